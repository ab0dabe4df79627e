import { CHAR_CLASS, EXCLAIM, STOP } from '../../text/charClass.js';
import { KIND, type ScannedTokens } from './scanTokens.js';

/** What kind of stop a token is. */
export const NO_STOP = 0;
export const FULL_STOP = 1;
/** A question or exclamation mark, or several. */
export const ASKING = 2;
/** An ellipsis, or two full stops and more. */
export const DOTS = 3;

const IDEOGRAPHIC_STOP = 0x3002;

export function stopAt(tokens: ScannedTokens, k: number): number {
  if (tokens.kinds[k] !== KIND.punctuation) return NO_STOP;
  const start = tokens.starts[k]!;
  const c = tokens.units[start]!;
  const charClass = CHAR_CLASS[c]!;
  if (charClass === EXCLAIM) return ASKING;
  if (charClass !== STOP) return NO_STOP;
  return (tokens.ends[k]! - start === 1 && c < 0x2000) || c === IDEOGRAPHIC_STOP ? FULL_STOP : DOTS;
}

/** The first UTF-16 unit of a token. */
export const firstUnit = (tokens: ScannedTokens, k: number): number => tokens.units[tokens.starts[k]!]!;

/** Whether no white space stands before a token. */
export const isGlued = (tokens: ScannedTokens, k: number): boolean =>
  k > 0 && tokens.ends[k - 1] === tokens.starts[k];

/** A comma, semicolon or colon, Arabic or Latin. */
export function isComma(tokens: ScannedTokens, k: number): boolean {
  if (tokens.kinds[k] !== KIND.punctuation) return false;
  const c = firstUnit(tokens, k);
  return c === 0x60c || c === 0x2c || c === 0x3a || c === 0x61b || c === 0x3b;
}

/** ( [ { */
export function isOpener(tokens: ScannedTokens, k: number): boolean {
  if (tokens.kinds[k] !== KIND.punctuation) return false;
  const c = firstUnit(tokens, k);
  return c === 0x28 || c === 0x5b || c === 0x7b;
}

/** ) ] } */
export function isCloser(tokens: ScannedTokens, k: number): boolean {
  if (tokens.kinds[k] !== KIND.punctuation) return false;
  const c = firstUnit(tokens, k);
  return c === 0x29 || c === 0x5d || c === 0x7d;
}
