import { ARABIC, classAt, DIGIT, HASH, LATIN, MARK, QUOTE, SPACE, NEWLINE } from '../../text/charClass.js';

/** Longest local part of an e-mail address (RFC 5321, 4.5.3.1): what bounds the look-ahead. */
const LOCAL_PART = 64;
const DOMAIN = 255;

/** Last labels of bare host names that news writes without `http://` (AHDATH.INFO, booking.com). */
const TOP_LEVEL = new Set(
  (
    'com net org info gov edu int mil tv io ai co me biz news eu uk us fr de it es ru tr ir ae sa eg ma dz tn ly sd ' +
    'sy lb jo iq ye om qa kw bh ps mr'
  ).split(' '),
);

const isAsciiWord = (c: number): boolean =>
  (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39);

/** `. _ % + -`, what else a local part may hold. */
const isLocalSign = (c: number): boolean =>
  c === 0x2e || c === 0x5f || c === 0x25 || c === 0x2b || c === 0x2d;

/** The end of the e-mail address that begins at `start` and has its sign at `at`, or -1. */
export function emailEnd(text: string, start: number, at: number): number {
  if (at <= start || at - start > LOCAL_PART) return -1;
  for (let i = start; i < at; i++) {
    const c = text.charCodeAt(i);
    if (!isAsciiWord(c) && !isLocalSign(c)) return -1;
  }
  const limit = Math.min(text.length, at + 1 + DOMAIN);
  let end = at + 1;
  let dot = -1;
  for (; end < limit; end++) {
    const c = text.charCodeAt(end);
    if (c === 0x2e && end > at + 1 && isAsciiWord(text.charCodeAt(end + 1))) dot = end;
    else if (!isAsciiWord(c) && c !== 0x2d) break;
  }
  return dot > 0 && end - dot > 2 ? end : -1;
}

/** The end of the URL that begins at `start` with a scheme or with `www.`, or -1. */
export function urlEnd(text: string, start: number): number {
  let host = -1;
  if (startsWith(text, start, 'http')) {
    const s = (text.charCodeAt(start + 4) | 0x20) === 0x73 ? 5 : 4;
    if (text.startsWith('://', start + s)) host = start + s + 3;
  } else if (startsWith(text, start, 'ftp://')) host = start + 6;
  else if (startsWith(text, start, 'www.')) host = start + 4;
  if (host < 0 || !isAsciiWord(text.charCodeAt(host))) return -1;
  return pathEnd(text, host);
}

/** The end of the bare host name, with its path, whose first label ends at the dot `dot`, or -1. */
export function hostEnd(text: string, dot: number): number {
  const limit = Math.min(text.length, dot + DOMAIN);
  let label = dot + 1;
  let end = label;
  for (; end < limit; end++) {
    const c = text.charCodeAt(end);
    if (c === 0x2e && isAsciiWord(text.charCodeAt(end + 1))) label = end + 1;
    else if (!isAsciiWord(c) && c !== 0x2d) break;
  }
  if (end - label > 4 || !TOP_LEVEL.has(text.slice(label, end).toLowerCase())) return -1;
  return text.charCodeAt(end) === 0x2f ? pathEnd(text, end) : end;
}

function startsWith(text: string, start: number, ascii: string): boolean {
  for (let i = 0; i < ascii.length; i++) {
    const c = text.charCodeAt(start + i);
    if ((c >= 0x41 && c <= 0x5a ? c | 0x20 : c) !== ascii.charCodeAt(i)) return false;
  }
  return true;
}

/** Arabic letters belong to a path, not to a host: a word is often glued to the end of a host. */
function pathEnd(text: string, host: number): number {
  let end = host;
  let path = false;
  let open = 0;
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end);
    const charClass = classAt(text, end);
    if (charClass === SPACE || charClass === NEWLINE || (charClass === QUOTE && c !== 0x27)) break;
    if (c === 0x3c || c === 0x3e || c === 0x60c || c === 0x61b || c === 0x61f) break;
    if (charClass === ARABIC && !path) break;
    if (c === 0x2f || c === 0x3f || c === 0x23) path = true;
    if (c === 0x28) open++;
    if (c === 0x29 && --open < 0) break;
  }
  // What closes the sentence is not of the address.
  while (end > host && isTrailing(text.charCodeAt(end - 1))) end--;
  return end;
}

/** `. , : ; ! ? ' ( [ ] { } … *` */
const isTrailing = (c: number): boolean => TRAILING.includes(c);
const TRAILING = [0x2e, 0x2c, 0x3a, 0x3b, 0x21, 0x3f, 0x27, 0x28, 0x5b, 0x5d, 0x7b, 0x7d, 0x2026, 0x2a];

/** The end of the run of letters, digits, marks and underscores at `start`. */
function tagEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const charClass = classAt(text, end);
    const tag = charClass === ARABIC || charClass === LATIN || charClass === DIGIT || charClass === MARK;
    if (!tag && text.charCodeAt(end) !== 0x5f) break;
  }
  return end;
}

/** The end of the @handle at `start`, or -1. */
export function handleEnd(text: string, start: number): number {
  const end = tagEnd(text, start + 1);
  return end > start + 1 && classAt(text, start + 1) !== MARK ? end : -1;
}

/** The end of the #hashtag at `start`, or -1; a number after the sign is no hashtag. */
export function hashtagEnd(text: string, start: number): number {
  if (classAt(text, start) !== HASH || classAt(text, start + 1) === MARK) return -1;
  const end = tagEnd(text, start + 1);
  for (let i = start + 1; i < end; i++) {
    const charClass = classAt(text, i);
    if (charClass === ARABIC || charClass === LATIN) return end;
  }
  return -1;
}
