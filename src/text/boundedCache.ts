/**
 * A memo of `compute` with at most `limit` entries. When full it is emptied: words of news follow Zipf's law,
 * so the frequent ones are back within a few documents, and no bookkeeping is paid on a hit.
 */
export function boundedCache<T>(limit: number, compute: (key: string) => T): (key: string) => T {
  const cache = new Map<string, T>();
  return (key) => {
    let value = cache.get(key);
    if (value === undefined) {
      value = compute(key);
      if (cache.size >= limit) cache.clear();
      // A key may be a slice that keeps a whole article alive; what is flattened here is a word.
      cache.set(key, value);
    }
    return value;
  };
}
