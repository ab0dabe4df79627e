import type { LayerData } from '../../model/layerData.js';
import { TOKEN_KINDS, type Entities, type Marks, type Sentences, type Tokens } from '../../model/layers.js';
import type { Span } from '../../text/span.js';
import type { WordLists } from './wordLists.js';
import type { Word } from './words.js';

/** A stretch of tokens, half-open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A document as the rules of this stage read it: one number or word a token, pairs of marks and entities by token. */
export interface Reading {
  readonly text: string;
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  readonly words: readonly Word[];
  /** The word lists that rules ask. */
  readonly lists: WordLists;
  /** The sentence of each token, and the token after the last of each sentence. */
  readonly sentences: Int32Array;
  readonly sentenceEnds: Int32Array;
  readonly sentenceStarts: Int32Array;
  /** The paragraph of each sentence. */
  readonly paragraphs: Float64Array;
  /** By the token of an opening mark: the token of its closing mark (the token after the pair where it is missing); -1 elsewhere. */
  readonly closing: Int32Array;
  /** By the token of a closing mark: the token of its opening mark; -1 elsewhere. */
  readonly opening: Int32Array;
  /** 1 where a mark is repeated at the head of a paragraph: it opens nothing. */
  readonly repeated: Uint8Array;
  /** 1 for PER, 2 for ORG, LOC and MISC, 0 elsewhere: the type of the named entity that holds a token. */
  readonly nameTypes: Uint8Array;
  /** The token after the last of the named entity that holds a token, 0 where none does. */
  readonly nameEnds: Int32Array;
  /** 1 where a date or time holds the token. */
  readonly isDate: Uint8Array;
}

export const PERSON = 1;
export const BODY = 2;

export const WORD = TOKEN_KINDS.indexOf('word');
export const NUMBER = TOKEN_KINDS.indexOf('number');
export const LATIN = TOKEN_KINDS.indexOf('latin');
export const QUOTE = TOKEN_KINDS.indexOf('quote');
export const PUNCTUATION = TOKEN_KINDS.indexOf('punctuation');

/** What follows a mark without partner is speech for at most this many tokens. */
const LONGEST_UNCLOSED = 300;

/** The layers that a reading is made of. */
export interface ReadLayers {
  readonly sentences: LayerData<typeof Sentences>;
  readonly tokens: LayerData<typeof Tokens>;
  readonly marks: LayerData<typeof Marks>;
  readonly entities: LayerData<typeof Entities>;
}

/** Lays a document out. `wordOf` is asked once for each distinct word of the document. Linear in tokens. */
export function readDocument(
  text: string,
  layers: ReadLayers,
  wordOf: (norm: string) => Word,
  lists: WordLists,
): Reading {
  const { sentences, tokens, marks, entities } = layers;
  const count = tokens.length;
  const { ids, strings } = tokens.columns.norm;
  const known = new Map<number, Word>();
  const words: Word[] = new Array<Word>(count);
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    let word = known.get(id);
    if (!word) known.set(id, (word = wordOf(strings[id]!)));
    words[i] = word;
  }
  const sentenceOf = tokens.columns.sentence.values;
  const sentenceStarts = new Int32Array(sentences.length).fill(count);
  const sentenceEnds = new Int32Array(sentences.length);
  for (let i = 0; i < count; i++) {
    const s = sentenceOf[i]!;
    if (s < 0) continue;
    if (i < sentenceStarts[s]!) sentenceStarts[s] = i;
    sentenceEnds[s] = i + 1;
  }
  const reading = {
    text,
    count,
    starts: tokens.starts,
    ends: tokens.ends,
    kinds: tokens.columns.kind.codes,
    words,
    lists,
    sentences: sentenceOf,
    sentenceStarts,
    sentenceEnds,
    paragraphs: sentences.columns.paragraph.values,
    closing: new Int32Array(count).fill(-1),
    opening: new Int32Array(count).fill(-1),
    repeated: new Uint8Array(count),
    nameTypes: new Uint8Array(count),
    nameEnds: new Int32Array(count),
    isDate: new Uint8Array(count),
  };
  layMarks(reading, marks);
  layEntities(reading, entities);
  return reading;
}

function layMarks(reading: Reading, marks: LayerData<typeof Marks>): void {
  const { open, close, repair } = marks.columns;
  for (let m = 0; m < marks.length; m++) {
    const from = tokenAt(reading, open.starts[m]!);
    if (from < 0) continue;
    if (repair.at(m) === 'reopened') {
      reading.repeated[from] = 1;
      continue;
    }
    const closed = close.starts[m]! >= 0;
    const to = closed
      ? tokenAt(reading, close.starts[m]!)
      : Math.min(tokenAt(reading, marks.ends[m]! - 1) + 1, from + LONGEST_UNCLOSED);
    if (to <= from) continue;
    reading.closing[from] = to;
    if (closed) reading.opening[to] = from;
  }
}

function layEntities(reading: Reading, entities: LayerData<typeof Entities>): void {
  const { codes, values } = entities.columns.type;
  const person = values.indexOf('PER');
  const bodies = new Set([values.indexOf('LOC'), values.indexOf('ORG'), values.indexOf('MISC')]);
  const dates = new Set([values.indexOf('DATE'), values.indexOf('TIME')]);
  for (let e = 0; e < entities.length; e++) {
    const from = tokenAt(reading, entities.starts[e]!);
    const last = tokenAt(reading, entities.ends[e]! - 1);
    if (from < 0 || last < from) continue;
    const code = codes[e]!;
    if (dates.has(code)) reading.isDate.fill(1, from, last + 1);
    else if (code === person || bodies.has(code)) {
      reading.nameTypes.fill(code === person ? PERSON : BODY, from, last + 1);
      reading.nameEnds.fill(last + 1, from, last + 1);
    }
  }
}

/** The token that holds the character at `offset`, -1 where none does. */
export function tokenAt(reading: Reading, offset: number): number {
  let low = 0;
  let high = reading.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reading.starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && reading.ends[low - 1]! > offset ? low - 1 : -1;
}

/** The source span of a stretch of tokens that is not empty. */
export function spanOf(reading: Reading, { from, to }: Stretch): Span {
  return { start: reading.starts[from]!, end: reading.ends[to - 1]! };
}

/** Whether token `i` is exactly this punctuation. */
export function isSign(reading: Reading, i: number, signs: string): boolean {
  return (
    i >= 0 &&
    i < reading.count &&
    reading.kinds[i] !== WORD &&
    signs.includes(reading.words[i]!.form[0] ?? '\0')
  );
}

export const COMMA = '،,';
export const COLON = ':';
export const FULL_STOP = '.؟!?…؛;';

/** Drops punctuation, and stray marks, from the end of a stretch; a pair that closes there stays. */
export function trimEnd(reading: Reading, from: number, to: number): number {
  let end = to;
  for (; end > from; end--) {
    const i = end - 1;
    const kind = reading.kinds[i];
    if (kind === PUNCTUATION && !isSign(reading, i, ')]')) continue;
    if (kind === QUOTE && !(reading.opening[i]! >= from)) continue;
    break;
  }
  return end;
}
