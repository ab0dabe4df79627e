import { growing } from '../../model/columnStore.js';
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
import { classOfPair, emojiEnd, keycapEnd } from './scanEmoji.js';
import { latinEnd } from './scanLatin.js';
import { dateEnd, numberEnd, timeEnd } from './scanNumber.js';
import { emailEnd, handleEnd, hashtagEnd, urlEnd } from './scanWeb.js';

/** The tokens of a text, as columns. Offsets count UTF-16 units of the text that was scanned. */
export interface ScannedTokens {
  readonly text: string;
  readonly length: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Indexes of TOKEN_KINDS. */
  readonly kinds: Uint8Array;
  /** The first token of each line that has text. */
  readonly paragraphs: Uint32Array;
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

/**
 * Cuts a text into tokens in one pass: every character that is no white space belongs to exactly one. Time is
 * linear: every look-ahead either ends in the token that it looked at or is bounded.
 */
export function scanTokens(text: string): ScannedTokens {
  const length = text.length;
  const starts = growing(Uint32Array);
  const ends = growing(Uint32Array);
  const kinds = growing(Uint8Array);
  const paragraphs = growing(Uint32Array);
  let newLine = true;
  let openParens = 0;
  let at = nextAt(text, 0);
  let i = 0;
  while (i < length) {
    const c = text.charCodeAt(i);
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
        end = wordEnd(text, end);
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
        while (classAt(text, end) === MARK && end < length) end++;
        break;
      case QUOTE:
        if (DOUBLED.includes(c) && text.charCodeAt(end) === c) end++;
        kind = c === 0x60 && end === i + 1 ? KIND.symbol : KIND.quote;
        break;
      case STOP:
      case EXCLAIM:
        while (end < length && CHAR_CLASS[text.charCodeAt(end)] === charClass) end++;
        kind = KIND.punctuation;
        break;
      case PUNCTUATION:
        kind = KIND.punctuation;
        if (c === PAREN_OPEN && text.charCodeAt(end) === PAREN_OPEN) {
          end++;
          openParens++;
          kind = KIND.quote;
        } else if (c === PAREN_CLOSE && openParens > 0 && text.charCodeAt(end) === PAREN_CLOSE) {
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
        if ((c === LESS || c === GREATER) && text.charCodeAt(end) === c) {
          end++;
          kind = KIND.quote;
        } else if (c > 0x2000 && emojiEnd(text, i) > 0) {
          end = emojiEnd(text, i);
          kind = KIND.emoji;
        }
    }
    if (newLine) {
      paragraphs.push(starts.length);
      newLine = false;
    }
    starts.push(i);
    ends.push(end);
    kinds.push(kind);
    i = end;
  }
  return {
    text,
    length: starts.length,
    starts: starts.values(),
    ends: ends.values(),
    kinds: kinds.values(),
    paragraphs: paragraphs.values(),
  };
}

function nextAt(text: string, from: number): number {
  const at = text.indexOf('@', from);
  return at < 0 ? Infinity : at;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end++) {
    const charClass = CHAR_CLASS[text.charCodeAt(end)]!;
    if (charClass !== ARABIC && charClass !== MARK) break;
  }
  return end;
}

/** Digits alone, without separators: what may begin a name such as 4G. */
function isPlain(text: string, start: number, end: number): boolean {
  if (end - start > 4) return false;
  for (let i = start; i < end; i++) if (classAt(text, i) !== DIGIT) return false;
  return true;
}
