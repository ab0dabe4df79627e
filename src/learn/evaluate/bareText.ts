/**
 * Positions in a text without its white space: the shared task compares spans there, so that spaces never count.
 * Marks that nobody sees (zero-width, direction) are taken for white space.
 */

const INVISIBLE = new Set([0x00ad, 0x061c, 0x180e, 0xfeff]);
const isBlank = (unit: number): boolean =>
  unit <= 0x20 ||
  (unit >= 0x7f && unit <= 0xa0) ||
  INVISIBLE.has(unit) ||
  unit === 0x1680 ||
  unit === 0x3000 ||
  (unit >= 0x2000 && unit <= 0x200f) ||
  (unit >= 0x2028 && unit <= 0x202f) ||
  (unit >= 0x205f && unit <= 0x206f);

/** For each offset of the text, its end included: how many UTF-16 units that are no white space stand before it. */
export function barePositions(text: string): Uint32Array {
  const positions = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    positions[i + 1] = positions[i]! + (isBlank(text.charCodeAt(i)) ? 0 : 1);
  }
  return positions;
}

/** The text without its white space. */
export function bareText(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isBlank(text.charCodeAt(i))) continue;
    out += text.slice(from, i);
    from = i + 1;
  }
  return out + text.slice(from);
}
