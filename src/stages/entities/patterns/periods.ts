import { isoYear, NO_YEAR, relativeDate, relativeYear, twoDigits, type Unit } from './calendar.js';
import { numberAt } from './numbers.js';
import {
  coreRoleAt,
  hasRole,
  isDefinite,
  NUMBER,
  phraseAt,
  roleAt,
  same,
  touchesNext,
  wholeAt,
  WORD,
  type Reading,
} from './reading.js';
import { HIJRI, isMeasured, isPlainYear, yearAfterWord, yearNumberAt, type DateRead } from './years.js';

/** The offset of الماضي, المقبل, الجاري at token `i`; null where it is counted from another time of the text. */
export function shiftAt(
  reading: Reading,
  i: number,
  from: number,
): { offset: number | null; last: number } | null {
  const shift = roleAt(reading, 'shift', i, from);
  if (!shift) return null;
  return { offset: shift.value === '?' ? null : Number(shift.value), last: shift.next - 1 };
}

/** The ISO form of what lies `offset` units from the day of the article; null where that is not known. */
export function resolved(reading: Reading, unit: Unit, offset: number | null): string | null {
  return reading.date === null || offset === null ? null : relativeDate(reading.date, unit, offset);
}

/** العام الماضي, الشهر الجاري, هذا الأسبوع, العام الدراسي المقبل, العام الحالي 2008 */
export function periodAt(reading: Reading, i: number, from: number): (DateRead & { unit: Unit }) | null {
  const this_ = coreRoleAt(reading, 'this', i, from);
  const period = this_ ? roleAt(reading, 'period', this_.next, from) : coreRoleAt(reading, 'period', i, from);
  if (!period) return null;
  const unit = period.value as Unit;
  let at = period.next;
  if (unit === 'year' || unit === 'season') at = roleAt(reading, 'year-adjective', at, from)?.next ?? at;
  const shift = shiftAt(reading, at, from);
  if (!this_ && !shift) return null;
  // المدير العام السابق, الأمين العام الحالي
  const general = shift && (shift.offset === 0 || shift.offset === null) && reading.skips[i] === 0;
  if (general && isDefinite(reading, i - 1) && hasRole(reading, 'general', i, from)) return null;
  const offset = shift ? shift.offset : 0;
  const last = shift?.last ?? at - 1;
  if (unit === 'year') {
    const number = yearNumberAt(reading, last + 1, from);
    if (number && isPlainYear(number.year) && !isMeasured(reading, number.last, from)) {
      const era = touchesNext(reading, number.last) ? roleAt(reading, 'era', number.last + 1, from) : null;
      const end = era ? era.next - 1 : number.last;
      return { last: end, value: isoYear(number.year), relative: false, unit };
    }
  }
  return { last, value: resolved(reading, unit, offset), relative: true, unit };
}

/** The year that a month, quarter or season belongs to: 2015, عام 2015, العام الماضي; العام alone is that of the article. */
export function yearOf(reading: Reading, i: number, from: number): DateRead | null {
  const word = yearAfterWord(reading, i, from);
  if (word) return word;
  const period = periodAt(reading, i, from);
  if (period) return period.unit === 'year' ? period : null;
  const alone = coreRoleAt(reading, 'period', i, from);
  if (alone?.value === 'year') {
    const last = (roleAt(reading, 'year-adjective', alone.next, from)?.next ?? alone.next) - 1;
    return { last, value: resolved(reading, 'year', 0), relative: true };
  }
  const number = yearNumberAt(reading, i, from);
  if (!number || !isPlainYear(number.year) || isMeasured(reading, number.last, from)) return null;
  return { last: number.last, value: isoYear(number.year), relative: false };
}

/** Behind من, or at once. */
export function yearBehind(reading: Reading, i: number, from: number): DateRead | null {
  return yearOf(reading, hasRole(reading, 'from', i, from) ? i + 1 : i, from);
}

const MOST_AGO = 200;

const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['d', 'day'],
  ['wk', 'week'],
  ['mo', 'month'],
  ['a', 'year'],
  ['decade', 'decade'],
]);

/** الأيام الثلاثة الماضية, العامين المقبلين, الأشهر التسعة الأولى من 2015, الخمسة أعوام الماضية */
export function periodsAt(reading: Reading, i: number): DateRead | null {
  const periods = coreRoleAt(reading, 'periods', i, i);
  if (!periods) return definiteNumberFirst(reading, i);
  const unit = periods.value as Unit;
  let count = 2;
  let at = periods.next;
  if (!coreRoleAt(reading, 'dual', i, i)) {
    const number = numberBehind(reading, at, i);
    if (!number) return null;
    ({ count } = number);
    at = number.last + 1;
  }
  return stretch(reading, i, at, unit, count);
}

/** الثلاثة, الـ10 or 10 behind a noun. */
function numberBehind(reading: Reading, i: number, from: number): { count: number; last: number } | null {
  if (!same(reading, from, i)) return null;
  const at = hasRole(reading, 'article', i, from) && same(reading, from, i + 1) ? i + 1 : i;
  const number = numberAt(reading, at);
  if (!number || !Number.isInteger(number.value) || number.value < 2) return null;
  return number.digits || number.definite ? { count: number.value, last: number.last } : null;
}

function definiteNumberFirst(reading: Reading, i: number): DateRead | null {
  const article = hasRole(reading, 'article', i, i);
  if (!article && !(reading.text.kinds[i] === WORD && isDefinite(reading, i))) return null;
  const number = numberBehind(reading, i, i);
  const unit = number && wholeAt(reading, reading.lists.units, number.last + 1);
  const known = unit && UNITS.get(unit.entry.code);
  if (!number || !known || !same(reading, i, number.last + 1)) return null;
  return stretch(reading, i, number.last + 1 + unit.words.length, known, number.count);
}

/** The interval of `count` units up to or from the date of the document, or from the beginning of a year. */
function stretch(reading: Reading, i: number, at: number, unit: Unit, count: number): DateRead | null {
  const recent = roleAt(reading, 'last', at, i);
  const shift = recent ? { offset: -1, last: recent.next - 1 } : shiftAt(reading, at, i);
  if (shift) {
    const { offset, last } = shift;
    if (offset !== null && Math.abs(offset) !== 1) return null;
    const now = resolved(reading, unit, 0);
    const other = offset === null ? null : resolved(reading, unit, offset * count);
    const value = now === null || other === null ? null : offset! < 0 ? `${other}/${now}` : `${now}/${other}`;
    return { last, value, relative: true };
  }
  const first = same(reading, i, at) ? phraseAt(reading, reading.lists.numbers, at) : undefined;
  if (unit !== 'month' || first?.entry.form !== 'ordinal' || first.entry.value !== 1) return null;
  const year = yearBehind(reading, at + 1, i);
  if (!year || count > 12) return null;
  const told = year.value ?? NO_YEAR;
  return { last: year.last, value: `${told}-01/${told}-${twoDigits(count)}`, relative: year.relative };
}

/** قبل ثلاثة أيام, منذ عامين: where the duration is counted from the day of the article. */
export function agoAt(reading: Reading, i: number): DateRead | null {
  const ago = coreRoleAt(reading, 'ago', i, i);
  if (!ago) return null;
  const at = roleAt(reading, 'about', ago.next, i)?.next ?? ago.next;
  if (!same(reading, i, at)) return null;
  const number = numberAt(reading, at);
  let count = number?.value ?? 0;
  let unitAt = number ? number.last + 1 : at;
  if (!same(reading, i, unitAt)) return null;
  let unit = wholeAt(reading, reading.lists.units, unitAt);
  if (!unit && !number) {
    // قبل حوالي الشهر
    if (at === ago.next) return null;
    unit = wholeAt(reading, reading.lists.definiteUnits, unitAt);
  }
  const known = unit && UNITS.get(unit.entry.code);
  if (!unit || !known) return null;
  if (!number) count = unit.entry.count;
  unitAt += unit.words.length;
  const last = unitAt - 1;
  const now = roleAt(reading, 'from-now', unitAt, i);
  if (now)
    return { last: now.next - 1, value: resolved(reading, known, Number(ago.value) * count), relative: true };
  if (Number(ago.value) > 0 || !Number.isInteger(count) || count < 1 || number?.vague) return null;
  if (!number && count === 1 && isNamedUnit(reading, unitAt, i)) return null;
  // قبل عام من الآن, but not قبل عام من الانتخابات.
  if (ago.value === '-1' && hasRole(reading, 'from', unitAt, i)) return null;
  // So long ago is no year.
  return { last, value: count > MOST_AGO ? null : resolved(reading, known, -count), relative: true };
}

/** منذ عام 2003, قبل شهر رمضان, قبل يوم الجمعة */
function isNamedUnit(reading: Reading, i: number, from: number): boolean {
  if (!same(reading, from, i)) return false;
  const { months } = reading.lists;
  if (reading.text.kinds[i] === NUMBER || yearNumberAt(reading, i, from)) return true;
  return isDefinite(reading, i) || phraseAt(reading, months, i) !== undefined;
}

/** التسعينيات, ستينيات القرن الماضي: of the last century where the text does not tell. */
export function decadeAt(reading: Reading, i: number): DateRead | null {
  const decade = coreRoleAt(reading, 'decade', i, i);
  if (!decade) return null;
  const { next } = decade;
  const of = hasRole(reading, 'from', next, i) ? next + 1 : next;
  if (hasRole(reading, 'age', of, i)) return null;
  const century = centuryAt(reading, of, i);
  const hundreds =
    century?.value?.endsWith('XX') && century.value.length === 4 ? century.value.slice(0, 2) : '19';
  const told = century && !century.relative ? hundreds : '19';
  return { last: century?.last ?? next - 1, value: `${told}${decade.value.charAt(0)}X`, relative: false };
}

/** القرن الحادي والعشرين, القرن الـ19, القرن الرابع الهجري, القرن الماضي */
export function centuryAt(reading: Reading, i: number, from: number): DateRead | null {
  const century = coreRoleAt(reading, 'century', i, from);
  if (!century || !same(reading, from, century.next)) return null;
  let at = century.next;
  if (hasRole(reading, 'article', at, from) && same(reading, from, at + 1)) at++;
  const ordinal = phraseAt(reading, reading.lists.numbers, at);
  const named = ordinal && (ordinal.entry.form === 'ordinal' || ordinal.entry.definite);
  const number = !named && reading.text.kinds[at] === NUMBER ? numberAt(reading, at) : null;
  const count = named ? ordinal.entry.value : (number?.value ?? 0);
  if (!Number.isInteger(count) || count < 1 || count > 40) return periodAt(reading, i, from);
  const last = named ? at + ordinal.words.length - 1 : number!.last;
  const era = roleAt(reading, 'era', last + 1, from);
  const before = era?.value === 'bce' ? '-' : era?.value === 'hijri' ? HIJRI : '';
  return { last: era ? era.next - 1 : last, value: `${before}${twoDigits(count - 1)}XX`, relative: false };
}

/** صيف 2015, الصيف الماضي: seasons have the numbers 21 to 24 in EDTF. */
export function seasonAt(reading: Reading, i: number): DateRead | null {
  const season = coreRoleAt(reading, 'season', i, i);
  if (!season) return null;
  const { value, next } = season;
  const definite = isDefinite(reading, i);
  const year = definite ? null : yearBehind(reading, next, i);
  if (year) return { last: year.last, value: `${year.value ?? NO_YEAR}-${value}`, relative: year.relative };
  const shift = definite ? shiftAt(reading, next, i) : null;
  if (!shift) return null;
  // The month in which the season ends.
  const month = (Number(value) - 20) * 3 + 2;
  const { offset, last } = shift;
  if (reading.date === null || offset === null || month > 12) return { last, value: null, relative: true };
  const told = relativeYear(reading.date, month, null, offset);
  return { last, value: told === null ? null : `${isoYear(told)}-${value}`, relative: true };
}
