import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../stage/diagnostic.js';

type Report = (diagnostic: Omit<Diagnostic, 'document' | 'file' | 'line'>) => void;

/** A file of another encoding decodes to replacement characters everywhere; a damaged one here and there. */
const MOST_BAD = 0.05;
/** A web page of another encoding is mostly ASCII: there so many bad characters, and fewer good ones, tell. */
const FEW = 20;

/**
 * Decodes UTF-8. A byte-order mark stays in the text (offsets count it; `normalize` takes it out). Bytes that are no
 * UTF-8 become U+FFFD and are reported; where there are many of them the encoding is another one: that is said, and
 * undefined returned, because a guess would be silent nonsense.
 */
export function decodeUtf8(bytes: Uint8Array, report: Report): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = (bytes[0]! << 8) | bytes[1]!;
  if (mark === 0xfffe || mark === 0xfeff || looksLikeUtf16(buffer)) {
    report(notUtf8('It is UTF-16, or looks like it', 'utf-16'));
    return undefined;
  }
  if (isUtf8(buffer)) return buffer.toString('utf8');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const first = text.indexOf('\ufffd');
  let bad = 0;
  let well = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) well++;
  }
  if (bad > text.length * MOST_BAD || (bad >= FEW && bad > well)) {
    report(notUtf8(`${bad} of its ${text.length} characters are no UTF-8`, 'windows-1256'));
    return undefined;
  }
  report({
    code: 'invalid-utf8',
    severity: 'warning',
    message: `${bad} damaged ${bad === 1 ? 'character' : 'characters'}, read as U+FFFD.`,
    advice: 'Look for the undamaged original; the rest of the text was read.',
    span: { start: first, end: first + 1 },
  });
  return text;
}

/**
 * Arabic as UTF-16 without a mark is valid UTF-8, by accident: each letter is the byte 06 beside an ASCII one. As UTF-8
 * that byte is a control character that no text has.
 */
function looksLikeUtf16(buffer: Buffer): boolean {
  let letters = 0;
  for (let i = buffer.indexOf(6); i >= 0; i = buffer.indexOf(6, i + 1)) letters++;
  return letters > buffer.length * 0.2;
}

function notUtf8(why: string, likely: string): Omit<Diagnostic, 'document' | 'file' | 'line'> {
  return {
    code: 'not-utf8',
    severity: 'error',
    message: `The text is not UTF-8. ${why}.`,
    advice: `Convert it first; if it is ${likely}: iconv -f ${likely} -t utf-8.`,
  };
}
