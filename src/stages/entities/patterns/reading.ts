import { TOKEN_KINDS } from '../../../model/layers.js';
import type { PatternText } from './patternText.js';
import type { Phrase, Phrases } from './phrases.js';
import type { Role, ValueLists } from './valueLists.js';
import { CODES, createWordReader } from './words.js';

export const WORD = TOKEN_KINDS.indexOf('word');
export const NUMBER = TOKEN_KINDS.indexOf('number');
export const DATE = TOKEN_KINDS.indexOf('date');
export const TIME = TOKEN_KINDS.indexOf('time');
export const PERCENT = TOKEN_KINDS.indexOf('percent');
export const CURRENCY = TOKEN_KINDS.indexOf('currency');
export const LATIN = TOKEN_KINDS.indexOf('latin');

/** A document while patterns are looked for in it. The arrays are longer than the document. */
export interface Reading {
  readonly text: PatternText;
  readonly lists: ValueLists;
  /** The date of the document (`2015-05-12`), or null. */
  readonly date: string | null;
  /** The word of each token in the vocabulary as it stands; 0 where no list has it. */
  readonly wholes: Uint16Array;
  /** The word of each token behind its proclitics where a list has that, else as it stands. */
  readonly cores: Uint16Array;
  /** How many characters stand before the word that `cores` means. */
  readonly skips: Uint8Array;
}

const WAW = 0x648;
const LAM = 0x644;

/** Makes the function that lays documents out. Its arrays are used again for the next document. */
export function createReader(lists: ValueLists): (text: PatternText, date: string | null) => Reading {
  const reader = createWordReader(lists.vocabulary);
  let wholes = new Uint16Array(0);
  let cores = new Uint16Array(0);
  let skips = new Uint8Array(0);
  let codes = new Uint16Array(0);
  /** The document in which the codes of each string were read last. */
  let readIn = new Uint32Array(0);
  let document = 0;
  return (text, date) => {
    const { count, ids, strings, proclitics } = text;
    if (wholes.length < count) {
      wholes = new Uint16Array(count * 2);
      cores = new Uint16Array(count * 2);
      skips = new Uint8Array(count * 2);
    }
    if (readIn.length < strings.length) {
      codes = new Uint16Array(strings.length * 2 * CODES);
      readIn = new Uint32Array(strings.length * 2);
    }
    document++;
    for (let i = 0; i < count; i++) {
      const id = ids[i]!;
      const at = id * CODES;
      if (readIn[id] !== document) {
        readIn[id] = document;
        reader.read(strings[id]!, codes, at);
      }
      const whole = codes[at]!;
      const cut = proclitics[i]!;
      const found = cut > 0 && cut < 3 ? codes[at + cut * 2 - 1]! : 0;
      wholes[i] = whole;
      cores[i] = found > 0 ? found : whole;
      skips[i] = found > 0 ? codes[at + cut * 2]! : 0;
    }
    return { text, lists, date, wholes, cores, skips };
  };
}

/** True where `b` is a token of the sentence of token `a`. */
export function same({ text }: Reading, a: number, b: number): boolean {
  return b >= 0 && b < text.count && text.sentences[a] === text.sentences[b];
}

/** True where no space stands between token `i` and the next. */
export function touchesNext({ text }: Reading, i: number): boolean {
  return i + 1 < text.count && text.ends[i] === text.starts[i + 1];
}

/** The normalised form of token `i`. */
export function normAt({ text }: Reading, i: number): string {
  return text.strings[text.ids[i]!]!;
}

/** The longest phrase that begins at token `i` behind its proclitics. */
export function phraseAt<E>(reading: Reading, phrases: Phrases<E>, i: number): Phrase<E> | undefined {
  if (i < 0 || i >= reading.text.count) return undefined;
  return longest(reading, phrases[reading.cores[i]!], i);
}

/** The longest phrase that begins at token `i` as it stands, without proclitics taken off. */
export function wholeAt<E>(reading: Reading, phrases: Phrases<E>, i: number): Phrase<E> | undefined {
  if (i < 0 || i >= reading.text.count) return undefined;
  return longest(reading, phrases[reading.wholes[i]!], i);
}

function longest<E>(
  reading: Reading,
  phrases: readonly Phrase<E>[] | undefined,
  i: number,
): Phrase<E> | undefined {
  if (phrases === undefined) return undefined;
  for (const phrase of phrases) {
    const { words } = phrase;
    const last = i + words.length - 1;
    if (!same(reading, i, last)) continue;
    let k = 1;
    while (k < words.length && reading.wholes[i + k] === words[k]) k++;
    if (k === words.length) return phrase;
  }
  return undefined;
}

/** The value of the longest phrase of a role that begins at token `i`, and the token behind it. */
export interface RoleRead {
  readonly value: string;
  readonly next: number;
}

/** A phrase of a role at token `i` as it stands, where that is in the sentence of token `from`. */
export function roleAt(reading: Reading, role: Role, i: number, from: number): RoleRead | null {
  if (!same(reading, from, i)) return null;
  const phrase = wholeAt(reading, reading.lists.roles[role], i);
  return phrase ? { value: phrase.entry, next: i + phrase.words.length } : null;
}

/** A phrase of a role that begins at token `i` behind its proclitics. */
export function coreRoleAt(reading: Reading, role: Role, i: number, from: number): RoleRead | null {
  if (!same(reading, from, i)) return null;
  const phrase = phraseAt(reading, reading.lists.roles[role], i);
  return phrase ? { value: phrase.entry, next: i + phrase.words.length } : null;
}

/** True where the word of token `i`, behind its proclitics, has a role by itself. */
export function hasRole(reading: Reading, role: Role, i: number, from: number): boolean {
  if (!same(reading, from, i)) return false;
  const alone = reading.lists.alone[role];
  return alone[reading.cores[i]!] === 1 || alone[reading.wholes[i]!] === 1;
}

/** True for a و that is a token of its own. */
export function isWaw(reading: Reading, i: number): boolean {
  const norm = normAt(reading, i);
  return norm.length === 1 && norm.charCodeAt(0) === WAW;
}

/** True where a و is glued to the word of token `i`. */
export function hasWaw(reading: Reading, i: number): boolean {
  return reading.skips[i]! > 0 && normAt(reading, i).charCodeAt(0) === WAW;
}

/** Where what و joins begins: at token `i` that has it, or behind a و of its own; -1 where none stands. */
export function behindWaw(reading: Reading, i: number, from: number): number {
  if (!same(reading, from, i)) return -1;
  if (hasWaw(reading, i)) return i;
  return isWaw(reading, i) && same(reading, from, i + 1) && reading.skips[i + 1] === 0 ? i + 1 : -1;
}

/** The first unit of a sign that is a token of one character; 0 for others. */
export function signAt(reading: Reading, i: number): number {
  if (i < 0 || i >= reading.text.count || reading.text.kinds[i] === WORD) return 0;
  const norm = normAt(reading, i);
  return norm.length === 1 ? norm.charCodeAt(0) : 0;
}

/** True for a word of one letter. */
export function isLoneLetter(reading: Reading, i: number): boolean {
  return reading.text.kinds[i] === WORD && normAt(reading, i).length === 1;
}

const ALEF = 0x627;

/** True for a word with the article, perhaps behind و or another proclitic. */
export function isDefinite({ text }: Reading, i: number): boolean {
  // The word as it is spelled: folded, ألحق would begin with the article.
  const norm = text.strings[text.ids[i]!]!;
  if (text.kinds[i] !== WORD || norm.length < 4) return false;
  const at = text.proclitics[i]!;
  if (norm.charCodeAt(at) === ALEF && norm.charCodeAt(at + 1) === LAM) return true;
  return at > 0 && norm.charCodeAt(at - 1) === LAM && norm.charCodeAt(at) === LAM;
}
