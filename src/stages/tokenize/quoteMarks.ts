import {
  QUOTE,
  classAt,
  classBefore,
  DIGIT,
  EXCLAIM,
  NEWLINE,
  PUNCTUATION,
  SPACE,
  STOP,
} from '../../text/charClass.js';

/** Which side of the quoted text a mark stands on. */
export const NEITHER = 0;
export const OPEN = 1;
export const CLOSE = 2;
/** After a digit: closes what is open, or is a sign for inches or seconds. */
export const AFTER_DIGIT = 3;

/** Families of marks: a mark is closed by one of its own family, however the glyphs look. */
export const GUILLEMET = 1;
export const DOUBLE = 2;
export const SINGLE = 3;
export const ANGLE = 4;
export const PARENS = 5;
export const ORNATE = 6;
export const FAMILIES = 7;

/** Family and usual side of each mark; NEITHER where the glyph does not tell (or is used both ways in Arabic). */
const MARKS: readonly (readonly [marks: string, family: number, side: number])[] = [
  ['« <<', GUILLEMET, OPEN],
  ['» >>', GUILLEMET, CLOSE],
  ['‹', ANGLE, OPEN],
  ['›', ANGLE, CLOSE],
  ['((', PARENS, OPEN],
  ['))', PARENS, CLOSE],
  ['“ „ ‟ ❝ 〝 `` ‘‘', DOUBLE, OPEN],
  ['” ❞ 〞 〟 ’’', DOUBLE, CLOSE],
  ["\" '' ″ ‶ ＂", DOUBLE, NEITHER],
  ['‘ ‚ ‛ ❛', SINGLE, OPEN],
  ['’ ❜', SINGLE, CLOSE],
  ["' ＇", SINGLE, NEITHER],
  ['﴿ ﴾', ORNATE, NEITHER],
];

const FAMILY = new Map<string, number>();
const SIDE = new Map<string, number>();
for (const [marks, family, side] of MARKS) {
  for (const mark of marks.split(' ')) {
    FAMILY.set(mark, family);
    SIDE.set(mark, side);
  }
}

/** The family of a mark; 0 for a token that never pairs. */
export function familyOf(mark: string): number {
  return FAMILY.get(mark) ?? 0;
}

/** The side that the glyph shows. */
export function glyphSide(mark: string): number {
  return SIDE.get(mark) ?? NEITHER;
}

const isGap = (charClass: number): boolean => charClass === SPACE || charClass === NEWLINE;

/** Brackets that open: what stands after one begins something. */
const OPENING = [0x28, 0x5b, 0x7b];
const CLOSING = [0x29, 0x5d, 0x7d];
const COLON = 0x3a;
const SLASH = 0x2f;

/** How many marks beside each other are looked through: «"…"». */
const BESIDE = 4;

/**
 * The side that the text around a mark shows: space before and none after opens, the reverse closes. NEITHER where
 * both or none are there.
 *
 * @param afterProclitic whether the word glued to the mark is a lone proclitic (بـ«…», و"…")
 */
export function contextSide(text: string, start: number, end: number, afterProclitic: boolean): number {
  let before = start;
  while (start - before < BESIDE && classBefore(text, before) === QUOTE) before--;
  let after = end;
  while (after - end < BESIDE && classAt(text, after) === QUOTE) after++;
  const classAfter = classAt(text, after);
  const closed =
    isGap(classAfter) ||
    ((classAfter === PUNCTUATION || classAfter === STOP || classAfter === EXCLAIM) &&
      !OPENING.includes(text.charCodeAt(after)));
  const opened = afterProclitic || opensAfter(text, before);
  if (opened !== closed) return opened ? OPEN : closesAfter(text, before, end);
  if (!opened) return classBefore(text, before) === STOP ? CLOSE : NEITHER;
  // Space on both sides, as in French: a colon before it opens, punctuation glued to it closes.
  if (text.charCodeAt(before - 1) === COLON || text.charCodeAt(before - 2) === COLON) return OPEN;
  return isGap(classAfter) ? NEITHER : CLOSE;
}

function opensAfter(text: string, before: number): boolean {
  const charClass = classBefore(text, before);
  if (isGap(charClass)) return true;
  if (charClass !== PUNCTUATION) return false;
  const c = text.charCodeAt(before - 1);
  return c === COLON || c === SLASH || OPENING.includes(c) || (!CLOSING.includes(c) && c !== 0x2d);
}

function closesAfter(text: string, before: number, end: number): number {
  return classBefore(text, before) === DIGIT && classAt(text, end) !== QUOTE ? AFTER_DIGIT : CLOSE;
}
