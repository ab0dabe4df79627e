import { astralClass, CHAR_CLASS, EMOJI, MARK, SURROGATE, SYMBOL } from '../../text/charClass.js';

const ZWJ = 0x200d;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = 0x20e3;

const isRegional = (codePoint: number): boolean => codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
const isTag = (codePoint: number): boolean => codePoint >= 0xe0020 && codePoint <= 0xe007f;
const width = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);

/** The end of the keycap (1️⃣, #️⃣) at `start`, or -1. */
export function keycapEnd(text: string, start: number): number {
  const next = text.charCodeAt(start + 1);
  if (next === KEYCAP) return start + 2;
  return next === EMOJI_STYLE && text.charCodeAt(start + 2) === KEYCAP ? start + 3 : -1;
}

/**
 * The end of the emoji sequence at `start`, or -1: one emoji with its variation selector, skin tone and tags, and
 * what zero-width joiners add; a flag is two regional indicators (UTS #51, emoji sequence).
 */
export function emojiEnd(text: string, start: number): number {
  let end = oneEmoji(text, start);
  if (end < 0) return -1;
  while (text.charCodeAt(end) === ZWJ) {
    const next = oneEmoji(text, end + 1);
    if (next < 0) break;
    end = next;
  }
  return end;
}

function oneEmoji(text: string, start: number): number {
  const codePoint = text.codePointAt(start);
  if (codePoint === undefined || !startsEmoji(text, start, codePoint)) return -1;
  let end = start + width(codePoint);
  const second = text.codePointAt(end) ?? 0;
  if (isRegional(codePoint)) return isRegional(second) ? end + 2 : end;
  for (let next = second; next === EMOJI_STYLE || isSkinTone(next) || isTag(next);) {
    end += width(next);
    next = text.codePointAt(end) ?? 0;
  }
  return end;
}

/** An emoji by itself, or a symbol that the variation selector or a joiner before it makes one (❤️, ♂ after ZWJ). */
function startsEmoji(text: string, start: number, codePoint: number): boolean {
  if (codePoint > 0xffff) return astralClass(codePoint) === EMOJI;
  const charClass = CHAR_CLASS[codePoint]!;
  if (charClass === EMOJI) return true;
  if (charClass !== SYMBOL || codePoint < 0x2000) return false;
  return text.charCodeAt(start + 1) === EMOJI_STYLE || (start > 0 && text.charCodeAt(start - 1) === ZWJ);
}

/** The class of the character at `start`, also above U+FFFF; SYMBOL for a lone surrogate. */
export function classOfPair(text: string, start: number): number {
  const codePoint = text.codePointAt(start)!;
  if (codePoint > 0xffff) return astralClass(codePoint);
  const charClass = CHAR_CLASS[codePoint]!;
  return charClass === SURROGATE || charClass === MARK ? SYMBOL : charClass;
}
