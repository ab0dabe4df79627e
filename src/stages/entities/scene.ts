import type { LayerData } from '../../model/layerData.js';
import { TOKEN_KINDS, type Marks, type Segments, type Tokens } from '../../model/layers.js';
import type { Span } from '../../text/span.js';
import type { Entry } from './lexicon.js';
import type { Word } from './words.js';

/** A phrase of the lexicon found in a document: tokens `first` to `last`, both included. */
export interface Match {
  readonly entry: Entry;
  readonly first: number;
  readonly last: number;
  /** Characters of proclitics before the phrase in its first word. */
  readonly skip: number;
}

/** A document as the rules see it: its tokens as words, the phrases that begin at each, the pairs of marks. */
export interface Scene {
  readonly text: string;
  /** The date of the document where its `meta.date` is an ISO date, else null. */
  readonly date: string | null;
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  readonly words: readonly Word[];
  readonly sentences: Int32Array;
  /** The phrases that begin at a token, longest first. */
  readonly matches: readonly (readonly Match[])[];
  /** The token of the closing mark by the token of the opening one; -1 elsewhere. */
  readonly closing: Int32Array;
  /** How many characters the tokenizer took off as proclitics. */
  readonly proclitics: Uint8Array;
}

export const WORD = TOKEN_KINDS.indexOf('word');
export const NUMBER = TOKEN_KINDS.indexOf('number');
export const DATE = TOKEN_KINDS.indexOf('date');
export const TIME = TOKEN_KINDS.indexOf('time');
export const PERCENT = TOKEN_KINDS.indexOf('percent');
export const CURRENCY = TOKEN_KINDS.indexOf('currency');
export const LATIN = TOKEN_KINDS.indexOf('latin');
export const QUOTE = TOKEN_KINDS.indexOf('quote');

const NONE: readonly Match[] = [];
const LONGEST_PHRASE = 12;

/** Lays a document out for the rules. `wordOf` is asked once for each distinct word of the document. */
export function layOut(
  text: string,
  meta: Readonly<Record<string, string>>,
  layers: {
    readonly tokens: LayerData<typeof Tokens>;
    readonly segments: LayerData<typeof Segments>;
    readonly marks: LayerData<typeof Marks>;
  },
  wordOf: (norm: string) => Word,
): Scene {
  const { tokens, segments, marks } = layers;
  const count = tokens.length;
  const { ids, strings } = tokens.columns.norm;
  const known: (Word | undefined)[] = [];
  const words: Word[] = new Array<Word>(count);
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    words[i] = known[id] ??= wordOf(strings[id]!);
  }
  const closing = new Int32Array(count).fill(-1);
  const tokenAt = new Map<number, number>();
  for (let i = 0; i < count; i++)
    if (tokens.columns.kind.codes[i] === QUOTE) tokenAt.set(tokens.starts[i]!, i);
  for (let m = 0; m < marks.length; m++) {
    const open = tokenAt.get(marks.columns.open.starts[m]!);
    const close = tokenAt.get(marks.columns.close.starts[m]!);
    if (open !== undefined && close !== undefined) closing[open] = close;
  }
  const proclitics = new Uint8Array(count);
  const roles = segments.columns.role;
  const conj = roles.values.indexOf('conj');
  const prep = roles.values.indexOf('prep');
  const future = roles.values.indexOf('future');
  for (let s = 0; s < segments.length; s++) {
    const role = roles.codes[s];
    const token = segments.columns.token.values[s]!;
    // س makes a verb, and no name; counted with the others it keeps the word out of names.
    if ((role === conj || role === prep || role === future) && token >= 0) proclitics[token]!++;
  }
  const scene = {
    text,
    date: isoDate(meta['date']),
    count,
    starts: tokens.starts,
    ends: tokens.ends,
    kinds: tokens.columns.kind.codes,
    words,
    sentences: tokens.columns.sentence.values,
    closing,
    proclitics,
  };
  return { ...scene, matches: findPhrases(scene) };
}

function findPhrases(scene: Omit<Scene, 'matches'>): (readonly Match[])[] {
  const { count, words, kinds, sentences, proclitics } = scene;
  const out: (readonly Match[])[] = new Array<readonly Match[]>(count);
  for (let first = 0; first < count; first++) {
    let found: Match[] | undefined;
    for (const reading of words[first]!.readings) {
      // A word that news knows as it stands is cut only where the tokenizer cuts it: فعالية is not ف and عالية.
      if (reading.skip > proclitics[first]! && words[first]!.whole.flags !== 0) continue;
      let node = reading.phrases;
      const limit = Math.min(count, first + LONGEST_PHRASE);
      for (let at = first; node;) {
        for (const entry of node.entries) (found ??= []).push({ entry, first, last: at, skip: reading.skip });
        at++;
        if (at >= limit || (kinds[at] !== WORD && kinds[at] !== LATIN) || sentences[at] !== sentences[first])
          break;
        node = node.next.get(words[at]!.whole.core);
      }
    }
    if (found && found.length > 1) found.sort((a, b) => b.last - a.last || a.skip - b.skip);
    out[first] = found ?? NONE;
  }
  return out;
}

function isoDate(date: string | undefined): string | null {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : null;
}

/**
 * The source span of tokens `first` to `last` without the first `skip` characters of the normalised first word.
 * Vowel marks, tatweel and characters of no width are passed over: they are not in the normalised word.
 */
export function spanOf(scene: Scene, first: number, last: number, skip: number): Span {
  let start = scene.starts[first]!;
  const wordEnd = scene.ends[first]!;
  let left = skip;
  while (left > 0 && start < wordEnd - 1) {
    start++;
    left--;
    while (start < wordEnd - 1 && isInvisible(scene.text.charCodeAt(start))) start++;
  }
  return { start, end: scene.ends[last]! };
}

function isInvisible(unit: number): boolean {
  return (
    (unit >= 0x64b && unit <= 0x65f) ||
    unit === 0x670 ||
    unit === 0x640 ||
    (unit >= 0x200b && unit <= 0x200f) ||
    unit === 0xfeff
  );
}

/** True where `b` is a token of the sentence of token `a`. */
export function sameSentence(scene: Scene, a: number, b: number): boolean {
  return b >= 0 && b < scene.count && scene.sentences[a] === scene.sentences[b];
}
