/**
 * Shows control, zero-width and bidi characters by their code (`\u{202e}`): text of a document must not reach a
 * terminal as it is, where it could move the cursor or turn the line round.
 */
export function visible(text: string): string {
  let out = '';
  for (const c of text) {
    const code = c.codePointAt(0)!;
    const hidden =
      code < 0x20 ||
      (code >= 0x7f && code < 0xa0) ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x2028 && code <= 0x202e) ||
      (code >= 0x2060 && code <= 0x206f) ||
      code === 0x061c ||
      code === 0xfeff;
    out += hidden ? `\\u{${code.toString(16)}}` : c;
  }
  return out;
}
