import { growing } from '../../model/growing.js';
import { reusable } from '../../text/reusable.js';
import { beginsAfterHeading, datelineAt, LONGEST_HEADING } from './headings.js';
import { findItems, isAsterisk, isBullet } from './listItems.js';
import type { PairedMarks } from './pairMarks.js';
import { isCloser, isGlued, NO_STOP, stopAt } from './punctuation.js';
import { familyOf } from './quoteMarks.js';
import { findRegions } from './regions.js';
import { KIND, type ScannedTokens } from './scanTokens.js';
import { endsAfterClosing, endsAt, type SentenceLexicon } from './sentenceEnds.js';

/** Sentences as columns: token numbers, half-open. */
export interface SplitSentences {
  readonly length: number;
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;
  readonly paragraphs: Uint32Array;
  /** The whole sentences inside quotations and brackets. */
  readonly quoted: QuotedSentences;
}

/** Token numbers, half-open; the sentence that holds each; the token that opens its quotation or bracket. */
export interface QuotedSentences {
  readonly length: number;
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;
  readonly sentences: Uint32Array;
  readonly opens: Uint32Array;
}

/**
 * Makes a splitter, which cuts tokens into sentences. A line always ends one. A full stop, question or exclamation
 * mark, or ellipsis ends one unless it stands in a quotation or bracket of one paragraph, or after an abbreviation,
 * an initial or the number of an item; marks and brackets that close after it belong to the sentence. Items of a
 * list, and what follows a heading without a stop, begin new ones. Time is linear: a token is looked at once for the
 * sentence that it stands in and once for the quotation.
 */
export function sentenceSplitter(
  lexicon: SentenceLexicon,
): (tokens: ScannedTokens, marks: PairedMarks) => SplitSentences {
  const takeCloses = reusable(Int32Array);
  return (tokens, marks) => {
    const closes = takeCloses(tokens.length);
    findRegions(tokens, marks, closes);
    return split({ tokens, closes, items: findItems(tokens), lexicon });
  };
}

function split(cutter: Cutter): SplitSentences {
  const { tokens, closes } = cutter;
  const firsts = growing(Uint32Array);
  const ends = growing(Uint32Array);
  const paragraphs = growing(Uint32Array);
  const quoted = {
    firsts: growing(Uint32Array),
    ends: growing(Uint32Array),
    sentences: growing(Uint32Array),
    opens: growing(Uint32Array),
  };
  const count = tokens.paragraphs.length;
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const head = tokens.paragraphs[paragraph]!;
    const limit = paragraph + 1 < count ? tokens.paragraphs[paragraph + 1]! : tokens.length;
    for (let first = head; first < limit;) {
      const end = sentenceEnd(cutter, first, limit, first > head);
      for (let open = first; open < end; open++) {
        const close = closes[open]!;
        if (close === 0) continue;
        for (let from = open + 1; from < close;) {
          const to = sentenceEnd(cutter, from, close, false);
          // Without a stop what stands alone in marks may be a name, a title or a part of the clause.
          if (from === open + 1 && to === close && !isWhole(tokens, from, to)) break;
          quoted.firsts.push(from);
          quoted.ends.push(to);
          quoted.sentences.push(firsts.length);
          quoted.opens.push(open);
          from = to;
        }
        open = close;
      }
      firsts.push(first);
      ends.push(end);
      paragraphs.push(paragraph);
      first = end;
    }
  }
  return {
    length: firsts.length,
    firsts: firsts.values(),
    ends: ends.values(),
    paragraphs: paragraphs.values(),
    quoted: {
      length: quoted.firsts.length,
      firsts: quoted.firsts.values(),
      ends: quoted.ends.values(),
      sentences: quoted.sentences.values(),
      opens: quoted.opens.values(),
    },
  };
}

interface Cutter {
  readonly tokens: ScannedTokens;
  /** See regions.ts. */
  readonly closes: Int32Array;
  /** See listItems.ts. */
  readonly items: Uint8Array | null;
  readonly lexicon: SentenceLexicon;
}

/** Fewer tokens, with the stop, are no sentence by themselves in marks. */
const SHORTEST_WHOLE = 3;

const isWhole = (tokens: ScannedTokens, first: number, end: number): boolean =>
  end - first >= SHORTEST_WHOLE && stopAt(tokens, end - 1) !== NO_STOP;

/**
 * The end of the sentence that begins at `first`.
 *
 * @param limit where its paragraph, quotation or bracket ends
 * @param afterSentence whether a sentence stands before it in the paragraph, so that it may begin with a heading
 */
function sentenceEnd(cutter: Cutter, first: number, limit: number, afterSentence: boolean): number {
  const { tokens, closes, items, lexicon } = cutter;
  const { kinds } = tokens;
  const starred = isAsterisk(tokens, first);
  const headings = afterSentence ? first + LONGEST_HEADING : first;
  for (let k = first; k < limit; k++) {
    const kind = kinds[k]!;
    if (k > first) {
      if (items !== null && items[k] === 1) return k;
      if (kind === KIND.word) {
        if (k < headings && beginsAfterHeading(tokens, first, k, limit, lexicon)) return k;
        continue;
      }
      if (isBullet(tokens, k) && !isBullet(tokens, k - 1)) return k;
      if (starred && isAsterisk(tokens, k) && !isAsterisk(tokens, k - 1)) return k;
      if (kind === KIND.number) {
        const dateline = datelineAt(tokens, first, k, limit, lexicon);
        if (dateline > first) return dateline;
        continue;
      }
    }
    const close = closes[k]!;
    if (close > 0) {
      const open = k;
      k = close;
      // A stop that stands inside marks or brackets ends the sentence after the closing one.
      if (stopAt(tokens, k - 1) === NO_STOP) continue;
      if (!endsAfterClosing(tokens, first, open, k, limit, lexicon)) continue;
    } else if (stopAt(tokens, k) === NO_STOP || !endsAt(tokens, first, k, limit, lexicon)) continue;
    return closingAfter(tokens, k, limit, closes) + 1;
  }
  return limit;
}

/** The last of the marks, brackets and repeated stops that close after the stop at `k`. */
function closingAfter(tokens: ScannedTokens, k: number, limit: number, closes: Int32Array): number {
  let last = k;
  while (last + 1 < limit && closesAt(tokens, last + 1, limit, closes)) last++;
  return last;
}

/** A stop, a bracket that closes, or a quotation mark that is followed by a space and so does not open. */
function closesAt(tokens: ScannedTokens, k: number, limit: number, closes: Int32Array): boolean {
  if (stopAt(tokens, k) !== NO_STOP) return true;
  if (!isGlued(tokens, k) || closes[k]! > 0) return false;
  if (tokens.kinds[k] === KIND.punctuation) return isCloser(tokens, k);
  if (tokens.kinds[k] !== KIND.quote || familyOf(tokens.text.slice(tokens.starts[k], tokens.ends[k])) === 0)
    return false;
  return k + 1 >= limit || !isGlued(tokens, k + 1);
}
