import { TOKEN_KINDS, type TokenKind } from '../../model/layers.js';
import {
  ARABIC,
  AT,
  CHAR_CLASS,
  classAt,
  CURRENCY,
  DIGIT,
  EMOJI,
  EXCLAIM,
  HASH,
  LATIN,
  MARK,
  NEWLINE,
  PERCENT,
  PUNCTUATION,
  QUOTE,
  SPACE,
  STOP,
  SURROGATE,
} from '../../text/charClass.js';
import { unitReader } from '../../text/units.js';
import { classOfPair, emojiEnd, keycapEnd } from './scanEmoji.js';
import { latinEnd } from './scanLatin.js';
import { dateEnd, numberEnd, timeEnd } from './scanNumber.js';
import { emailEnd, handleEnd, hashtagEnd, urlEnd } from './scanWeb.js';

/**
 * The tokens of a text, as columns. Offsets count UTF-16 units of the text that was scanned. The arrays are the
 * scanner's own: the next text overwrites them.
 */
export interface ScannedTokens {
  readonly text: string;
  /** The units of the text, with a 0 after the last. */
  readonly units: Uint16Array;
  readonly length: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Indexes of TOKEN_KINDS. */
  readonly kinds: Uint8Array;
  /** The first token of each line that has text. */
  readonly paragraphs: Uint32Array;
  /** Whether there is a token of the kind `quote`. */
  readonly hasMarks: boolean;
}

const codeOf = (kind: TokenKind): number => TOKEN_KINDS.indexOf(kind);

/** The codes of the token kinds. */
export const KIND = {
  word: codeOf('word'),
  number: codeOf('number'),
  date: codeOf('date'),
  time: codeOf('time'),
  percent: codeOf('percent'),
  currency: codeOf('currency'),
  latin: codeOf('latin'),
  url: codeOf('url'),
  email: codeOf('email'),
  handle: codeOf('handle'),
  hashtag: codeOf('hashtag'),
  emoji: codeOf('emoji'),
  quote: codeOf('quote'),
  punctuation: codeOf('punctuation'),
  symbol: codeOf('symbol'),
} as const;

const PAREN_OPEN = 0x28;
const PAREN_CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
const ASTERISK = 0x2a;
/** Marks that are one mark when doubled: '' `` ‘‘ ’’ */
const DOUBLED = [0x27, 0x60, 0x2018, 0x2019];

/** Arrays of more entries are not kept for the next text. */
const KEPT = 1 << 19;

/**
 * Makes a scanner, which cuts a text into tokens in one pass: every character that is no white space belongs to
 * exactly one. Time is linear: every look-ahead either ends in the token that it looked at or is bounded.
 */
export function createScanner(): (text: string) => ScannedTokens {
  const readUnits = unitReader();
  let kept = makeColumns(1 << 10);
  return (text) => {
    const columns = kept.starts.length <= KEPT ? kept : makeColumns(1 << 10);
    kept = columns;
    return scan(text, readUnits(text), columns);
  };
}

/** Scans a text with a scanner of its own: for many texts, make one scanner. */
export function scanTokens(text: string): ScannedTokens {
  return createScanner()(text);
}

interface Columns {
  starts: Uint32Array;
  ends: Uint32Array;
  kinds: Uint8Array;
  paragraphs: Uint32Array;
}

function makeColumns(rows: number): Columns {
  return {
    starts: new Uint32Array(rows),
    ends: new Uint32Array(rows),
    kinds: new Uint8Array(rows),
    paragraphs: new Uint32Array(rows),
  };
}

function widen(columns: Columns): void {
  const { starts, ends, kinds, paragraphs } = columns;
  const wider = makeColumns(starts.length * 2);
  wider.starts.set(starts);
  wider.ends.set(ends);
  wider.kinds.set(kinds);
  wider.paragraphs.set(paragraphs);
  Object.assign(columns, wider);
}

function scan(text: string, units: Uint16Array, columns: Columns): ScannedTokens {
  const length = text.length;
  let { starts, ends, kinds, paragraphs } = columns;
  let count = 0;
  let lines = 0;
  let newLine = true;
  let hasMarks = false;
  let openParens = 0;
  let at = nextAt(text, 0);
  let i = 0;
  while (i < length) {
    const c = units[i]!;
    const charClass = CHAR_CLASS[c]!;
    let end = i + 1;
    let kind: number = KIND.symbol;
    switch (charClass) {
      case SPACE:
        i++;
        continue;
      case NEWLINE:
        newLine = true;
        openParens = 0;
        i++;
        continue;
      case ARABIC:
        end = wordEnd(units, end);
        kind = KIND.word;
        break;
      case DIGIT:
      case LATIN: {
        if (at < i) at = nextAt(text, i);
        const email = emailEnd(text, i, at);
        if (email > 0) {
          end = email;
          kind = KIND.email;
          break;
        }
        if (charClass === LATIN) {
          const url = urlEnd(text, i);
          if (url > 0) {
            end = url;
            kind = KIND.url;
            break;
          }
          end = latinEnd(text, i);
          kind = end < 0 ? KIND.url : KIND.latin;
          end = Math.abs(end);
          break;
        }
        if ((end = keycapEnd(text, i)) > 0) kind = KIND.emoji;
        else if ((end = dateEnd(text, i)) > 0) kind = KIND.date;
        else if ((end = timeEnd(text, i)) > 0) kind = KIND.time;
        else {
          end = numberEnd(text, i);
          kind = KIND.number;
          if (classAt(text, end) === LATIN && isPlain(text, i, end)) {
            end = Math.abs(latinEnd(text, i));
            kind = KIND.latin;
          }
        }
        break;
      }
      case MARK:
        while (CHAR_CLASS[units[end]!] === MARK) end++;
        break;
      case QUOTE:
        if (units[end] === c && DOUBLED.includes(c)) end++;
        kind = c === 0x60 && end === i + 1 ? KIND.symbol : KIND.quote;
        break;
      case STOP:
      case EXCLAIM:
        while (CHAR_CLASS[units[end]!] === charClass) end++;
        kind = KIND.punctuation;
        break;
      case PUNCTUATION:
        kind = KIND.punctuation;
        if (c === PAREN_OPEN && units[end] === PAREN_OPEN) {
          end++;
          openParens++;
          kind = KIND.quote;
        } else if (c === PAREN_CLOSE && openParens > 0 && units[end] === PAREN_CLOSE) {
          end++;
          openParens--;
          kind = KIND.quote;
        } else if (c === ASTERISK && (end = keycapEnd(text, i)) > 0) kind = KIND.emoji;
        else end = i + 1;
        break;
      case CURRENCY:
        kind = KIND.currency;
        break;
      case PERCENT:
        kind = KIND.percent;
        break;
      case AT: {
        const handle = handleEnd(text, i);
        if (handle > 0) {
          end = handle;
          kind = KIND.handle;
        }
        break;
      }
      case HASH: {
        const keycap = keycapEnd(text, i);
        const hashtag = keycap > 0 ? keycap : hashtagEnd(text, i);
        if (hashtag > 0) {
          end = hashtag;
          kind = keycap > 0 ? KIND.emoji : KIND.hashtag;
        }
        break;
      }
      case EMOJI:
        end = emojiEnd(text, i);
        kind = KIND.emoji;
        break;
      case SURROGATE: {
        const pairClass = classOfPair(text, i);
        if (pairClass === EMOJI) {
          end = emojiEnd(text, i);
          kind = KIND.emoji;
        } else if (pairClass === LATIN || pairClass === ARABIC) {
          end = Math.abs(latinEnd(text, i));
          kind = KIND.latin;
        } else end = i + (text.codePointAt(i)! > 0xffff ? 2 : 1);
        break;
      }
      default:
        if ((c === LESS || c === GREATER) && units[end] === c) {
          end++;
          kind = KIND.quote;
        } else if (c > 0x2000 && emojiEnd(text, i) > 0) {
          end = emojiEnd(text, i);
          kind = KIND.emoji;
        }
    }
    if (count === starts.length) {
      widen(columns);
      ({ starts, ends, kinds, paragraphs } = columns);
    }
    if (newLine) {
      paragraphs[lines++] = count;
      newLine = false;
    }
    if (kind === KIND.quote) hasMarks = true;
    starts[count] = i;
    ends[count] = end;
    kinds[count++] = kind;
    i = end;
  }
  return {
    text,
    units,
    length: count,
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    kinds: kinds.subarray(0, count),
    paragraphs: paragraphs.subarray(0, lines),
    hasMarks,
  };
}

function nextAt(text: string, from: number): number {
  const at = text.indexOf('@', from);
  return at < 0 ? Infinity : at;
}

/** The 0 after the last unit is of no class that goes on. */
function wordEnd(units: Uint16Array, from: number): number {
  let end = from;
  for (;;) {
    const charClass = CHAR_CLASS[units[end]!]!;
    if (charClass !== ARABIC && charClass !== MARK) return end;
    end++;
  }
}

/** Digits alone, without separators: what may begin a name such as 4G. */
function isPlain(text: string, start: number, end: number): boolean {
  if (end - start > 4) return false;
  for (let i = start; i < end; i++) if (classAt(text, i) !== DIGIT) return false;
  return true;
}
