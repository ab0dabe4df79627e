import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../stage/diagnostic.js';

type Report = (diagnostic: Omit<Diagnostic, 'document' | 'file' | 'line'>) => void;

/** A file of another encoding decodes to replacement characters everywhere; a damaged one here and there. */
const MOST_BAD = 0.05;

/**
 * Decodes UTF-8. A byte-order mark stays in the text (offsets count it; `normalize` takes it out). Bytes that are no
 * UTF-8 become U+FFFD and are reported; where there are many of them the encoding is another one: that is said, and
 * undefined returned, because a guess would be silent nonsense.
 */
export function decodeUtf8(bytes: Uint8Array, report: Report): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  const mark = (bytes[0]! << 8) | bytes[1]!;
  if (mark === 0xfffe || mark === 0xfeff) {
    report(notUtf8('It begins with the byte-order mark of UTF-16', 'utf-16'));
    return undefined;
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let bad = 0;
  let first = -1;
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) {
    if (bad++ === 0) first = i;
  }
  if (bad > text.length * MOST_BAD) {
    report(notUtf8(`${bad} of its ${text.length} characters are no UTF-8`, 'windows-1256'));
    return undefined;
  }
  report({
    code: 'invalid-utf8',
    severity: 'warning',
    message: `${bad} damaged ${bad === 1 ? 'character' : 'characters'}, the first at ${first}, read as U+FFFD.`,
    advice: 'Look for the undamaged original; the rest of the text was read.',
    span: { start: first, end: first + 1 },
  });
  return text;
}

function notUtf8(why: string, likely: string): Omit<Diagnostic, 'document' | 'file' | 'line'> {
  return {
    code: 'not-utf8',
    severity: 'error',
    message: `The text is not UTF-8. ${why}.`,
    advice: `Convert it first; if it is ${likely}: iconv -f ${likely} -t utf-8.`,
  };
}
