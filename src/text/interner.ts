/** Strings kept once: each distinct string has a small integer, in order of first appearance. */
export interface Interner {
  /** The integer of `value`, given on first sight. */
  id(value: string): number;
  /** All strings so far; the index is the integer. */
  readonly strings: readonly string[];
}

/** Makes an empty interner. It lives as long as one document, so it cannot grow over a run. */
export function createInterner(): Interner {
  const ids = new Map<string, number>();
  const strings: string[] = [];
  return {
    strings,
    id(value) {
      let id = ids.get(value);
      if (id === undefined) {
        id = strings.length;
        strings.push(value);
        ids.set(value, id);
      }
      return id;
    },
  };
}
