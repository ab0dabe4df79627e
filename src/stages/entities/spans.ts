import { isInvisible } from '../../text/invisible.js';
import type { TaggedText } from './tagger/features.js';
import type { Span } from '../../text/span.js';

const LAM = 0x644;

/** The tokens of a document, for spans. */
export interface TokenSpans {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The normalised form of a token. */
  readonly norm: (token: number) => string;
}

/** The span of tokens `first` to `last` without the proclitics of the first; where ل swallowed the article it stays. */
export function nameSpan(tokens: TokenSpans, { skips }: TaggedText, first: number, last: number): Span {
  let skip = skips[first]!;
  if (skip > 0) {
    const norm = tokens.norm(first);
    if (norm.charCodeAt(skip - 1) === LAM && norm.charCodeAt(skip) === LAM) skip--;
  }
  return spanWithout(tokens, first, last, skip);
}

/**
 * The span of tokens `first` to `last` without the first `skip` characters of the normalised first word. Vowel marks,
 * tatweel and characters of no width are passed over: they are not in the normalised word.
 */
export function spanWithout(
  { text, starts, ends }: TokenSpans,
  first: number,
  last: number,
  skip: number,
): Span {
  let start = starts[first]!;
  const wordEnd = ends[first]!;
  for (let left = skip; left > 0 && start < wordEnd - 1; left--) {
    start++;
    while (start < wordEnd - 1 && isInvisible(text.charCodeAt(start))) start++;
  }
  return { start, end: ends[last]! };
}
