import { firstUnit, isCloser, isGlued, isOpener } from './punctuation.js';
import { KIND, type ScannedTokens } from './scanTokens.js';
import { classOfWord, type SentenceLexicon } from './sentenceEnds.js';
import { WORD } from './sentenceWords.js';

/** A heading inside a paragraph has so many tokens at least, and fewer than LONGEST_HEADING. */
const SHORTEST = 2;
export const LONGEST_HEADING = 12;
/** Before وقد and وكان, which go on with a clause as well, it has so many at most. */
const SHORT = 5;
/** Tokens of the agency in a dateline. */
const AGENCY = 5;

const LEADS = WORD.said | WORD.according | WORD.from | WORD.past;

const WAW = 0x648;
const HYPHEN = 0x2d;

/**
 * Whether a new sentence begins at `k` after a heading that began at `first` and has no stop: a verb of speech with
 * a subject of its own (خدمات متميزة وأكد المدير أن …), the naming of a source (وبحسب …, ومن
 * جهته …), or وقد and وكان.
 */
export function beginsAfterHeading(
  tokens: ScannedTokens,
  first: number,
  k: number,
  limit: number,
  lexicon: SentenceLexicon,
): boolean {
  if (firstUnit(tokens, k) !== WAW || k - first < SHORTEST || k + 1 >= limit) return false;
  const lead = classOfWord(tokens, k, lexicon, 1) & LEADS;
  if (lead === 0 || tokens.kinds[k + 1] !== KIND.word) return false;
  if (lead === WORD.past) return k - first <= SHORT && isHeading(tokens, first, k, lexicon);
  const next = classOfWord(tokens, k + 1, lexicon);
  if (lead === WORD.from ? (next & WORD.side) === 0 : (next & WORD.that) !== 0) return false;
  return isHeading(tokens, first, k, lexicon);
}

/** Whether tokens may be a heading: words, numbers and names in marks, none of which begins or makes a clause. */
function isHeading(tokens: ScannedTokens, first: number, end: number, lexicon: SentenceLexicon): boolean {
  const { kinds } = tokens;
  if (kinds[first] !== KIND.word) return false;
  if (firstUnit(tokens, first) === WAW && (classOfWord(tokens, first, lexicon) & WORD.whole) === 0)
    return false;
  for (let k = first; k < end; k++) {
    const kind = kinds[k]!;
    if (kind !== KIND.word) {
      if (kind !== KIND.number && kind !== KIND.quote && kind !== KIND.latin) return false;
    } else if ((classOfWord(tokens, k, lexicon) & (WORD.report | WORD.clause | WORD.opener)) !== 0)
      return false;
  }
  return true;
}

/**
 * The first token of the dateline (بيروت 12-5 (أ ف ب) - …) whose day stands at `k`; -1 where there is none.
 */
export function datelineAt(
  tokens: ScannedTokens,
  first: number,
  k: number,
  limit: number,
  lexicon: SentenceLexicon,
): number {
  const { kinds } = tokens;
  if (kinds[k] !== KIND.number || k + 5 >= limit || k <= first) return -1;
  if (firstUnit(tokens, k + 1) !== HYPHEN || kinds[k + 2] !== KIND.number || !isOpener(tokens, k + 3))
    return -1;
  let close = k + 5;
  while (close < limit && close - k - 4 <= AGENCY && kinds[close] === KIND.word) close++;
  if (close + 1 >= limit || !isCloser(tokens, close) || firstUnit(tokens, close + 1) !== HYPHEN) return -1;
  let place = k - 1;
  // A country in brackets after the city.
  if (isCloser(tokens, place) && place - 3 > first && isOpener(tokens, place - 2)) place -= 3;
  if (kinds[place] !== KIND.word || isGlued(tokens, k)) return -1;
  return place > first && (classOfWord(tokens, place - 1, lexicon) & WORD.place) !== 0 ? place - 1 : place;
}
