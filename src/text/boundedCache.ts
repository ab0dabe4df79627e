import { flat } from './flat.js';

/**
 * A memo of `compute` with at most `limit` entries, in two halves: a full young half becomes the old one, and what is
 * asked for again is carried over. Words of news follow Zipf's law, so that the frequent ones stay, and a hit on them
 * costs one look-up. `compute` must not return undefined.
 */
export function boundedCache<T>(limit: number, compute: (key: string) => T): (key: string) => T {
  const half = Math.max(1, Math.floor(limit / 2));
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (key) => {
    let value = young.get(key);
    if (value === undefined) {
      const kept = flat(key);
      value = old.get(kept);
      // What is computed may hold slices of the key.
      if (value === undefined) value = compute(kept);
      if (young.size >= half) {
        old = young;
        young = new Map();
      }
      young.set(kept, value);
    }
    return value;
  };
}
