import { isDay, NO_YEAR, relativeDate, relativeWeekday, twoDigits } from './calendar.js';
import { dayMonthAt } from './months.js';
import { shiftAt } from './periods.js';
import {
  coreRoleAt,
  DATE,
  hasRole,
  isDefinite,
  normAt,
  NUMBER,
  phraseAt,
  roleAt,
  same,
  signAt,
  touchesNext,
  WORD,
  type Reading,
} from './reading.js';
import { HIJRI, type DateRead } from './years.js';

const ARABIC_COMMA = 0x60c;
const COMMA = 0x2c;
const SLASH = 0x2f;
const OPEN = 0x28;
const CLOSE = 0x29;
const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2013, 0x2014]);

/**
 * A day: مساء أمس الثلاثاء 12 مايو 2015, in any of its parts. The written date tells the value where one stands;
 * a weekday alone tells none.
 */
export function dayAt(reading: Reading, i: number): DateRead | null {
  const { kinds } = reading.text;
  if (kinds[i] !== WORD) return written(reading, i, i, false);
  const part = coreRoleAt(reading, 'part', i, i);
  let at = part?.next ?? i;
  const word = coreRoleAt(reading, 'day', at, i);
  at = word?.next ?? at;
  if (!same(reading, i, at)) return null;
  const announced = part !== null || word !== null;
  const named = relativeDay(reading, at, i, announced) ?? weekday(reading, at, i, announced, part !== null);
  if (!named) return announced || dayInWords(reading, i) ? written(reading, at, i, word !== null) : null;
  let next = named.last + 1;
  const sign = same(reading, i, next) ? signAt(reading, next) : 0;
  if (sign === ARABIC_COMMA || sign === COMMA || sign === OPEN) next++;
  const falls = roleAt(reading, 'falls', next, i);
  if (falls) next = coreRoleAt(reading, 'day', falls.next, i)?.next ?? falls.next;
  const full = same(reading, i, next) ? written(reading, next, i, true) : null;
  if (!full) return named;
  const closes = sign === OPEN && same(reading, i, full.last + 1) && signAt(reading, full.last + 1) === CLOSE;
  if (sign === OPEN && !closes) return named;
  // غدا 23 ديسمبر tells the year of the day.
  const { value } = named;
  const told = value !== null && full.value === NO_YEAR + value.slice(4) ? value : full.value;
  return { last: closes ? full.last + 1 : full.last, value: told, relative: told === value };
}

function dayInWords({ lists, cores }: Reading, i: number): boolean {
  const word = cores[i]!;
  return lists.numbers[word] !== undefined || lists.roles['first-day'][word] !== undefined;
}

/** أمس, اليوم, غدا, with the weekday behind it. */
function relativeDay(reading: Reading, i: number, from: number, announced: boolean): DateRead | null {
  const phrase = phraseAt(reading, reading.lists.relative, i);
  if (!phrase) return null;
  const { offset } = phrase.entry;
  let last = i + phrase.words.length - 1;
  const next = last + 1;
  const day =
    same(reading, from, next) && reading.skips[next] === 0
      ? phraseAt(reading, reading.lists.weekdays, next)
      : undefined;
  if (day && isDefinite(reading, next)) last += day.words.length;
  // اليوم العالمي and في اليوم are no day of the article, nor are اليوم الأول and اليوم 3.
  else if (offset === 0 && phrase.words.length === 1 && !announced && !isToday(reading, i, next, from))
    return null;
  const value = reading.date === null || offset === null ? null : relativeDate(reading.date, 'day', offset);
  return { last, value, relative: true };
}

function isToday(reading: Reading, i: number, next: number, from: number): boolean {
  if (same(reading, from, i - 1) && hasRole(reading, 'no-today', i - 1, from)) return false;
  if (!same(reading, from, next)) return true;
  const { kinds } = reading.text;
  return kinds[next] !== WORD || !isDefinite(reading, next) || isStrange(reading, next);
}

/** A definite word that begins another phrase of time: اليوم الساعة الثامنة, اليوم الخميس. */
function isStrange(reading: Reading, i: number): boolean {
  return hasRole(reading, 'clock', i, i);
}

/** الثلاثاء, يوم الثلاثاء الماضي, ليل الأحد - الاثنين */
function weekday(
  reading: Reading,
  i: number,
  from: number,
  announced: boolean,
  part: boolean,
): DateRead | null {
  const day = phraseAt(reading, reading.lists.weekdays, i);
  if (!day) return null;
  // أحد and جمعة are words of their own; without the article a weekday needs يوم before it.
  if (!announced) {
    if (!isDefinite(reading, i)) return null;
    if (same(reading, from, i - 1) && hasRole(reading, 'no-day', i - 1, from)) return null;
  }
  const last = i + day.words.length - 1;
  const shift = shiftAt(reading, last + 1, from);
  if (shift) {
    const { offset } = shift;
    const value =
      reading.date === null || offset === null ? null : relativeWeekday(reading.date, day.entry, offset);
    return { last: shift.last, value, relative: true };
  }
  if (part) {
    const sign = same(reading, from, last + 1) ? signAt(reading, last + 1) : 0;
    const k = HYPHENS.has(sign) || sign === SLASH ? last + 2 : last + 1;
    const other = same(reading, from, k) && isDefinite(reading, k) && reading.skips[k] === 0;
    const second = other ? phraseAt(reading, reading.lists.weekdays, k) : undefined;
    if (second) return { last: k + second.words.length - 1, value: null, relative: true };
  }
  return { last, value: null, relative: true };
}

/** 12/5/2015, 12 / 5 / 2015, 12 مايو; 12/5 where a day is announced. */
function written(reading: Reading, i: number, from: number, announced: boolean): DateRead | null {
  if (!same(reading, from, i)) return null;
  if (reading.text.kinds[i] === DATE) return numeric(reading, normAt(reading, i), i, from);
  const day = dayMonthAt(reading, i);
  if (day) return day;
  if (reading.text.kinds[i] !== NUMBER) return null;
  return spacedNumeric(reading, i, from) ?? (announced ? shortNumeric(reading, i) : null);
}

/** 12 / 5 / 1436: with spaces around the strokes it is several tokens. */
function spacedNumeric(reading: Reading, i: number, from: number): DateRead | null {
  let date = normAt(reading, i);
  let last = i;
  if (date.length > 5 || signAt(reading, i + 1) !== SLASH) return null;
  while (
    same(reading, from, last + 2) &&
    reading.text.kinds[last + 2] === NUMBER &&
    signAt(reading, last + 1) === SLASH
  ) {
    last += 2;
    date += `/${normAt(reading, last)}`;
    if (last - i > 4) return null;
  }
  const parts = date.split('/');
  const plain = parts.every((part) => part.length > 0 && part.length <= 4 && Number.isInteger(Number(part)));
  return parts.length === 3 && plain && parts[2]!.length === 4 ? numeric(reading, date, last, from) : null;
}

/** 12/5/2024 and 2024-05-12; day before month, as the Arab press writes, unless only the other order is a date. */
function numeric(reading: Reading, date: string, at: number, from: number): DateRead | null {
  const [a, b, c] = date.split(/[./-]/).map(Number);
  if (a === undefined || b === undefined || c === undefined) return null;
  const era = roleAt(reading, 'era', at + 1, from);
  const touching = era && (era.value === 'hijri' || touchesNext(reading, at));
  const hijri = touching ? era.value === 'hijri' : false;
  const last = touching ? era.next - 1 : at;
  const [year, month, day] = a > 31 ? [a, b, c] : [c < 100 ? c + 2000 : c, b, a];
  if (hijri) {
    const value = `${HIJRI}${year}-${twoDigits(month)}-${twoDigits(day)}`;
    return month <= 12 && day <= 30 && year <= 1600 ? { last, value, relative: false } : null;
  }
  if (isDay(year, month, day)) return { last, value: text(year, month, day), relative: false };
  return isDay(year, day, month) ? { last, value: text(year, day, month), relative: false } : null;
}

function text(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** 12/5, which without يوم is a fraction or a score. */
function shortNumeric(reading: Reading, i: number): DateRead | null {
  const norm = normAt(reading, i);
  const slash = norm.indexOf('/');
  if (slash < 1 || norm.length > 5) return null;
  const day = Number(norm.slice(0, slash));
  const month = Number(norm.slice(slash + 1));
  if (!Number.isInteger(day) || !Number.isInteger(month) || !isDay(null, month, day)) return null;
  return { last: i, value: `XXXX-${twoDigits(month)}-${twoDigits(day)}`, relative: false };
}
