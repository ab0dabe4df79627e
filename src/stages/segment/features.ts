import type { Candidate } from './candidates.js';
import { isHamzaAlef } from './foldAlef.js';
import { hashWord, shareOf, type StemTable } from './stemTable.js';

/** Weights stand in a table of this many places; two features may share one. */
export const WEIGHTS = 1 << 18;

/** Features of one candidate, at most. */
export const MOST_FEATURES = 48;

/**
 * Makes the function that writes the features of a reading of a word into an array, as places in the table of weights,
 * and returns how many. The first `CUT_FEATURES` of them tell how the word is cut, and are the same for all readings
 * with the same analysis; the others tell of its part of speech. Training and tagging both use this function.
 *
 * @param find the place of a stem in the table, by hash, or -1
 */
export function featureWriter(
  table: StemTable,
  find: (hash: number) => number,
): (word: string, candidate: Candidate, out: Int32Array, from: number) => number {
  return (word, { analysis, stem, proclitics, pronoun, pos, tabled }, out, from) => {
    const p = proclitics.id;
    const group = proclitics.group;
    const stemHash = hashWord(stem);
    const entry = find(stemHash);
    const count = entry < 0 ? 0 : table.counts[entry]!;
    const flags = entry < 0 ? 0 : table.flags[entry]!;
    const length = Math.min(stem.length, 8);
    const n = stem.length;
    const a = letter(stem, 0);
    const b = letter(stem, 1);
    const c = letter(stem, 2);
    const z = letter(stem, n - 1);
    const y = letter(stem, n - 2);
    const x = letter(stem, n - 3);
    const hamza = isHamzaAlef(stem.charCodeAt(0)) ? 1 : stem.charCodeAt(0) === 0x627 ? 2 : 0;
    const few = count >> 1;
    let i = 0;
    if (from === 0) {
      const whole = find(hashWord(word));
      const wholeCount = whole < 0 ? 0 : table.counts[whole]!;
      const gap = Math.max(-12, Math.min(12, (count - wholeCount) >> 1)) + 12;
      const cut = analysis.forms.length > 1;
      out[i++] = place(1, p, pronoun);
      out[i++] = place(2, p, 0);
      out[i++] = place(3, pronoun, 0);
      out[i++] = place(4, p, few);
      out[i++] = place(5, pronoun, few);
      out[i++] = cut ? place(6, p * 16 + pronoun, gap) : place(22, 0, few);
      out[i++] = cut ? place(7, group * 2 + (pronoun > 0 ? 1 : 0), gap) : place(23, length, few);
      out[i++] = place(8, p, length);
      out[i++] = place(9, pronoun, length);
      out[i++] = place(10, p, a);
      out[i++] = place(11, p, a * 64 + b);
      out[i++] = place(13, pronoun, z);
      out[i++] = place(14, pronoun, z * 64 + y);
      out[i++] = place(16, p, hamza);
      out[i++] = place(17, group * 16 + pronoun, flags);
      out[i++] = place(21, group, tabled ? 1 : 0);
      // What a reading of the table weighs before the words around are asked: the last feature of the cut.
      out[i++] = tabled ? place(24, hashWord(word), hashWord(analysis.forms.join('+'))) : place(25, 0, 0);
    }
    const share = entry < 0 ? 15 : shareOf(table, entry, pos);
    out[i++] = place(30, pos, group);
    out[i++] = place(31, pos, pronoun);
    out[i++] = place(32, pos, share);
    out[i++] = place(33, pos * 16 + share, few);
    out[i++] = place(34, pos, flags);
    out[i++] = place(35, pos * 8 + group, z * 64 + y);
    out[i++] = place(36, pos, (z * 64 + y) * 64 + x);
    out[i++] = place(37, pos * 8 + group, a * 64 + b);
    out[i++] = place(38, pos * 8 + length, a * 64 + z);
    out[i++] = place(39, pos, stemHash);
    out[i++] = place(40, pos * 32 + p, z);
    out[i++] = place(41, pos * 16 + pronoun, share);
    out[i++] = place(42, pos * 8 + hamza, length);
    out[i++] = place(43, pos, (a * 64 + b) * 64 + c);
    out[i++] = place(44, pos * 16 + length, b * 64 + y);
    return i;
  };
}

/** How many features tell of the cut. */
export const CUT_FEATURES = 17;

/** A letter as a number below 64, hamza on alef apart from bare alef; 0 outside the word. */
function letter(word: string, at: number): number {
  if (at < 0 || at >= word.length) return 0;
  const c = word.charCodeAt(at) - 0x620;
  return c > 0 && c < 63 ? c : 63;
}

function place(template: number, first: number, second: number): number {
  let h =
    Math.imul(template, 0x9e3779b1) ^ Math.imul(first + 1, 0x85ebca6b) ^ Math.imul(second + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) & (WEIGHTS - 1);
}
