import type { PairedMarks } from './pairMarks.js';
import { FULL_STOP, isCloser, isOpener, stopAt } from './punctuation.js';
import { familyOf } from './quoteMarks.js';
import { KIND, type ScannedTokens } from './scanTokens.js';

/** A quotation of more tokens in one paragraph no longer keeps its sentences together: its pairing is in doubt. */
const LONGEST_QUOTATION = 400;
/** A quotation of more tokens is in doubt where sentences end after pairs of the same marks in it. */
const LONGEST_SURE = 40;
/** A bracket of more tokens is taken for one whose partner is missing. */
const LONGEST_BRACKET = 80;
/** Brackets that are open at once; deeper ones are left out. */
const DEPTH = 64;

/**
 * Finds the regions that hold sentences together: quotations and brackets of one paragraph, properly nested.
 *
 * @param closes where it is written, for each token that opens a region, which one closes it; 0 for every other token
 */
export function findRegions(tokens: ScannedTokens, marks: PairedMarks, closes: Int32Array): void {
  closes.fill(0, 0, tokens.length);
  const doubtful = doubtfulPairs(tokens, marks);
  const ends: number[] = [];
  for (let i = 0; i < marks.length; i++) {
    const open = marks.opens[i]!;
    const close = marks.closes[i]!;
    if (close < 0 || doubtful[i] === 1 || marks.firstParagraphs[i] !== marks.lastParagraphs[i]) continue;
    if (close - open > LONGEST_QUOTATION) continue;
    while (ends.length > 0 && ends.at(-1)! < open) ends.pop();
    if (ends.length > 0 && ends.at(-1)! < close) continue;
    closes[open] = close;
    ends.push(close);
  }
  addBrackets(tokens, closes);
}

/**
 * 1 for each pair in which sentences end after inner pairs of the same marks: mostly a mark is missing, and what
 * looks like one quotation is two with the text between them.
 */
function doubtfulPairs(tokens: ScannedTokens, marks: PairedMarks): Uint8Array {
  const doubtful = new Uint8Array(marks.length);
  const around: number[] = [];
  for (let i = 0; i < marks.length; i++) {
    const close = marks.closes[i]!;
    if (close < 0) continue;
    while (around.length > 0 && marks.closes[around.at(-1)!]! < marks.opens[i]!) around.pop();
    const outer = around.at(-1);
    around.push(i);
    if (outer === undefined || doubtful[outer] === 1) continue;
    const outerClose = marks.closes[outer]!;
    if (outerClose - marks.opens[outer]! <= LONGEST_SURE || outerClose <= close + 2) continue;
    if (markFamily(tokens, marks.opens[i]!) !== markFamily(tokens, marks.opens[outer]!)) continue;
    if (stopAt(tokens, close + 1) === FULL_STOP || stopAt(tokens, close - 1) === FULL_STOP)
      doubtful[outer] = 1;
  }
  return doubtful;
}

const markFamily = (tokens: ScannedTokens, k: number): number =>
  familyOf(tokens.text.slice(tokens.starts[k], tokens.ends[k]));

function addBrackets(tokens: ScannedTokens, closes: Int32Array): void {
  const { kinds, length, paragraphs } = tokens;
  /** Brackets that are open. */
  const opens: number[] = [];
  /** Quotations around this place: where they close, and how many brackets were open before them. */
  const ends: number[] = [];
  const floors: number[] = [];
  let floor = 0;
  let paragraph = 0;
  for (let k = 0; k < length; k++) {
    if (kinds[k] === KIND.quote) {
      while (ends.at(-1) === k) {
        ends.pop();
        opens.length = floor;
        floor = floors.pop()!;
      }
      if (closes[k]! > 0) {
        ends.push(closes[k]!);
        floors.push(floor);
        floor = opens.length;
      }
      continue;
    }
    if (kinds[k] !== KIND.punctuation) continue;
    if (isOpener(tokens, k)) {
      if (opens.length - floor < DEPTH) opens.push(k);
    } else if (isCloser(tokens, k) && opens.length > floor) {
      const open = opens.pop()!;
      while (paragraph < paragraphs.length && paragraphs[paragraph]! <= k) paragraph++;
      if (open < paragraphs[paragraph - 1]!) opens.length = floor;
      else if (k - open <= LONGEST_BRACKET) closes[open] = k;
    }
  }
}
