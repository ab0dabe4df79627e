import { firstUnit, isCloser, isGlued, isOpener, NO_STOP, stopAt } from './punctuation.js';
import { KIND, type ScannedTokens } from './scanTokens.js';

const COLON = 0x3a;
const DOT = 0x2e;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
const DASHES = [HYPHEN, 0x2013, 0x2014, 0x2212];
const BULLETS = [
  0x25cf, 0x2022, 0x25aa, 0x25ab, 0x25a0, 0x25a1, 0x25c6, 0x25c7, 0x25cb, 0x25e6, 0x2666, 0x27a2, 0x2714,
  0x2713, 0x25ba, 0x25b8, 0x25c4, 0x25b6, 0x25c0, 0x2605, 0x2606, 0x2756, 0xb7, 0x2219,
];
const ASTERISK = 0x2a;
/** Numbers of items have so many digits at most. */
const DIGITS = 2;

/** Whether a token is a sign that stands before the items of a list. */
export function isBullet(tokens: ScannedTokens, k: number): boolean {
  const kind = tokens.kinds[k];
  return (kind === KIND.symbol || kind === KIND.punctuation) && BULLETS.includes(firstUnit(tokens, k));
}

export const isAsterisk = (tokens: ScannedTokens, k: number): boolean => firstUnit(tokens, k) === ASTERISK;

/**
 * Finds numbered items inside the lines: 1- … 2- …, 1. … 2. …, (1) … (2) …. They count from 1 without a gap, and an
 * item that only a comma parts from the one before it is none.
 *
 * @returns 1 for each token that begins an item; null where the text has no such list
 */
export function findItems(tokens: ScannedTokens): Uint8Array | null {
  const { kinds, length, paragraphs } = tokens;
  let begins: Uint8Array | null = null;
  let run: number[] = [];
  let paragraph = 0;
  const flush = (): void => {
    if (run.length > 1) {
      begins ??= new Uint8Array(tokens.length);
      for (const begin of run) begins[begin] = 1;
    }
    run = [];
  };
  for (let k = 0; k < length; k++) {
    if (kinds[k] !== KIND.number) continue;
    if (paragraphs[paragraph]! <= k) {
      while (paragraphs[paragraph]! <= k) paragraph++;
      flush();
    }
    const value = smallNumber(tokens, k);
    if (value !== 1 && value !== run.length + 1) continue;
    const begin = itemAt(tokens, k, paragraphs[paragraph - 1]!, paragraphs[paragraph] ?? length, value > 1);
    if (begin < 0) continue;
    if (value === 1) flush();
    run.push(begin);
  }
  flush();
  return begins;
}

/** The value of a number of one or two digits; -1 for others. Digits are ASCII after normalisation. */
function smallNumber(tokens: ScannedTokens, k: number): number {
  const start = tokens.starts[k]!;
  const end = tokens.ends[k]!;
  if (end - start > DIGITS) return -1;
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + (tokens.units[i]! & 0xf);
  return value;
}

/**
 * The token that begins the item whose number stands at `k`, or -1. The first item of a list stands after a stop or
 * a colon; `later` ones may follow a word.
 */
function itemAt(tokens: ScannedTokens, k: number, first: number, limit: number, later: boolean): number {
  const sign = k + 1;
  if (sign + 1 >= limit || tokens.kinds[sign] !== KIND.punctuation) return -1;
  const c = firstUnit(tokens, sign);
  const after = tokens.kinds[sign + 1];
  if (after === KIND.number || after === KIND.percent || tokens.ends[sign]! - tokens.starts[sign]! > 1)
    return -1;
  const bracketed = k > first && isOpener(tokens, k - 1) && isCloser(tokens, sign);
  const begin = bracketed ? k - 1 : k;
  if (!bracketed && !DASHES.includes(c) && c !== DOT && c !== SLASH && !isCloser(tokens, sign)) return -1;
  if (begin === first) return begin;
  const before = begin - 1;
  if (stopAt(tokens, before) !== NO_STOP || firstUnit(tokens, before) === COLON) return begin;
  // A full stop after a number may as well end a sentence, and a number in brackets may belong to what it follows.
  if (!later || bracketed || c === DOT || isGlued(tokens, begin)) return -1;
  return tokens.kinds[before] === KIND.word || tokens.kinds[before] === KIND.quote || isCloser(tokens, before)
    ? begin
    : -1;
}
