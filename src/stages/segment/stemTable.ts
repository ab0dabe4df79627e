import { POS_COUNT } from './labels.js';

/**
 * What is known of the stems of open news, as columns: a stem is found by a hash of its spelling without hamza on
 * alef. Of a stem that was never seen nothing is known; that two stems share a hash happens about once in 30,000.
 */
export interface StemTable {
  readonly size: number;
  /** Hashes, ascending. */
  readonly keys: Uint32Array;
  /** How often it occurs: 1 + the logarithm to base √2 of the count, at most 63. */
  readonly counts: Uint8Array;
  /** Bits of `FLAG`. */
  readonly flags: Uint8Array;
  /** For each stem the share of each part of speech, two to a byte: see `shareOf`. */
  readonly shares: Uint8Array;
  /** 1 + the number of its lemma as a verb; 0 for none. */
  readonly lemmas: Uint16Array;
}

/** What a lexicon says of a stem: that it can be a verb in the perfect, in the imperfect, an adjective, a name. */
export const FLAG = { perfect: 1, imperfect: 2, adjective: 4, proper: 8, person: 16, place: 32 } as const;

/** A share of 1 is the highest step; each step down is a third of the share above it; 0 is less than that. */
export const SHARE_STEPS = 7;

/** On which step the share of a part of speech stands. @param at the place of the stem */
export function shareOf({ shares }: StemTable, at: number, pos: number): number {
  const pair = shares[(at * POS_COUNT + pos) >> 1]!;
  return pos % 2 === 0 ? pair & 15 : pair >> 4;
}

/** A 32-bit hash of a string with bare alef (FNV-1a over its UTF-16 units, mixed once more). */
export function hashWord(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    let c = word.charCodeAt(i);
    if (c === 0x622 || c === 0x623 || c === 0x625 || c === 0x671) c = 0x627;
    h = Math.imul(h ^ c, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

const BUCKET_BITS = 14;

/** Makes the function from a hash to the place of its stem, or -1. */
export function stemFinder({ size, keys }: StemTable): (hash: number) => number {
  const shift = 32 - BUCKET_BITS;
  const first = new Uint32Array((1 << BUCKET_BITS) + 1);
  for (let i = 0; i < size; i++) first[(keys[i]! >>> shift) + 1]!++;
  for (let b = 1; b < first.length; b++) first[b]! += first[b - 1]!;
  return (hash) => {
    const bucket = hash >>> shift;
    const end = first[bucket + 1]!;
    for (let i = first[bucket]!; i < end; i++) if (keys[i] === hash) return i;
    return -1;
  };
}

/** Makes the function from a stem to its place on the scale of counts. */
export function stemCounter({ counts }: StemTable, find: (hash: number) => number): (stem: string) => number {
  return (stem) => {
    const at = find(hashWord(stem));
    return at < 0 ? 0 : counts[at]!;
  };
}
