import { isDay, isoYear, NO_YEAR, relativeDate, relativeYear, twoDigits } from './calendar.js';
import { periodAt, shiftAt, yearBehind } from './periods.js';
import {
  behindWaw,
  coreRoleAt,
  hasRole,
  hasWaw,
  isWaw,
  normAt,
  NUMBER,
  phraseAt,
  roleAt,
  same,
  signAt,
  wholeAt,
  WORD,
  type Reading,
} from './reading.js';
import type { MonthEntry } from './valueLists.js';
import { HIJRI, isMeasured, yearNumberAt, type DateRead } from './years.js';

const SLASH = 0x2f;
const OPEN = 0x28;
const CLOSE = 0x29;
const ARABIC_COMMA = 0x60c;
const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0x2012, 0x2013, 0x2014]);

interface MonthRead {
  readonly entry: MonthEntry;
  readonly last: number;
  /** Both names stand: يناير/كانون الثاني. */
  readonly twice: boolean;
}

/** A month at token `i`, perhaps with its other name behind it. */
function monthAt(reading: Reading, i: number, from: number): MonthRead | null {
  if (!same(reading, from, i) || reading.text.kinds[i] !== WORD) return null;
  const phrase = phraseAt(reading, reading.lists.months, i);
  if (!phrase) return null;
  const { entry } = phrase;
  const last = i + phrase.words.length - 1;
  const sign = same(reading, from, last + 1) ? signAt(reading, last + 1) : 0;
  if (sign === SLASH || sign === OPEN || HYPHENS.has(sign)) {
    const other = same(reading, from, last + 2)
      ? phraseAt(reading, reading.lists.months, last + 2)
      : undefined;
    if (other?.entry.number === entry.number && other.entry.hijri === entry.hijri) {
      const end = last + 1 + other.words.length;
      const closes = sign === OPEN && same(reading, from, end + 1) && signAt(reading, end + 1) === CLOSE;
      return { entry, last: closes ? end + 1 : end, twice: true };
    }
  }
  return { entry, last, twice: false };
}

/** The days before a month: one, several (3 و4), or from one to another. */
interface Days {
  readonly days: readonly number[];
  readonly range: boolean;
  readonly last: number;
}

const MOST_DAYS = 6;

function daysAt(reading: Reading, i: number): Days | null {
  const first = dayNumber(reading, i, i);
  if (!first) return null;
  const days = [first.day];
  let { last } = first;
  let range = false;
  while (days.length < MOST_DAYS && !range) {
    let next = behindWaw(reading, last + 1, i);
    if (next < 0) {
      const to = roleAt(reading, 'to', last + 1, i);
      const sign = same(reading, i, last + 1) ? signAt(reading, last + 1) : 0;
      range = to !== null || HYPHENS.has(sign);
      if (!range && sign !== ARABIC_COMMA) break;
      next = to ? to.next : last + 2;
    }
    const day = dayNumber(reading, next, i);
    if (!day || day.day <= days.at(-1)!) return { days, range: false, last };
    days.push(day.day);
    ({ last } = day);
  }
  const between = days.length === 2 && same(reading, i, i - 1) && hasRole(reading, 'between', i - 1, i);
  return { days, range: range || between, last };
}

/** 12, الثاني, العشرين, الحادي والعشرين, غرة; before the name of the month also سابع. */
function dayNumber(reading: Reading, i: number, from: number): { day: number; last: number } | null {
  if (!same(reading, from, i)) return null;
  if (reading.text.kinds[i] === NUMBER) {
    const norm = normAt(reading, i);
    const day = norm.length <= 2 ? Number(norm) : NaN;
    return Number.isInteger(day) && day >= 1 && day <= 31 ? { day, last: i } : null;
  }
  if (reading.text.kinds[i] !== WORD) return null;
  const { lists } = reading;
  if (hasRole(reading, 'first-day', i, from)) return { day: 1, last: i };
  const phrase = phraseAt(reading, lists.numbers, i);
  if (!phrase || phrase.entry.value > 31) return null;
  const { value, form, definite } = phrase.entry;
  const last = i + phrase.words.length - 1;
  const month =
    form === 'ordinal' && same(reading, from, last + 1) ? wholeAt(reading, lists.months, last + 1) : null;
  return month || (definite && (form === 'ordinal' || form === 'ten')) ? { day: value, last } : null;
}

/** 12 مايو/أيار 2015, 3 و4 مايو, الثاني من شهر مايو الماضي, 12 من الشهر الجاري, 12 الجاري */
export function dayMonthAt(reading: Reading, i: number): DateRead | null {
  if (reading.text.kinds[i] === NUMBER && !mayGoOn(reading, i)) return null;
  const days = daysAt(reading, i);
  if (!days) return null;
  return dayMonth(reading, i, days) ?? (days.days.length > 1 ? single(reading, i) : null);
}

/** False for the many numbers that no word of dates and no sign follows. */
function mayGoOn(reading: Reading, i: number): boolean {
  if (!same(reading, i, i + 1) || normAt(reading, i).length > 2) return false;
  return reading.text.kinds[i + 1] !== WORD || reading.wholes[i + 1]! > 0 || isWaw(reading, i + 1);
}

/** The first day alone, where a list of days leads to no month. */
function single(reading: Reading, i: number): DateRead | null {
  const first = dayNumber(reading, i, i);
  return first && dayMonth(reading, i, { days: [first.day], range: false, last: first.last });
}

function dayMonth(reading: Reading, i: number, days: Days): DateRead | null {
  const of = hasRole(reading, 'from', days.last + 1, i) ? days.last + 2 : days.last + 1;
  const word = coreRoleAt(reading, 'month', of, i);
  const month = monthAt(reading, word?.next ?? of, i);
  if (!month) return dayOfPeriod(reading, i, days, of);
  const { entry } = month;
  const end = ending(reading, month, i, days.days[0]!);
  if (entry.needs === 'both' && end.year === null) return null;
  // Of مارس, a verb as well, and of آب in a name nothing is asked where a number stands before it.
  const year = end.year !== null && !entry.hijri ? Number(end.year) : null;
  if (!days.days.every((day) => (entry.hijri ? day <= 30 : isDay(year, entry.number, day)))) return null;
  const prefix = monthValue(entry, end.year);
  return { last: end.last, value: daysValue(days, prefix), relative: end.relative };
}

/** 12 من الشهر الجاري, 12 الجاري */
function dayOfPeriod(reading: Reading, i: number, days: Days, at: number): DateRead | null {
  const period = periodAt(reading, at, i);
  let last: number;
  let month: string | null;
  if (period) {
    if (period.unit !== 'month') return null;
    ({ last, value: month } = period);
  } else {
    const shift =
      reading.text.kinds[days.last] === NUMBER && at === days.last + 1 ? shiftAt(reading, at, i) : null;
    if (!shift || shift.offset === null || reading.text.kinds[i] !== NUMBER) return null;
    if (Math.abs(shift.offset) > 1 || !isAnnounced(reading, i)) return null;
    ({ last } = shift);
    month = reading.date === null ? null : relativeDate(reading.date, 'month', shift.offset);
  }
  return { last, value: month === null ? null : daysValue(days, month), relative: true };
}

/** 12 الجاري is a date behind يوم or a weekday only: 30 الماضية counts. */
function isAnnounced(reading: Reading, i: number): boolean {
  if (!same(reading, i, i - 1)) return false;
  return hasRole(reading, 'day', i - 1, i) || phraseAt(reading, reading.lists.weekdays, i - 1) !== undefined;
}

function daysValue({ days, range }: Days, month: string): string {
  const values = days.map((day) => `${month}-${twoDigits(day)}`);
  if (values.length === 1) return values[0]!;
  return range ? values.join('/') : `{${values.join(',')}}`;
}

function monthValue({ hijri, number }: MonthEntry, year: string | null): string {
  const told = year?.startsWith(HIJRI) ? year.slice(HIJRI.length) : (year ?? NO_YEAR);
  return `${hijri ? HIJRI : ''}${told}-${twoDigits(number)}`;
}

/** The year or الماضي behind a month; `year` is null where none is told. */
function ending(
  reading: Reading,
  { entry, last }: MonthRead,
  from: number,
  day: number | null,
): { year: string | null; last: number; relative: boolean; told: boolean } {
  const shift = shiftAt(reading, last + 1, from);
  if (shift) {
    const next = yearNumberAt(reading, shift.last + 1, from);
    if (next) return { year: isoYear(next.year), last: next.last, relative: false, told: true };
    const { date } = reading;
    const year =
      date === null || shift.offset === null || entry.hijri
        ? null
        : relativeYear(date, entry.number, day, shift.offset);
    return { year: year === null ? null : isoYear(year), last: shift.last, relative: true, told: true };
  }
  const number = yearNumberAt(reading, last + 1, from);
  if (number) {
    const { year } = number;
    const era = roleAt(reading, 'era', number.last + 1, from);
    // رمضان 200 جنيه
    if (!era && isMeasured(reading, number.last, from))
      return { year: null, last, relative: false, told: false };
    const end = era && !(era.value === 'ce' && entry.hijri) ? era.next - 1 : number.last;
    if (entry.hijri ? year <= 1600 : year >= 1000 && year <= 2200)
      return { year: isoYear(year), last: end, relative: false, told: true };
  }
  const year = number ? null : yearBehind(reading, last + 1, from);
  if (year) {
    // Of رمضان هذا العام the year is of the other calendar.
    const value = entry.hijri && !year.value?.startsWith(HIJRI) ? null : year.value;
    return { year: value, last: year.last, relative: year.relative, told: true };
  }
  return { year: null, last, relative: false, told: false };
}

/**
 * A month without a day: with its year or الماضي, with its other name, behind شهر, an edge, or a preposition
 * (`announced`: the caller has seen one).
 */
export function monthDateAt(reading: Reading, i: number, announced: boolean): DateRead | null {
  const word = coreRoleAt(reading, 'month', i, i);
  const month = monthAt(reading, word?.next ?? i, i);
  if (!month) return null;
  const { entry } = month;
  if (entry.needs === 'both') return null;
  const end = ending(reading, month, i, null);
  const clear = word !== null || month.twice || end.told;
  const behind =
    announced ||
    (!hasWaw(reading, i) && reading.skips[i]! > 0) ||
    (same(reading, i, i - 1) && hasRole(reading, 'year-cue', i - 1, i));
  if (!clear && (entry.needs === 'day' || !behind)) return null;
  return { last: end.last, value: monthValue(entry, end.year), relative: end.relative };
}
