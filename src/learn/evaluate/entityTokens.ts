import { lastAtOrBefore, type Span } from '../../text/span.js';
import type { EntityDocument } from './readBio.js';

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The tokens of a gold that a span of its text means, as a half-open range of their numbers: from the first to the last
 * that shares a letter or a digit with it. So a span without the proclitic of its first word means the whole word, and
 * a quotation mark more or less means nothing. A span without letters and digits means every token that it touches.
 */
export function tokenRange({ text, tokenStarts, tokenEnds }: EntityDocument, span: Span): Span {
  const from = lastAtOrBefore(tokenEnds, tokenEnds.length, span.start) + 1;
  let first = -1;
  let last = -1;
  let i = from;
  for (; i < tokenStarts.length && tokenStarts[i]! < span.end; i++) {
    const shared = text.slice(Math.max(span.start, tokenStarts[i]!), Math.min(span.end, tokenEnds[i]!));
    if (!LETTER_OR_DIGIT.test(shared)) continue;
    if (first < 0) first = i;
    last = i;
  }
  return first < 0 ? { start: from, end: i } : { start: first, end: last + 1 };
}
