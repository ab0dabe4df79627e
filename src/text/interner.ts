/** Strings kept once: each distinct string has a small integer, in order of first appearance. */
export interface Interner {
  /** The integer of `value`, given on first sight. */
  id(value: string): number;
  /**
   * The integer of `text.slice(start, end)`. Makes that string only on first sight.
   *
   * @param units the units of `text`, as `unitReader` gives them
   */
  idOfSlice(text: string, units: Uint16Array, start: number, end: number): number;
  /** All strings so far; the index is the integer. */
  readonly strings: readonly string[];
}

/** Another one in each process, so that no text can be written whose words all meet in one place of the table. */
const SEED = Math.floor(Math.random() * 0x1_0000_0000) | 0;
const FACTOR = 0x9e3779b1 | 0;
/** The table has 2 to the power of this many places at first. */
const BITS = 10;

/**
 * Makes an empty interner. It lives as long as one document, so it cannot grow over a run. A hash table with open
 * addressing over the units of the strings, at most half full.
 */
export function createInterner(): Interner {
  const strings: string[] = [];
  let bits = BITS;
  /** The integer of the string at each place, plus one; 0 where the place is free. */
  let table = new Int32Array(1 << bits);
  /** The hash of each string, by its integer. */
  let hashes = new Int32Array(1 << (bits - 1));

  const grow = (): void => {
    bits++;
    table = new Int32Array(1 << bits);
    const wider = new Int32Array(1 << (bits - 1));
    wider.set(hashes);
    hashes = wider;
    const last = table.length - 1;
    for (let id = 0; id < strings.length; id++) {
      let place = hashes[id]! >>> (32 - bits);
      while (table[place] !== 0) place = (place + 1) & last;
      table[place] = id + 1;
    }
  };

  const add = (value: string, hash: number, place: number): number => {
    const id = strings.length;
    strings.push(value);
    hashes[id] = hash;
    table[place] = id + 1;
    if (strings.length === hashes.length) grow();
    return id;
  };

  return {
    strings,
    id(value) {
      let hash = SEED;
      for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), FACTOR);
      const last = table.length - 1;
      let place = hash >>> (32 - bits);
      for (let entry = table[place]!; entry !== 0; entry = table[place]!) {
        if (hashes[entry - 1] === hash && strings[entry - 1] === value) return entry - 1;
        place = (place + 1) & last;
      }
      return add(value, hash, place);
    },
    idOfSlice(text, units, start, end) {
      let hash = SEED;
      for (let i = start; i < end; i++) hash = Math.imul(hash ^ units[i]!, FACTOR);
      const last = table.length - 1;
      let place = hash >>> (32 - bits);
      for (let entry = table[place]!; entry !== 0; entry = table[place]!) {
        if (hashes[entry - 1] === hash && isSlice(strings[entry - 1]!, units, start, end)) return entry - 1;
        place = (place + 1) & last;
      }
      return add(text.slice(start, end), hash, place);
    },
  };
}

function isSlice(value: string, units: Uint16Array, start: number, end: number): boolean {
  if (value.length !== end - start) return false;
  for (let i = start; i < end; i++) if (value.charCodeAt(i - start) !== units[i]) return false;
  return true;
}
