import { NO_YEAR } from './calendar.js';
import { dayAt } from './days.js';
import type { Found } from './found.js';
import { monthDateAt } from './months.js';
import {
  agoAt,
  centuryAt,
  decadeAt,
  periodAt,
  periodsAt,
  resolved,
  seasonAt,
  yearBehind,
} from './periods.js';
import {
  behindWaw,
  coreRoleAt,
  DATE,
  hasRole,
  isWaw,
  NUMBER,
  phraseAt,
  roleAt,
  same,
  signAt,
  touchesNext,
  WORD,
  type Reading,
} from './reading.js';
import { BEGINS } from './valueLists.js';
import { bareYear, HIJRI, yearAfterWord, yearPair, type DateRead } from './years.js';

const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2013, 0x2014]);
const ARABIC_COMMA = 0x60c;

/**
 * The date that begins at token `i`.
 *
 * @param yearBefore the last token of the date before it where that is a year: in 2010 و2015 the second needs no word
 */
export function dateAt(reading: Reading, i: number, yearBefore: number): Found | null {
  const first = simple(reading, i, follows(reading, i, yearBefore));
  const read = interval(reading, i, first) ?? first;
  if (!read) return null;
  const { last, value, relative } = read;
  return { last, type: 'DATE', subtype: null, value, rule: relative ? 'date-relative' : 'date' };
}

/** True where only و, أو or a comma stands between token `i` and the year before it. */
function follows(reading: Reading, i: number, yearBefore: number): boolean {
  if (yearBefore < 0 || i !== yearBefore + 2 || !same(reading, i, yearBefore)) return false;
  return isWaw(reading, i - 1) || signAt(reading, i - 1) === ARABIC_COMMA;
}

/** The longest date that begins at token `i`, without what an interval adds. */
function simple(reading: Reading, i: number, announced: boolean): DateRead | null {
  const kind = reading.text.kinds[i];
  if (kind === DATE) return dayAt(reading, i);
  if (kind === NUMBER)
    return dayAt(reading, i) ?? yearPair(reading, i, i, true) ?? bareYear(reading, i, announced);
  if (kind !== WORD) return null;
  const bits = reading.lists.begins[reading.cores[i]!]!;
  if (bits & BEGINS.edge) {
    const edge = coreRoleAt(reading, 'edge', i, i);
    if (edge) return atEdge(reading, edge.next, i);
  }
  let best: DateRead | null = null;
  for (const [bit, read] of READERS) {
    if ((bits & bit) === 0) continue;
    const found = read(reading, i, announced);
    if (found && (!best || found.last > best.last)) best = found;
  }
  return best;
}

type Reader = (reading: Reading, i: number, announced: boolean) => DateRead | null;

/** What reads the dates that begin with a word, by the bit of the word. */
const READERS: readonly (readonly [bit: number, read: Reader])[] = [
  [BEGINS.day, dayAt],
  [BEGINS.year, (reading, i) => yearAfterWord(reading, i, i)],
  [BEGINS.period, (reading, i) => periodAt(reading, i, i)],
  [BEGINS.period, orderedPeriodAt],
  [BEGINS.month, monthDateAt],
  [BEGINS.ago, agoAt],
  [BEGINS.periods, periodsAt],
  [BEGINS.decade, decadeAt],
  [BEGINS.century, (reading, i) => centuryAt(reading, i, i)],
  [BEGINS.season, seasonAt],
  [BEGINS.quarter, quarterAt],
];

/** مطلع 2015, نهاية شهر مايو, منتصف التسعينيات: the value is that of the period. */
function atEdge(reading: Reading, at: number, from: number): DateRead | null {
  if (!same(reading, from, at)) return null;
  if (coreRoleAt(reading, 'edge', at, from)) return null;
  const read = simple(reading, at, true);
  if (read) return read;
  const alone = coreRoleAt(reading, 'period', at, from);
  if (alone?.value !== 'year' && alone?.value !== 'month') return null;
  const { next, value: unit } = alone;
  const adjective = roleAt(reading, 'year-adjective', next, from);
  return { last: (adjective?.next ?? next) - 1, value: resolved(reading, unit, 0), relative: true };
}

/** الربع الأول من 2015, النصف الثاني من العام الماضي, النصف الأول من مايو */
function quarterAt(reading: Reading, i: number): DateRead | null {
  const quarter = coreRoleAt(reading, 'quarter', i, i);
  const half = quarter ? null : coreRoleAt(reading, 'half-year', i, i);
  const word = quarter ?? half;
  if (!word || !same(reading, i, word.next)) return null;
  const parts = quarter ? 4 : 2;
  const latest = roleAt(reading, 'last', word.next, i);
  const ordinal = latest ? undefined : phraseAt(reading, reading.lists.numbers, word.next);
  const number = latest
    ? parts
    : ordinal?.entry.form === 'ordinal' && ordinal.entry.definite
      ? ordinal.entry.value
      : 0;
  if (number < 1 || number > parts) return null;
  const last = latest ? latest.next - 1 : word.next + ordinal!.words.length - 1;
  const year = yearBehind(reading, last + 1, i);
  if (year) {
    const told = year.value ?? NO_YEAR;
    if (told.length !== 4) return null;
    return { last: year.last, value: `${told}-${quarter ? 'Q' : 'H'}${number}`, relative: year.relative };
  }
  const month = ofMonth(reading, last, i);
  if (half) return month;
  // A quarter of a game or of a page is of something else.
  return hasRole(reading, 'from', last + 1, i)
    ? null
    : { last, value: `${NO_YEAR}-Q${number}`, relative: false };
}

/** الأسبوع الأول من مايو: the value is that of the month or year that holds it. */
function orderedPeriodAt(reading: Reading, i: number): DateRead | null {
  const period = coreRoleAt(reading, 'period', i, i);
  if (!period || !same(reading, i, period.next)) return null;
  const latest = roleAt(reading, 'last', period.next, i);
  const ordinal = latest ? undefined : phraseAt(reading, reading.lists.numbers, period.next);
  if (!latest && !(ordinal?.entry.form === 'ordinal' && ordinal.entry.definite)) return null;
  const last = latest ? latest.next - 1 : period.next + ordinal!.words.length - 1;
  if (period.value === 'week') return ofMonth(reading, last, i);
  if (period.value !== 'decade' || !hasRole(reading, 'from', last + 1, i) || latest) return null;
  const century = centuryAt(reading, last + 2, i);
  const value = century?.value;
  if (!century || value?.length !== 4) return century && { ...century, value: null };
  return { ...century, value: `${value.slice(0, 2)}${ordinal!.entry.value - 1}X` };
}

function ofMonth(reading: Reading, last: number, from: number): DateRead | null {
  if (!hasRole(reading, 'from', last + 1, from) || !same(reading, from, last + 2)) return null;
  const month = monthDateAt(reading, last + 2, true);
  if (month) return month;
  const period = periodAt(reading, last + 2, from);
  return period?.unit === 'month' ? period : null;
}

/** من 3 مايو إلى 5 يونيو, بين عامي 2010 و2015, 3 مايو - 5 يونيو: two dates of one kind make an interval. */
function interval(reading: Reading, i: number, first: DateRead | null): DateRead | null {
  const before = same(reading, i, i - 1);
  const from = before && hasRole(reading, 'from', i - 1, i);
  const between = before && hasRole(reading, 'between', i - 1, i);
  const lower =
    first ??
    ((from || between) && reading.text.kinds[i] === NUMBER ? bareYear(reading, i, true) : null) ??
    (from || between ? monthDateAt(reading, i, true) : null);
  if (!lower || lower.value === null || /[/{]/.test(lower.value)) return null;
  const at = lower.last + 1;
  if (!same(reading, i, at)) return null;
  let k = upperAt(reading, at, i, from, between);
  // The web turns "و1995،" into "و،1995".
  if (k > 0 && same(reading, i, k) && signAt(reading, k) === ARABIC_COMMA && touchesNext(reading, k)) k++;
  if (k < 0 || !same(reading, i, k)) return null;
  const upper = simple(reading, k, true);
  if (!upper || upper.value === null || /[/{]/.test(upper.value)) return null;
  const value = joined(lower.value, upper.value);
  return value === null ? null : { last: upper.last, value, relative: lower.relative || upper.relative };
}

function upperAt(reading: Reading, at: number, from: number, behindFrom: boolean, between: boolean): number {
  if (between) return behindWaw(reading, at, from);
  const to = roleAt(reading, 'to', at, from);
  if (to) return behindFrom ? to.next : -1;
  return HYPHENS.has(signAt(reading, at)) ? at + 1 : -1;
}

/** An interval of two values of the same precision and calendar; the year of the second is that of the first. */
function joined(lower: string, upper: string): string | null {
  const hijri = lower.startsWith(HIJRI);
  if (hijri !== upper.startsWith(HIJRI)) return null;
  const second = hijri ? upper.slice(HIJRI.length) : upper;
  let first = hijri ? lower.slice(HIJRI.length) : lower;
  if (first.length !== second.length || first.startsWith('-') || second.startsWith('-')) return null;
  if (first.startsWith(NO_YEAR)) {
    const same = second.slice(0, 4);
    const sameYear = same + first.slice(4);
    first = same === NO_YEAR || sameYear <= second ? sameYear : `${yearBefore(same)}${first.slice(4)}`;
  } else if (second.startsWith(NO_YEAR)) return null;
  else if (first >= second) return null;
  return `${hijri ? HIJRI : ''}${first}/${second}`;
}

function yearBefore(year: string): string {
  return String(Number(year) - 1).padStart(4, '0');
}

/** True where the value is a year, or an interval or set of years. */
export function isYear(phrase: Found): boolean {
  return (
    phrase.type === 'DATE' && phrase.value !== null && phrase.value.length === 4 && phrase.rule === 'date'
  );
}
