import { isoYear } from './calendar.js';
import { isCounted } from './measures.js';
import { numberAt } from './numbers.js';
import {
  coreRoleAt,
  hasRole,
  normAt,
  NUMBER,
  PERCENT,
  CURRENCY,
  roleAt,
  same,
  signAt,
  touchesNext,
  wholeAt,
  WORD,
  type Reading,
} from './reading.js';

/** A date: tokens up to `last`, included. */
export interface DateRead {
  readonly last: number;
  /** Null where it cannot be known. */
  readonly value: string | null;
  /** Told from the day of the article or from another time of the text. */
  readonly relative: boolean;
}

/** The mark before a value of the Hijri calendar. */
export const HIJRI = 'hijri:';

const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0x2012, 0x2013, 0x2014, 0x2f]);
const ARABIC_COMMA = 0x60c;

interface YearNumber {
  readonly year: number;
  readonly last: number;
}

/** A year of three or four digits, or in words, at token `i`. */
export function yearNumberAt(reading: Reading, i: number, from: number): YearNumber | null {
  if (!same(reading, from, i)) return null;
  const { kinds } = reading.text;
  // The web turns "1930، وهي" into "،1930 وهي".
  if (signAt(reading, i) === ARABIC_COMMA && i > 0 && !touchesNext(reading, i - 1) && touchesNext(reading, i))
    i++;
  if (kinds[i] === NUMBER) {
    const norm = normAt(reading, i);
    const year = norm.length === 4 || norm.length === 3 ? Number(norm) : NaN;
    return Number.isInteger(year) && year >= 100 ? { year, last: i } : null;
  }
  if (kinds[i] !== WORD || reading.skips[i]! > 0) return null;
  const number = numberAt(reading, i);
  if (!number || number.digits || number.vague || number.scale > 1000) return null;
  const { value, last } = number;
  return Number.isInteger(value) && value >= 1000 && value <= 2200 ? { year: value, last } : null;
}

/** Between these a number behind في is a year also where a noun may follow it. */
const LATE = 1980;
const SOON = 2035;

/** True for a year that news writes without saying that it is one. */
export function isPlainYear(year: number): boolean {
  return year >= 1900 && year <= 2100;
}

/** True where a number is followed by what it counts in units, money or percent. */
export function isMeasured(reading: Reading, last: number, from: number): boolean {
  const i = last + 1;
  if (!same(reading, from, i)) return false;
  const kind = reading.text.kinds[i];
  if (kind === PERCENT || kind === CURRENCY) return true;
  const { units, currencies, numbers } = reading.lists;
  // 2015م is a year.
  if (touchesNext(reading, last) && wholeAt(reading, reading.lists.roles.era, i)) return false;
  const scaled = wholeAt(reading, numbers, i);
  if (scaled && scaled.entry.value >= 1000) return true;
  return wholeAt(reading, units, i) !== undefined || wholeAt(reading, currencies, i) !== undefined;
}

/** The value of a year with the era behind it, or without one. */
function dated({ year, last }: YearNumber, reading: Reading, from: number, hijri: boolean): DateRead | null {
  const era = roleAt(reading, 'era', last + 1, from);
  // عام 2018 عام القدس
  if (!era && (year > 2200 || (isMeasured(reading, last, from) && !isPlainYear(year)))) return null;
  const end = era ? era.next - 1 : last;
  if (era?.value === 'bce') return { last: end, value: isoYear(1 - year), relative: false };
  const isHijri = era ? era.value === 'hijri' : hijri;
  if (isHijri && year > 1600) return null;
  return { last: end, value: isHijri ? HIJRI + isoYear(year) : isoYear(year), relative: false };
}

/** عام 2015, سنة 1436 هـ, العام الدراسي 2015-2016 */
export function yearAfterWord(reading: Reading, i: number, from: number): DateRead | null {
  const word = coreRoleAt(reading, 'year', i, from);
  if (!word) return null;
  let at = word.next;
  let hijri = false;
  const adjective = roleAt(reading, 'year-adjective', at, from);
  if (adjective) {
    hijri = roleAt(reading, 'era', at, from)?.value === 'hijri';
    at = adjective.next;
  }
  const pair = yearPair(reading, at, from, false);
  if (pair) return pair;
  const number = yearNumberAt(reading, at, from);
  return number && dated(number, reading, from, hijri);
}

/** 2014/2015, 2014-15; `plain` where both must be years that need no word before them. */
export function yearPair(reading: Reading, i: number, from: number, plain: boolean): DateRead | null {
  if (!same(reading, from, i) || reading.text.kinds[i] !== NUMBER) return null;
  const norm = normAt(reading, i);
  let first: number;
  let second: number;
  let last = i;
  if (norm.length > 5 && norm.charCodeAt(4) === 0x2f) {
    first = Number(norm.slice(0, 4));
    second = Number(norm.slice(5));
  } else {
    if (norm.length !== 4 || !HYPHENS.has(signAt(reading, i + 1)) || !same(reading, from, i + 2)) return null;
    if (reading.text.kinds[i + 2] !== NUMBER || HYPHENS.has(signAt(reading, i + 3))) return null;
    const behind = normAt(reading, i + 2);
    if (behind.length !== 4 && (behind.length !== 2 || !touchesNext(reading, i + 1))) return null;
    first = Number(norm);
    second = Number(behind);
    last = i + 2;
  }
  if (second < 100) second += Math.floor(first / 100) * 100;
  if (!Number.isInteger(first) || !Number.isInteger(second) || first < 1000 || first > 2200) return null;
  if (second <= first || second > first + 150) return null;
  const era = roleAt(reading, 'era', last + 1, from);
  if (!era && ((plain && !(isPlainYear(first) && isPlainYear(second))) || isMeasured(reading, last, from)))
    return null;
  const hijri = era?.value === 'hijri' ? HIJRI : '';
  return { last: era ? era.next - 1 : last, value: `${hijri}${first}/${second}`, relative: false };
}

/**
 * A year of four digits by itself: behind a word that announces one (منذ 2011), a ل of its own, in brackets, with
 * an era, or where `announced`.
 */
export function bareYear(reading: Reading, i: number, announced: boolean): DateRead | null {
  const norm = normAt(reading, i);
  if (norm.length !== 4 && norm.length !== 3) return null;
  const year = Number(norm);
  if (!Number.isInteger(year)) return null;
  const era = roleAt(reading, 'era', i + 1, i);
  // 1500م is a race, and 2015 م may be metres.
  const clear = era?.value === 'ce' ? touchesNext(reading, i) && isPlainYear(year) : year >= 100;
  if (era && clear) return dated({ year, last: i }, reading, i, false);
  if (!isPlainYear(year) || isMeasured(reading, i, i)) return null;
  if ((year < LATE || year > SOON) && isCounted(reading, i + 1, i)) return null;
  const turned = i > 1 && signAt(reading, i - 1) === ARABIC_COMMA && touchesNext(reading, i - 1);
  const before = turned ? i - 2 : i - 1;
  const cued =
    announced ||
    (same(reading, i, before) &&
      (hasRole(reading, 'year-cue', before, i) || (!turned && isPreposition(reading, i))));
  const bracketed = signAt(reading, i - 1) === 0x28 && signAt(reading, i + 1) === 0x29;
  return cued || bracketed ? { last: i, value: norm, relative: false } : null;
}

/** ل or ب before digits is a token of its own. */
function isPreposition(reading: Reading, i: number): boolean {
  const before = normAt(reading, i - 1);
  return before.length === 1 && (before === 'ل' || before === 'ب') && touchesNext(reading, i - 1);
}
