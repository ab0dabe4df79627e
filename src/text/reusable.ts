/** Longer arrays are not kept: one long document must not cost a thread its memory for ever. */
const KEPT = 1 << 20;

/**
 * An array of at least `length` entries for the work on one text. What it holds is whatever an earlier text left, and
 * the next call gives the same array again: copy what is to stay.
 */
export function reusable<A extends { readonly length: number }>(
  make: new (length: number) => A,
): (length: number) => A {
  let kept = new make(0);
  return (length) => {
    if (length <= kept.length) return kept;
    if (length > KEPT) return new make(length);
    kept = new make(Math.min(KEPT, Math.max(1024, length * 2)));
    return kept;
  };
}
