/**
 * Whether a UTF-16 unit stands in the text and not in the normalised word: vowel marks, tatweel, characters of no
 * width and marks of direction, BOM.
 */
export function isInvisible(unit: number): boolean {
  return (
    (unit >= 0x64b && unit <= 0x65f) ||
    unit === 0x670 ||
    unit === 0x640 ||
    (unit >= 0x200b && unit <= 0x200f) ||
    unit === 0xfeff
  );
}
