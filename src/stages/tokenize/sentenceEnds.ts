import { fold } from '../../text/fold.js';
import { CLOSES } from './abbreviations.js';
import { ASKING, DOTS, firstUnit, FULL_STOP, isComma, isGlued, NO_STOP, stopAt } from './punctuation.js';
import { KIND, type ScannedTokens } from './scanTokens.js';
import { WORD } from './sentenceWords.js';

/** The word lists that sentences are found with, by folded word. */
export interface SentenceLexicon {
  /** See abbreviations.ts. */
  readonly abbreviations: ReadonlyMap<string, number>;
  /** The bits of sentenceWords.ts. */
  readonly words: ReadonlyMap<string, number>;
}

/** A clause before .. or … of fewer tokens is rather a title or a pause than a sentence. */
const CLAUSE = 4;
const LONG_CLAUSE = 14;
/** Words such as و and ف that begin a new clause are longer than this. */
const CONJOINED = 3;
/** Parts of an abbreviation (أ.م.د.). */
const PARTS = 6;
/** Longest list word; longer words are not looked up. */
const LONGEST_WORD = 12;

const WAW = 0x648;
const FA = 0x641;

/** The classes of a word (see WORD); 0 where it has none or is no word. */
export function classOfWord(tokens: ScannedTokens, k: number, lexicon: SentenceLexicon, skip = 0): number {
  if (tokens.kinds[k] !== KIND.word) return 0;
  const start = tokens.starts[k]! + skip;
  const end = tokens.ends[k]!;
  if (end - start > LONGEST_WORD) return 0;
  return lexicon.words.get(fold(tokens.text.slice(start, end))) ?? 0;
}

/** Whether a word begins with a conjunction و or ف. */
export function isConjoined(tokens: ScannedTokens, k: number, lexicon: SentenceLexicon): boolean {
  if (tokens.kinds[k] !== KIND.word) return false;
  const c = firstUnit(tokens, k);
  return (
    (c === WAW || c === FA) &&
    tokens.ends[k]! - tokens.starts[k]! > CONJOINED &&
    (classOfWord(tokens, k, lexicon) & WORD.whole) === 0
  );
}

/** Whether a word is likely to begin a new clause. */
function beginsClause(tokens: ScannedTokens, k: number, lexicon: SentenceLexicon): boolean {
  return isConjoined(tokens, k, lexicon) || (classOfWord(tokens, k, lexicon) & WORD.opener) !== 0;
}

/** Whether a word goes on with the clause before it: a preposition or the like. */
function continues(tokens: ScannedTokens, k: number, lexicon: SentenceLexicon): boolean {
  return isGlued(tokens, k) || (classOfWord(tokens, k, lexicon) & WORD.that) !== 0;
}

/** Whether the stop at `k` ends the sentence that began at `first`; `limit` is where its paragraph or region ends. */
export function endsAt(
  tokens: ScannedTokens,
  first: number,
  k: number,
  limit: number,
  lexicon: SentenceLexicon,
): boolean {
  const next = k + 1;
  if (next >= limit) return true;
  if (isComma(tokens, next)) return false;
  const stop = stopAt(tokens, k);
  if (stop === DOTS) {
    const clause = k - first;
    // Before a quotation it stands for a colon: وتضيف الكاتبة.. «…».
    if (clause < CLAUSE || tokens.kinds[next] === KIND.quote) return false;
    if ((classOfWord(tokens, next, lexicon) & WORD.rest) !== 0) return false;
    return beginsClause(tokens, next, lexicon) || (clause >= LONG_CLAUSE && !isGlued(tokens, next));
  }
  if (k === first) return false;
  if (stop === ASKING) return true;
  const kind = tokens.kinds[k - 1];
  if (isGlued(tokens, next)) {
    const after = tokens.kinds[next];
    if (after === KIND.latin && (kind === KIND.latin || isLowerCase(firstUnit(tokens, next)))) return false;
    if (after === KIND.number && kind === KIND.latin) return false;
    if ((classOfWord(tokens, next, lexicon) & WORD.host) !== 0) return false;
  }
  if (kind === KIND.number) return endsAfterNumber(tokens, first, k);
  return (kind !== KIND.word && kind !== KIND.latin) || endsAfterWord(tokens, first, k, lexicon);
}

/** Not after the number of an item (1. …), nor inside a number that was typed back to front (620 .2%). */
function endsAfterNumber(tokens: ScannedTokens, first: number, k: number): boolean {
  if (k - 1 === first) return false;
  return isGlued(tokens, k) || !isGlued(tokens, k + 1) || tokens.kinds[k + 1] !== KIND.number;
}

function endsAfterWord(tokens: ScannedTokens, first: number, k: number, lexicon: SentenceLexicon): boolean {
  const next = k + 1;
  const last = k - 1;
  if (
    isGlued(tokens, next) &&
    (classOfWord(tokens, last, lexicon) & classOfWord(tokens, next, lexicon) & WORD.letter) !== 0
  )
    return false;
  let begin = last;
  for (let part = 1; part < PARTS && isPart(tokens, begin, first); part++) begin -= 2;
  const proclitic = lengthOf(tokens, begin) > 1 && firstUnit(tokens, begin) === WAW ? 1 : 0;
  const afterNumber = proclitic === 0 && begin > first && tokens.kinds[begin - 1] === KIND.number;
  if (begin === last && lengthOf(tokens, last) - proclitic === 1) {
    // An initial, unless a number stands before it: 1435 هـ. and 10 م. mostly end a sentence where they have a stop.
    return afterNumber && !continues(tokens, next, lexicon);
  }
  if (begin === last && !isGlued(tokens, k)) return true;
  const side = sideOf(tokens, begin, last, proclitic, lexicon);
  // كم. and كغ. are mostly written without a stop: after a number it is the end of a sentence.
  if (begin === last && (side === undefined || afterNumber)) return true;
  return (side === CLOSES || afterNumber) && beginsClause(tokens, next, lexicon);
}

const lengthOf = (tokens: ScannedTokens, k: number): number => tokens.ends[k]! - tokens.starts[k]!;

/** Whether a single letter with a stop stands before the letter at `k`: أ.د. */
function isPart(tokens: ScannedTokens, k: number, first: number): boolean {
  if (k - 2 < first || lengthOf(tokens, k) !== 1 || stopAt(tokens, k - 1) !== FULL_STOP) return false;
  const length = lengthOf(tokens, k - 2);
  if (tokens.kinds[k - 2] !== tokens.kinds[k] || !isGlued(tokens, k - 1)) return false;
  return length === 1 || (length === 2 && firstUnit(tokens, k - 2) === WAW);
}

/** LEADS or CLOSES where the tokens from `begin` to `last` are an abbreviation of the list. */
function sideOf(
  tokens: ScannedTokens,
  begin: number,
  last: number,
  proclitic: number,
  lexicon: SentenceLexicon,
): number | undefined {
  const { text, starts, ends } = tokens;
  let form = '';
  for (let k = begin; k <= last; k++) form += text.slice(starts[k], ends[k]);
  const found = lexicon.abbreviations.get(fold(form));
  return found ?? (proclitic > 0 ? lexicon.abbreviations.get(fold(form.slice(proclitic))) : undefined);
}

const isLowerCase = (c: number): boolean => c >= 0x61 && c <= 0x7a;

/** Whether a sentence ends with the closing mark or bracket at `k`, which stands after a stop. */
export function endsAfterClosing(
  tokens: ScannedTokens,
  first: number,
  open: number,
  k: number,
  limit: number,
  lexicon: SentenceLexicon,
): boolean {
  const next = k + 1;
  if (next >= limit) return true;
  if (isComma(tokens, next) || stopAt(tokens, next) !== NO_STOP || k - open < 3) return false;
  // كتاب «ماذا بعد؟» لفلان: a question or a pause in marks goes on unless a new clause is joined.
  if (stopAt(tokens, k - 1) !== FULL_STOP || tokens.kinds[k] !== KIND.quote)
    return isConjoined(tokens, next, lexicon) && k - first > CLAUSE;
  // «سنعود.» يقول القائد
  return (classOfWord(tokens, next, lexicon) & WORD.report) === 0;
}
