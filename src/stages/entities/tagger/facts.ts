/**
 * What open news and open lists of names say of single words, as columns; learned with the model and kept in its file.
 * A word is found by a hash of its folded spelling.
 */
export interface Facts {
  /** Hashes, ascending as unsigned numbers. */
  readonly keys: Uint32Array;
  /** The finest cluster of its word vector, counted from 1; 0 for none. */
  readonly clusters: Uint16Array;
  /** Two bits each: see `FACT`. */
  readonly marks: Uint16Array;
  /** How often it occurs in the news: 1 + the logarithm to base 2 of the count; 0 for never. */
  readonly counts: Uint8Array;
  /** By the finest cluster the middle and the coarse one that it lies in. */
  readonly middle: Uint16Array;
  readonly coarse: Uint16Array;
}

/** How often lists have the word, in steps of two bits: 0 never, 1 once or twice, 2 seldom, 3 often. */
export const FACT = {
  /** Names of persons of Wikidata. */
  person: 0,
  /** Persons, places, bodies of names aligned in parallel text. */
  alignedPerson: 2,
  alignedPlace: 4,
  alignedBody: 6,
  /** Cities by size; countries and provinces count as often. */
  place: 8,
} as const;

const BUCKET_BITS = 14;

/** Makes the function from a hash to the row of its word, or -1. */
export function factFinder({ keys }: Facts): (hash: number) => number {
  const shift = 32 - BUCKET_BITS;
  const first = new Uint32Array((1 << BUCKET_BITS) + 1);
  for (let i = 0; i < keys.length; i++) first[(keys[i]! >>> shift) + 1]!++;
  for (let b = 1; b < first.length; b++) first[b]! += first[b - 1]!;
  return (hash) => {
    const key = hash >>> 0;
    const end = first[(key >>> shift) + 1]!;
    for (let i = first[key >>> shift]!; i < end; i++) if (keys[i] === key) return i;
    return -1;
  };
}
