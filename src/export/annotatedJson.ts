import type { AnnotatedDocument } from '../model/document.js';
import {
  Edits,
  Entities,
  Language,
  Marks,
  Morphology,
  Names,
  QuotedSentences,
  Quotes,
  Segments,
  Sentences,
  Tokens,
} from '../model/layers.js';
import type { AnyLayer, Row } from '../model/layer.js';
import type { LayerData } from '../model/layerData.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import { codePointOffsets } from '../text/codePoints.js';
import type { Span } from '../text/span.js';
import { transliterate, type WordPart, type Scheme } from './transliterate.js';

/** What offsets count: UTF-16 units (JavaScript, Java) or code points (Python, R). */
export type OffsetUnit = 'utf16' | 'codepoint';

/** The annotated document of docs/output-format.md: one object, layers as rows, tokens with their segments. */
export interface AnnotatedJson {
  readonly id: string;
  readonly language?: string;
  readonly offsets: OffsetUnit;
  readonly edits?: readonly { start: number; end: number; with: string; rule: string }[];
  readonly sentences?: readonly Span[];
  readonly quotedSentences?: readonly (Span & {
    readonly sentence: number | null;
    readonly mark: number | null;
  })[];
  readonly tokens?: readonly TokenJson[];
  readonly marks?: readonly object[];
  readonly entities?: readonly EntityJson[];
  readonly names?: readonly NameJson[];
  readonly quotes?: readonly QuoteJson[];
  /** Layers of stages of the user's own, by name. */
  readonly layers?: Readonly<Record<string, readonly object[]>>;
  /** Why, for each layer that is not there. */
  readonly skipped?: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface TokenJson extends Span {
  readonly kind: string;
  readonly norm: string;
  /** `norm` in Latin letters, where that was asked for. */
  readonly translit?: string;
  readonly sentence: number | null;
  readonly segments?: readonly { form: string; role: string }[];
  /** Of the stem of a word. */
  readonly pos?: string;
  readonly lemma?: string;
  /** Left out where the form does not tell. */
  readonly agreement?: string;
}
export interface EntityJson extends Span {
  readonly type: string;
  readonly subtype?: string;
  readonly value?: string;
  readonly title?: Span;
  /** The row of `names` that it is a mention of. */
  readonly name?: number;
  readonly score: number;
  readonly rule: string;
}
export interface NameJson {
  readonly canonical: string;
  readonly type: string;
  readonly gender: string;
  readonly title: string | null;
  readonly mentions: readonly number[];
  /** Why each mention belongs. */
  readonly evidence: readonly string[];
  /** Where a title or a head noun stands for it. */
  readonly nominals: readonly Span[];
  /** Of a country: its ISO 3166 code. */
  readonly country?: string;
  /** Of a town: its item of Wikidata. */
  readonly wikidata?: string;
}
export interface QuoteJson {
  readonly kind: string;
  readonly content: readonly Span[];
  readonly cue: (Span & { readonly lemma: string | null; readonly class: string | null }) | null;
  readonly speaker: Span | null;
  readonly speakerName: string | null;
  readonly resolution: string;
  readonly via: readonly Span[];
  readonly addressee: Span | null;
  readonly status: string;
  readonly parent: number | null;
  readonly score: number;
  readonly rule: string;
}

const KNOWN: ReadonlySet<string> = new Set(
  [
    Language,
    Edits,
    Sentences,
    QuotedSentences,
    Tokens,
    Segments,
    Morphology,
    Marks,
    Entities,
    Names,
    Quotes,
  ].map(({ name }) => name),
);

/**
 * Puts the layers of a document into one object, with offsets in the unit that is asked for.
 *
 * @param transliterateTo a scheme in which each token is written once more. Default: none
 */
export function annotatedJson(
  document: AnnotatedDocument,
  unit: OffsetUnit,
  more: { readonly skipped: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] },
  transliterateTo?: Scheme,
): AnnotatedJson {
  const to = unit === 'codepoint' ? codePointOffsets(document.text) : (offset: number): number => offset;
  const span = ({ start, end }: Span): Span => ({ start: to(start), end: to(end) });
  const maybe = (value: Span | null): Span | null => value && span(value);
  const rows = <L extends AnyLayer, T>(
    layer: L,
    make: (row: Row<L>, index: number) => T,
  ): T[] | undefined => {
    const data = document.layers.get(layer.name) as LayerData<L> | undefined;
    return data && Array.from(data.rows(), make);
  };
  const out: Record<string, unknown> = {
    id: document.id,
    language: rows(Language, ({ language }) => language)?.[0],
    offsets: unit,
    edits: rows(Edits, (row) => ({ ...span(row), with: row.with, rule: row.rule })),
    sentences: rows(Sentences, span),
    quotedSentences: rows(QuotedSentences, (row) => ({
      ...span(row),
      sentence: row.sentence,
      mark: row.mark,
    })),
    tokens: tokens(rows, span, transliterateTo),
    marks: rows(Marks, (row) => ({
      ...span(row),
      open: maybe(row.open),
      close: maybe(row.close),
      repair: row.repair,
    })),
    entities: entities(rows, span),
    names: rows(
      Names,
      ({ canonical, type, gender, title, mentions, evidence, nominals, ...place }): NameJson => ({
        canonical,
        type,
        gender,
        title,
        mentions,
        evidence: evidence === '' ? [] : evidence.split(' '),
        nominals: nominals.map(span),
        ...(place.country === null ? {} : { country: place.country }),
        ...(place.wikidata === null ? {} : { wikidata: place.wikidata }),
      }),
    ),
    quotes: rows(Quotes, (row): QuoteJson => ({
      kind: row.kind,
      content: row.content.map(span),
      cue: row.cue && { ...span(row.cue), lemma: row.cueLemma, class: row.cueClass },
      speaker: maybe(row.speaker),
      speakerName: row.speakerName,
      resolution: row.resolution,
      via: row.via.map(span),
      addressee: maybe(row.addressee),
      status: row.status,
      parent: row.parent,
      score: row.score,
      rule: row.rule,
    })),
    layers: otherLayers(document, to),
    skipped: more.skipped.size === 0 ? undefined : Object.fromEntries(more.skipped),
    diagnostics: more.diagnostics.map((diagnostic) =>
      diagnostic.span ? { ...diagnostic, span: span(diagnostic.span) } : diagnostic,
    ),
  };
  return out as unknown as AnnotatedJson;
}

type Rows = <L extends AnyLayer, T>(layer: L, make: (row: Row<L>, index: number) => T) => T[] | undefined;

function tokens(
  rows: Rows,
  span: (s: Span) => Span,
  transliterateTo: Scheme | undefined,
): TokenJson[] | undefined {
  const segments = new Map<number, WordPart[]>();
  rows(Segments, ({ token, form, role }) => {
    if (token === null) return;
    const list = segments.get(token);
    if (list) list.push({ form, role });
    else segments.set(token, [{ form, role }]);
  });
  const stems = new Map<number, Row<typeof Morphology>>();
  rows(Morphology, (row) => row.token !== null && stems.set(row.token, row));
  return rows(Tokens, (row, i) => {
    const stem = stems.get(i);
    const parts = segments.get(i);
    return {
      ...span(row),
      kind: row.kind,
      norm: row.norm,
      ...(transliterateTo ? { translit: transliterate(row.norm, transliterateTo, parts) } : {}),
      sentence: row.sentence,
      ...(parts ? { segments: parts } : {}),
      ...(stem ? { pos: stem.pos, lemma: stem.lemma } : {}),
      ...(stem && stem.agreement !== '-' ? { agreement: stem.agreement } : {}),
    };
  });
}

function entities(rows: Rows, span: (s: Span) => Span): EntityJson[] | undefined {
  const nameOf = new Map<number, number>();
  rows(Names, ({ mentions }, name) => mentions.forEach((mention) => nameOf.set(mention, name)));
  return rows(Entities, (row, i) => {
    const name = nameOf.get(i);
    return {
      ...span(row),
      type: row.type,
      ...(row.subtype === null ? {} : { subtype: row.subtype }),
      ...(row.value === null ? {} : { value: row.value }),
      ...(row.title === null ? {} : { title: span(row.title) }),
      ...(name === undefined ? {} : { name }),
      score: row.score,
      rule: row.rule,
    };
  });
}

function otherLayers(
  document: AnnotatedDocument,
  to: (offset: number) => number,
): Record<string, object[]> | undefined {
  const others = [...document.layers].filter(([name]) => !KNOWN.has(name));
  if (others.length === 0) return undefined;
  return Object.fromEntries(
    others.map(([name, data]) => [name, Array.from(data.rows(), (row) => convert(data, row, to))]),
  );
}

/** A row of a layer that is not known here, with the offsets in its span columns in the unit asked for. */
function convert(data: LayerData, row: Row<AnyLayer>, to: (offset: number) => number): object {
  const span = (s: Span): Span => ({ start: to(s.start), end: to(s.end) });
  const out: Record<string, unknown> = { ...row, ...span(row) };
  for (const [name, { type }] of Object.entries(data.layer.columns)) {
    if (type === 'span?' && out[name] !== null) out[name] = span(out[name] as Span);
    if (type === 'spans') out[name] = (out[name] as readonly Span[]).map(span);
  }
  return out;
}
