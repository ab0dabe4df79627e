/** The typed arrays that columns are made of. */
export type Cells = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A typed array that grows while values are added. */
export interface Growing<A extends Cells> {
  readonly length: number;
  push(value: number): void;
  /** Adds a copy of `values`. The fastest way: one call a column, and no more memory than is needed. */
  append(values: A): void;
  /** The filled part. */
  values(): A;
}

/** V8 makes such a short array, and a copy of it, ten times as fast as a longer one or a view. */
const FIRST = 16;
/** A shorter array grows in greater steps: it is not the length that takes the time. */
const SHORT = 1024;

export function growing<A extends Cells>(make: new (length: number) => A): Growing<A> {
  let array: A | undefined;
  let capacity = 0;
  const widen = (wanted: number): void => {
    const wider = new make(wanted);
    if (array !== undefined) wider.set(array);
    array = wider;
    capacity = wanted;
  };
  // No getter: V8 would give each object with one a hidden class of its own, which is freed by a full collection only.
  const self = {
    length: 0,
    push(value: number): void {
      if (self.length === capacity) widen(Math.max(FIRST, capacity * (capacity < SHORT ? 4 : 2)));
      array![self.length++] = value;
    },
    append(values: A): void {
      const needed = self.length + values.length;
      if (needed > capacity) widen(self.length === 0 ? needed : Math.max(needed, capacity * 2));
      array?.set(values, self.length);
      self.length = needed;
    },
    values(): A {
      if (array === undefined) return new make(0);
      if (self.length === capacity) return array;
      return (capacity === FIRST ? array.slice(0, self.length) : array.subarray(0, self.length)) as A;
    },
  };
  return self;
}
