import { isInvisible } from '../../text/invisible.js';
import type { LayerData } from '../../model/layerData.js';
import { TOKEN_KINDS, type Entities, type Morphology, type Tokens } from '../../model/layers.js';
import type { Span } from '../../text/span.js';
import { lastAtOrBefore } from '../../text/span.js';
import { titleKey, wordKey } from './keys.js';

/** A document as the rules of the stage see it: its tokens, and what covers them. */
export interface Reading {
  readonly text: string;
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Sentence of each token; -1 where it has none. */
  readonly sentences: Int32Array;
  readonly norms: (token: number) => string;
  /** The folded form of a token. */
  readonly keys: (token: number) => string;
  /** A token as titles are compared. */
  readonly titleKeys: (token: number) => string;
  /** True for words, Latin words and numbers: what names are made of. */
  readonly isWord: (token: number) => boolean;
  /** The row of the named entity that a token belongs to; NONE or, in a date or an amount, VALUE. */
  readonly mentionAt: Int32Array;
  /** The row of the entity whose title a token belongs to, or NONE. */
  readonly titleAt: Int32Array;
  /** Verbs of saying in the third person singular: MASCULINE or FEMININE; 0 elsewhere. */
  readonly speech: Uint8Array;
  /** 1 for a noun or name without article or preposition, which may be of what stands behind it: زوجة ترامب. */
  readonly construct: Uint8Array;
}

export const NONE = -1;
export const VALUE = -2;
export const MASCULINE = 1;
export const FEMININE = 2;

const NAMED: ReadonlySet<string> = new Set(['PER', 'LOC', 'ORG', 'MISC']);
const WORDS = new Set(['word', 'latin', 'number'].map((kind) => TOKEN_KINDS.indexOf(kind as 'word')));

/** @param speechVerbs folded lemmas of verbs whose subject speaks */
export function readDocument(
  text: string,
  layers: {
    readonly tokens: LayerData<typeof Tokens>;
    readonly morphology: LayerData<typeof Morphology>;
    readonly entities: LayerData<typeof Entities>;
  },
  speechVerbs: ReadonlySet<string>,
): Reading {
  const { tokens, morphology, entities } = layers;
  const { ids, strings } = tokens.columns.norm;
  const folded: (string | undefined)[] = [];
  const titled: (string | undefined)[] = [];
  const kinds = tokens.columns.kind.codes;
  const reading: Reading = {
    text,
    count: tokens.length,
    starts: tokens.starts,
    ends: tokens.ends,
    sentences: tokens.columns.sentence.values,
    norms: (token) => strings[ids[token]!]!,
    keys: (token) => (folded[ids[token]!] ??= wordKey(strings[ids[token]!]!)),
    titleKeys: (token) => (titled[ids[token]!] ??= titleKey(strings[ids[token]!]!)),
    isWord: (token) => WORDS.has(kinds[token]!),
    mentionAt: new Int32Array(tokens.length).fill(NONE),
    titleAt: new Int32Array(tokens.length).fill(NONE),
    speech: new Uint8Array(tokens.length),
    construct: new Uint8Array(tokens.length),
  };
  const titles = entities.columns.title;
  for (let row = 0; row < entities.length; row++) {
    const named = NAMED.has(entities.columns.type.at(row));
    cover(reading, reading.mentionAt, entities.starts[row]!, entities.ends[row]!, named ? row : VALUE);
    if (titles.starts[row]! >= 0)
      cover(reading, reading.titleAt, titles.starts[row]!, titles.ends[row]!, row);
  }
  const { pos, agreement, lemma, token: tokenOf } = morphology.columns;
  const verb = pos.values.indexOf('verb');
  const nouns = new Set(['noun', 'proper'].map((name) => pos.values.indexOf(name as 'noun')));
  const masculine = agreement.values.indexOf('3ms');
  const feminine = agreement.values.indexOf('3fs');
  const speaks: (boolean | undefined)[] = [];
  for (let row = 0; row < morphology.length; row++) {
    const token = tokenOf.values[row]!;
    const code = agreement.codes[row];
    if (token < 0) continue;
    if (pos.codes[row] === verb && (code === masculine || code === feminine)) {
      const id = lemma.ids[row]!;
      if ((speaks[id] ??= speechVerbs.has(wordKey(lemma.strings[id]!))))
        reading.speech[token] = code === masculine ? MASCULINE : FEMININE;
    } else if (nouns.has(pos.codes[row]!) && !BEFORE_ARTICLE.test(reading.norms(token))) {
      reading.construct[token] = 1;
    }
  }
  return reading;
}

/** Begins with the article, with proclitics before it or not. */
const BEFORE_ARTICLE = /^[وف]?(?:[بك]?ال|لل)/;

/** Writes `row` to the tokens that a span touches. */
function cover(reading: Reading, at: Int32Array, start: number, end: number, row: number): void {
  for (let i = firstToken(reading, start); i < reading.count && reading.starts[i]! < end; i++) {
    if (reading.ends[i]! > start) at[i] = row;
  }
}

/** The token that holds an offset, or the first behind it. */
export function firstToken({ starts, ends, count }: Reading, offset: number): number {
  const token = Math.max(0, lastAtOrBefore(starts, count, offset));
  return token < count && ends[token]! <= offset ? token + 1 : token;
}

export function sameSentence(reading: Reading, a: number, b: number): boolean {
  return b >= 0 && b < reading.count && reading.sentences[a] === reading.sentences[b];
}

/** True for a word with the article, and nothing before it, behind another such word: its adjective or apposition. */
export function isAttribute(reading: Reading, i: number): boolean {
  if (!sameSentence(reading, i, i - 1) || reading.mentionAt[i - 1] !== NONE) return false;
  return reading.norms(i).startsWith('ال') && WITH_ARTICLE.test(reading.norms(i - 1));
}

/** The article, with a conjunction before it or not. */
export const WITH_ARTICLE = /^[وف]?ال../;

/**
 * The source span of tokens `from` to before `to`, without the first `skip` letters of the first. Vowel marks, tatweel
 * and characters of no width are passed over: they are not in the normalised word.
 */
export function spanOf(reading: Reading, from: number, to: number, skip: number): Span {
  let start = reading.starts[from]!;
  for (let left = skip; left > 0; left--) {
    start++;
    while (isInvisible(reading.text.charCodeAt(start))) start++;
  }
  return { start: Math.min(start, reading.ends[from]!), end: reading.ends[to - 1]! };
}

/** How many characters of the text from `start` to before `end` stand in the normalised word. */
export function lettersBetween(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (!isInvisible(text.charCodeAt(i))) count++;
  return count;
}
