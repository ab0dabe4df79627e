import { growing } from '../../model/columnStore.js';
import { CHAR_CLASS, EXCLAIM, STOP } from '../../text/charClass.js';
import { fold } from '../../text/fold.js';
import type { PairedMarks } from './pairMarks.js';
import { familyOf } from './quoteMarks.js';
import { KIND, type ScannedTokens } from './scanTokens.js';

/** Sentences as columns: token numbers, half-open. */
export interface SplitSentences {
  readonly length: number;
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;
  readonly paragraphs: Uint32Array;
}

/** A quotation of more tokens in one paragraph no longer keeps its sentences together: its pairing is in doubt. */
const LONGEST_QUOTATION = 400;
/** A bracket of more tokens is taken for one whose partner is missing. */
const LONGEST_BRACKET = 80;
/** A clause before .. or … of fewer tokens is rather a title or a pause than a sentence. */
const CLAUSE = 4;
const LONG_CLAUSE = 14;
/** Words such as و and ف that begin a new clause after an ellipsis are longer than this. */
const CONJOINED = 3;

const LETTER_NAME = 3;

const WAW = 0x648;
const FA = 0x641;
const COMMAS = [0x2c, 0x3b, 0x3a, 0x60c, 0x61b];
const BULLETS = [
  0x25cf, 0x2022, 0x25aa, 0x25a0, 0x25c6, 0x25cb, 0x2666, 0x27a2, 0x2714, 0x25ba, 0x25c4, 0x25b6, 0x25c0,
];
const OPENERS = [0x28, 0x5b, 0x7b];
const CLOSERS = [0x29, 0x5d, 0x7d];

const NO_STOP = 0;
const FULL_STOP = 1;
const ASKING = 2;
const DOTS = 3;

/**
 * Cuts tokens into sentences. A line always ends one. A full stop, question or exclamation mark, or ellipsis ends
 * one unless it stands in a quotation or bracket of one paragraph, or after an abbreviation, an initial or the
 * number of a list; marks and brackets that close after it belong to the sentence.
 *
 * @param isAbbreviation whether a folded word is written with a full stop after it
 */
export function splitSentences(
  tokens: ScannedTokens,
  marks: PairedMarks,
  isAbbreviation: (word: string) => boolean,
): SplitSentences {
  const firsts = growing(Uint32Array);
  const ends = growing(Uint32Array);
  const paragraphs = growing(Uint32Array);
  const inside = insideOf(tokens, marks);
  const count = tokens.paragraphs.length;
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const limit = paragraph + 1 < count ? tokens.paragraphs[paragraph + 1]! : tokens.length;
    let first = tokens.paragraphs[paragraph]!;
    const cut = (end: number): void => {
      firsts.push(first);
      ends.push(end);
      paragraphs.push(paragraph);
      first = end;
    };
    for (let k = first; k < limit; k++) {
      if (inside[k] === 1) continue;
      if (k > first && isBullet(tokens, k) && !isBullet(tokens, k - 1)) cut(k);
      const stop = stopAt(tokens, k);
      if (stop === NO_STOP) {
        // A stop that stands inside marks or brackets ends the sentence after the closing one.
        if (k === first || inside[k - 1] === 0 || stopAt(tokens, k - 1) === NO_STOP) continue;
        if (!endsAfterClosing(tokens, first, k, limit)) continue;
      } else if (!endsAt(tokens, first, k, limit, stop, isAbbreviation)) continue;
      k = closingAfter(tokens, k, limit, inside);
      cut(k + 1);
    }
    if (first < limit) cut(limit);
  }
  return {
    length: firsts.length,
    firsts: firsts.values(),
    ends: ends.values(),
    paragraphs: paragraphs.values(),
  };
}

/** 1 for each token between the marks of an outermost quotation, or the brackets of a pair, of one paragraph. */
function insideOf(tokens: ScannedTokens, marks: PairedMarks): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  let covered = -1;
  for (let i = 0; i < marks.length; i++) {
    const open = marks.opens[i]!;
    const close = marks.closes[i]!;
    if (close < 0 || open < covered || marks.firstParagraphs[i] !== marks.lastParagraphs[i]) continue;
    if (close - open > LONGEST_QUOTATION) continue;
    inside.fill(1, open + 1, close);
    covered = close;
  }
  let open = -1;
  let paragraph = 0;
  for (let k = 0; k < tokens.length; k++) {
    if (tokens.paragraphs[paragraph] === k) {
      paragraph++;
      open = -1;
    }
    if (tokens.kinds[k] !== KIND.punctuation || inside[k] === 1) continue;
    const c = tokens.text.charCodeAt(tokens.starts[k]!);
    if (OPENERS.includes(c)) open = k;
    else if (CLOSERS.includes(c)) {
      if (open >= 0 && k - open <= LONGEST_BRACKET) inside.fill(1, open + 1, k);
      open = -1;
    }
  }
  return inside;
}

/** What kind of stop the token is. */
function stopAt(tokens: ScannedTokens, k: number): number {
  if (tokens.kinds[k] !== KIND.punctuation) return NO_STOP;
  const start = tokens.starts[k]!;
  const charClass = CHAR_CLASS[tokens.text.charCodeAt(start)]!;
  if (charClass === EXCLAIM) return ASKING;
  if (charClass !== STOP) return NO_STOP;
  const single = tokens.ends[k]! - start === 1 && tokens.text.charCodeAt(start) < 0x2000;
  return single || tokens.text.charCodeAt(start) === 0x3002 ? FULL_STOP : DOTS;
}

const isGlued = (tokens: ScannedTokens, k: number): boolean =>
  k > 0 && tokens.ends[k - 1] === tokens.starts[k];

const firstUnit = (tokens: ScannedTokens, k: number): number => tokens.text.charCodeAt(tokens.starts[k]!);

function isBullet(tokens: ScannedTokens, k: number): boolean {
  return tokens.kinds[k] === KIND.symbol && BULLETS.includes(firstUnit(tokens, k));
}

function isComma(tokens: ScannedTokens, k: number): boolean {
  return tokens.kinds[k] === KIND.punctuation && COMMAS.includes(firstUnit(tokens, k));
}

/** A word that begins with و or ف and is long enough for these to be conjunctions. */
function isConjoined(tokens: ScannedTokens, k: number): boolean {
  const c = firstUnit(tokens, k);
  return (
    tokens.kinds[k] === KIND.word &&
    (c === WAW || c === FA) &&
    tokens.ends[k]! - tokens.starts[k]! > CONJOINED
  );
}

/** Whether the stop at `k` ends the sentence that began at `first`. */
function endsAt(
  tokens: ScannedTokens,
  first: number,
  k: number,
  limit: number,
  stop: number,
  isAbbreviation: (word: string) => boolean,
): boolean {
  const next = k + 1;
  if (next >= limit) return true;
  if (isComma(tokens, next)) return false;
  if (stop === DOTS) {
    const clause = k - first;
    if (clause < CLAUSE) return false;
    return isConjoined(tokens, next) || (clause >= LONG_CLAUSE && !isGlued(tokens, next));
  }
  if (stop === ASKING) return k > first;
  if (k === first) return false;
  const kind = tokens.kinds[k - 1];
  const spaced = !isGlued(tokens, k);
  const glued = isGlued(tokens, next);
  // A number of a list (1. …), and a number that was typed back to front (620 .2%).
  if (kind === KIND.number) return k - 1 > first && !(spaced && glued && tokens.kinds[next] === KIND.number);
  if (
    glued &&
    tokens.kinds[next] === KIND.latin &&
    (kind === KIND.latin || isLowerCase(firstUnit(tokens, next)))
  )
    return false;
  if (kind !== KIND.word && kind !== KIND.latin) return true;
  const start = tokens.starts[k - 1]!;
  const length = tokens.ends[k - 1]! - start;
  const initial =
    length === 1 ||
    (length === 2 && tokens.text.charCodeAt(start) === WAW) ||
    (glued && length <= LETTER_NAME && isLetterName(tokens, next));
  if (spaced && !initial) return true;
  if (!initial && !isAbbreviation(fold(tokens.text.slice(start, start + length)))) return true;
  // After a number it is an era or a unit (1435 هـ., 10 كم.), which may end a sentence.
  return k - 2 >= first && tokens.kinds[k - 2] === KIND.number && !glued;
}

/** A word short enough to be the name of a letter (إي.إل., بي.بي.سي). */
function isLetterName(tokens: ScannedTokens, k: number): boolean {
  return tokens.kinds[k] === KIND.word && tokens.ends[k]! - tokens.starts[k]! <= LETTER_NAME;
}

const isLowerCase = (c: number): boolean => c >= 0x61 && c <= 0x7a;

/** Whether a sentence ends with the closing mark or bracket at `k`, which stands after a stop. */
function endsAfterClosing(tokens: ScannedTokens, first: number, k: number, limit: number): boolean {
  const next = k + 1;
  if (next >= limit) return true;
  if (isComma(tokens, next) || stopAt(tokens, next) !== NO_STOP) return false;
  const stop = stopAt(tokens, k - 1);
  // كتاب «ماذا بعد؟» لفلان: a question or a pause in marks goes on unless a new clause is joined.
  if (stop !== FULL_STOP || tokens.kinds[k] !== KIND.quote)
    return isConjoined(tokens, next) && k - first > CLAUSE;
  return k - 1 > first;
}

/** The last of the marks, brackets and repeated stops that close after the stop at `k`. */
function closingAfter(tokens: ScannedTokens, k: number, limit: number, inside: Uint8Array): number {
  let last = k;
  for (let next = k + 1; next < limit; next++) {
    if (
      stopAt(tokens, next) === NO_STOP &&
      !(isGlued(tokens, next) && isClosing(tokens, next, limit, inside))
    )
      break;
    last = next;
  }
  return last;
}

/** A bracket that closes, or a quotation mark that is followed by a space and so does not open. */
function isClosing(tokens: ScannedTokens, k: number, limit: number, inside: Uint8Array): boolean {
  if (tokens.kinds[k] === KIND.punctuation) return CLOSERS.includes(firstUnit(tokens, k));
  if (tokens.kinds[k] !== KIND.quote || familyOf(tokens.text.slice(tokens.starts[k], tokens.ends[k])) === 0)
    return false;
  return k + 1 >= limit || (inside[k + 1] === 0 && !isGlued(tokens, k + 1));
}
