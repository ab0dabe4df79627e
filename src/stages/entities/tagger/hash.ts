/** A 32-bit hash of a string (FNV-1a over its UTF-16 units, mixed once more). */
export function hashString(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return mixed(h);
}

/** One hash of two numbers; not symmetric. */
export function hashPair(a: number, b: number): number {
  return mixed(Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x85ebca6b));
}

function mixed(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) | 0;
}
