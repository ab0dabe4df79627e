/** A stretch of text: half-open, in UTF-16 code units, `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Index of the last entry of the sorted `array[0..length)` that is `<= value`, or -1. */
export function lastAtOrBefore(array: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (array[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
