/** Maps an offset in UTF-16 units to one in code points. An offset inside a character maps to its start. */
export type ToCodePoints = (offset: number) => number;

/** Makes the map for a text. Linear time; free where the text has no character outside the BMP. */
export function codePointOffsets(text: string): ToCodePoints {
  let map: Uint32Array | undefined;
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    if (map) map[i] = points;
    const c = text.charCodeAt(i);
    if (c >= 0xd800 && c <= 0xdbff && isLow(text.charCodeAt(i + 1))) {
      if (!map) {
        map = new Uint32Array(text.length + 1);
        for (let k = 0; k <= i; k++) map[k] = k;
      }
      map[++i] = points;
    }
    points++;
  }
  if (!map) return (offset) => offset;
  const known = map;
  known[text.length] = points;
  return (offset) => known[offset]!;
}

function isLow(c: number): boolean {
  return c >= 0xdc00 && c <= 0xdfff;
}
