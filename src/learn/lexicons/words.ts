/**
 * What counts as a word while lexicons are made: a run of Arabic letters. Vowel marks and tatweel are taken out.
 */

import { fold } from '../../text/fold.js';

const PIECE = /[\u0621-\u065f\u066e-\u06d3]+|\p{Nd}+|\p{Script=Latin}+|\S/gu;
const MARKS = /[\u0640\u064b-\u065f\u0670]/g;
const ARABIC = /[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]/;

/** Arabic words without marks, runs of digits or Latin letters, and every other character alone, in order. */
export function pieces(text: string): string[] {
  return (
    text
      .match(PIECE)
      ?.map((piece) => piece.replace(MARKS, ''))
      .filter((piece) => piece !== '') ?? []
  );
}

export const isArabic = (piece: string): boolean => ARABIC.test(piece);

/** The folded word; one symbol for all numbers and one for all Latin words, so that they count as one neighbour. */
export function shape(piece: string): string {
  if (isArabic(piece)) return fold(piece);
  if (/^\p{Nd}/u.test(piece)) return '0';
  if (/^\p{Script=Latin}/u.test(piece)) return 'A';
  return piece;
}

/** The words of a name, or null where the name holds anything but Arabic words (hyphens part words). */
export function nameWords(name: string): string[] | null {
  const parts = pieces(name.replace(/[-‐–]/g, ' '));
  return parts.length > 0 && parts.every(isArabic) ? parts : null;
}

/** The folded key of a name: what two spellings of one name share. */
export const keyOf = (words: readonly string[]): string => words.map(fold).join(' ');

/** Order by code point, the order of every generated table. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One run of Arabic letters and nothing else. */
export const isWord = (text: string): boolean => isArabic(text) && pieces(text).length === 1;

/** Values under each key, in the order given. */
export function groupBy<Value>(
  values: Iterable<Value>,
  keyOfValue: (value: Value) => string,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOfValue(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Every run of words inside a name that is shorter than the name. */
export function partsOf(words: readonly string[]): string[] {
  const parts: string[] = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= words.length; end++) {
      if (end - start < words.length) parts.push(words.slice(start, end).join(' '));
    }
  }
  return parts;
}
