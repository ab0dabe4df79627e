import { ARABIC, CHAR_CLASS, classAt, DIGIT, LATIN, MARK, SURROGATE } from '../../text/charClass.js';
import { classOfPair } from './scanEmoji.js';
import { hostEnd } from './scanWeb.js';

const DOT = 0x2e;
const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;

/**
 * The end of the word of other than Arabic letters at `start`: letters and digits, with apostrophes, hyphens,
 * underscores and ampersands between them (F-16, don't, AT&T), and with full stops between single letters (U.S.).
 * Negative (minus the end) where the word is a bare host name (booking.com).
 */
export function latinEnd(text: string, start: number): number {
  let end = start;
  /** Where the letters since the last full stop begin, and whether every such run so far is one letter. */
  let run = start;
  let initials = true;
  for (;;) {
    const next = alphanumericEnd(text, end);
    if (next > end) {
      end = next;
      continue;
    }
    const c = text.charCodeAt(end);
    if (c === DOT) {
      initials &&= end - run === 1 && classAt(text, run) === LATIN;
      if (initials && classAt(text, end + 1) === LATIN && !isLetterOrDigit(text, end + 2)) {
        end++;
        run = end;
        continue;
      }
      // The last full stop of U.S. belongs to it.
      if (initials && run > start) return end + 1;
      if (classAt(text, end + 1) === LATIN && run === start) {
        const host = hostEnd(text, end);
        if (host > 0) return -host;
      }
      return end;
    }
    const joins =
      c === HYPHEN || c === UNDERSCORE || c === AMPERSAND || c === APOSTROPHE || c === CURLY_APOSTROPHE;
    if (!joins || end === start || !isLetterOrDigit(text, end + 1)) return end;
    if (c !== HYPHEN && c !== UNDERSCORE && classAt(text, end + 1) === DIGIT) return end;
    end++;
  }
}

function isLetterOrDigit(text: string, index: number): boolean {
  const charClass = classAt(text, index);
  return charClass === LATIN || charClass === DIGIT;
}

/** The end of the letters, digits and marks at `start`; `start` where there are none. */
function alphanumericEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const charClass = CHAR_CLASS[text.charCodeAt(end)]!;
    if (charClass === LATIN || charClass === DIGIT || (charClass === MARK && end > start)) end++;
    else if (charClass === SURROGATE && isLetterPair(text, end)) end += 2;
    else break;
  }
  return end;
}

function isLetterPair(text: string, index: number): boolean {
  const charClass = classOfPair(text, index);
  return charClass === LATIN || charClass === ARABIC;
}
