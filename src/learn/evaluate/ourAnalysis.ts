import { layerOf, type AnnotatedDocument } from '../../model/document.js';
import { Segments, Tokens } from '../../model/layers.js';
import type { Spans } from './score.js';

/** What the pipeline found, counted without white space. */
export interface OurAnalysis {
  readonly tokens: Spans;
  readonly sentences: Spans;
  /** The parts of each token; one where it is whole. */
  readonly parts: readonly (readonly string[])[];
  /** Which of the parts is the stem; -1 where none is. */
  readonly stems: readonly number[];
  /** The part of speech of each token's stem, where the pipeline tells; empty where it does not. */
  readonly categories: readonly (string | undefined)[];
}

/** Tokens without those that are white space alone, and the sentences that they say they belong to. */
export interface OurSpans {
  readonly tokens: Spans;
  readonly sentences: Spans;
  /** The row of each token. */
  readonly rows: readonly number[];
}

/**
 * Reads the layer tokens. In the shared task every token belongs to a sentence; so a bullet, which the layer sentences
 * leaves out, counts to the sentence that its token names.
 */
export function ourSpans(document: AnnotatedDocument, positions: Uint32Array): OurSpans {
  const layer = layerOf(document, Tokens);
  const tokens = { starts: [] as number[], ends: [] as number[] };
  const sentences = { starts: [] as number[], ends: [] as number[] };
  const rows: number[] = [];
  let sentence = -1;
  for (let row = 0; row < layer.length; row++) {
    const start = positions[layer.starts[row]!]!;
    const end = positions[layer.ends[row]!]!;
    if (start === end) continue;
    tokens.starts.push(start);
    tokens.ends.push(end);
    rows.push(row);
    const own = layer.columns.sentence.values[row]!;
    if (own !== sentence && own >= 0) {
      sentences.starts.push(start);
      sentences.ends.push(end);
    } else if (own >= 0) sentences.ends[sentences.ends.length - 1] = end;
    sentence = own;
  }
  return { tokens, sentences, rows };
}

/** Reads the layers tokens, segments and, where there is one, morphology. */
export function ourAnalysis(document: AnnotatedDocument, positions: Uint32Array): OurAnalysis {
  const tokens = layerOf(document, Tokens);
  const segments = layerOf(document, Segments);
  const byToken = new Map<number, number[]>();
  for (let row = 0; row < segments.length; row++) {
    const token = segments.columns.token.values[row]!;
    const rows = byToken.get(token);
    if (rows) rows.push(row);
    else byToken.set(token, [row]);
  }
  const given = categoriesOf(document);
  const { rows, ...spans } = ourSpans(document, positions);
  const parts: string[][] = [];
  const stems: number[] = [];
  for (const token of rows) {
    const cut = byToken.get(token);
    parts.push(cut ? cut.map((row) => segments.columns.form.at(row)) : [tokens.columns.norm.at(token)]);
    stems.push(cut ? cut.findIndex((row) => segments.columns.role.at(row) === 'stem') : 0);
  }
  return {
    ...spans,
    parts,
    stems,
    categories: rows.map((token) => given.get(token)),
  };
}

/** The layer and its columns, as a stage that gives parts of speech names them. */
export const MORPHOLOGY = 'morphology';

function categoriesOf(document: AnnotatedDocument): Map<number, string> {
  const out = new Map<number, string>();
  const layer = document.layers.get(MORPHOLOGY);
  if (!layer) return out;
  const columns = layer.columns as unknown as Record<string, { at(row: number): unknown } | undefined>;
  for (let row = 0; row < layer.length; row++) {
    const token = columns['token']?.at(row);
    const pos = columns['pos']?.at(row);
    if (typeof token === 'number' && typeof pos === 'string') out.set(token, pos);
  }
  return out;
}
