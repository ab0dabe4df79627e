import { named, type Candidate } from './candidate.js';
import { isDay, isoDay, relativeDate } from './calendar.js';
import { DATE, NUMBER, sameSentence, WORD, type Match, type Scene } from './scene.js';
import { isDefinite } from './definite.js';
import type { ValueEntry } from './valueLists.js';

type Of<K extends ValueEntry['kind']> = Extract<ValueEntry, { kind: K }>;

/**
 * Finds dates. Values: `2015-05-12`, `2015-05`, `2015`; `XXXX-05-12` where the year is not told (EDTF); Hijri dates
 * as `hijri:1436-10-05`; relative dates only where the document has a date, else null; a weekday alone null.
 */
export function findDates(scene: Scene, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    const found = dateAt(scene, i);
    if (!found) continue;
    out.push(found);
    i = found.last;
  }
}

function dateAt(scene: Scene, i: number): Candidate | null {
  if (scene.kinds[i] === DATE) return named(i, i, 0, 'DATE', 'date', null, numericDate(scene.words[i]!.norm));
  if (scene.kinds[i] === NUMBER) return dayMonth(scene, i);
  if (scene.kinds[i] !== WORD) return null;
  return weekdayDate(scene, i) ?? relative(scene, i) ?? monthYear(scene, i) ?? yearAfterWord(scene, i);
}

/** 12/5/2024 and 2024-05-12; day before month, as the Arab press writes. */
function numericDate(norm: string): string | null {
  const [a, b, c] = norm.split(/[./-]/).map(Number);
  if (a === undefined || b === undefined || c === undefined) return null;
  const [year, month, day] = a > 31 ? [a, b, c] : [c < 100 ? c + 2000 : c, b, a];
  return isDay(year, month, day) ? isoDay(year, month, day) : null;
}

/** 12 مايو/أيار 2015, 5 شوال 1436 هـ. */
function dayMonth(scene: Scene, i: number): Candidate | null {
  const day = wholeNumber(scene, i);
  if (day === null || day < 1 || day > 31) return null;
  let next = i + 1;
  if (sameSentence(scene, i, next) && scene.words[next]!.whole.core === 'من') next++;
  const month = monthAt(scene, next);
  if (!month || !sameSentence(scene, i, next)) return null;
  const year = yearAt(scene, month.last + 1, month.hijri);
  if (!isDay(month.hijri ? null : year.value, month.hijri ? 1 : month.number, day)) return null;
  const value = isoDay(year.value, month.number, day);
  return named(
    i,
    Math.max(month.last, year.last),
    0,
    'DATE',
    'date',
    null,
    month.hijri ? `hijri:${value}` : value,
  );
}

/** A month with its year, with its other name, or after شهر or في. */
function monthYear(scene: Scene, i: number): Candidate | null {
  const month = monthAt(scene, i);
  if (!month) return null;
  const year = yearAt(scene, month.last + 1, month.hijri);
  const before = sameSentence(scene, i, i - 1) ? scene.words[i - 1]!.whole.core : '';
  if (year.value === null && !month.twice && before !== 'شهر' && before !== 'في') return null;
  const value = isoDay(year.value, month.number, null);
  const last = Math.max(month.last, year.last);
  return named(i, last, month.skip, 'DATE', 'date', null, month.hijri ? `hijri:${value}` : value);
}

interface MonthRead {
  readonly number: number;
  readonly hijri: boolean;
  readonly skip: number;
  readonly last: number;
  /** Both names stand: يناير/كانون الثاني. */
  readonly twice: boolean;
}

function monthAt(scene: Scene, i: number): MonthRead | null {
  if (i >= scene.count || scene.kinds[i] !== WORD) return null;
  const match = entryAt(scene, i, 'month');
  if (!match) return null;
  const { number, hijri } = match.entry;
  const { skip } = match;
  const mark = match.last + 1;
  if (sameSentence(scene, i, mark + 1)) {
    const sign = scene.text[scene.starts[mark]!];
    const other = sign === '/' || sign === '(' ? entryAt(scene, mark + 1, 'month') : undefined;
    if (other && other.entry.number === number) {
      const closes =
        sign === '(' &&
        sameSentence(scene, i, other.last + 1) &&
        scene.text[scene.starts[other.last + 1]!] === ')';
      return { number, hijri, skip, last: closes ? other.last + 1 : other.last, twice: true };
    }
  }
  return { number, hijri, skip, last: match.last, twice: false };
}

/** A year of four digits, perhaps after عام, with its era; `value` null where none stands. */
function yearAt(scene: Scene, i: number, hijri: boolean): { value: number | null; last: number } {
  let at = i;
  if (sameSentence(scene, i - 1, at) && scene.words[at]!.whole.core === 'من') at++;
  if (sameSentence(scene, i - 1, at) && isYearWord(scene.words[at]!.whole.core)) at++;
  const value = sameSentence(scene, i - 1, at) ? wholeNumber(scene, at) : null;
  const plausible =
    value !== null && (hijri ? value >= 1 && value <= 1600 && value > 99 : value >= 1400 && value <= 2200);
  if (!plausible) return { value: null, last: -1 };
  const era = sameSentence(scene, at, at + 1) ? eraAt(scene, at + 1) : undefined;
  return { value, last: era?.last ?? at };
}

/** عام 2015, سنة 1436 هـ. */
function yearAfterWord(scene: Scene, i: number): Candidate | null {
  const reading = scene.words[i]!.readings.find(({ core }) => isYearWord(core));
  if (!reading || !sameSentence(scene, i, i + 1)) return null;
  const value = wholeNumber(scene, i + 1);
  if (value === null || value < 1000 || value > 2200) return null;
  const era = sameSentence(scene, i, i + 2) ? eraAt(scene, i + 2) : undefined;
  const hijri = era !== undefined && HIJRI.has(era.entry.word);
  return named(
    i,
    era?.last ?? i + 1,
    reading.skip,
    'DATE',
    'date',
    null,
    hijri ? `hijri:${value}` : String(value),
  );
}

const HIJRI: ReadonlySet<string> = new Set(['ه', 'ه.', 'هجريه', 'هجري', 'للهجره']);
const YEAR_WORDS: ReadonlySet<string> = new Set(['عام', 'العام', 'سنه', 'السنه']);

function isYearWord(core: string): boolean {
  return YEAR_WORDS.has(core);
}

function eraAt(scene: Scene, i: number): EntryMatch<'time'> | undefined {
  const match = entryAt(scene, i, 'time');
  return match && (match.entry.role === 'era' || match.entry.word === 'م') ? match : undefined;
}

/** الثلاثاء 12 مايو 2015; a weekday alone has no value. */
function weekdayDate(scene: Scene, i: number): Candidate | null {
  const longer = entryAt(scene, i, 'relative');
  const match = entryAt(scene, i, 'weekday');
  if (!match || (longer && longer.last > match.last)) return null;
  let next = match.last + 1;
  if (
    sameSentence(scene, i, next) &&
    (scene.text[scene.starts[next]!] === '،' || scene.words[next]!.norm === 'الموافق')
  )
    next++;
  const full = sameSentence(scene, i, next) && scene.kinds[next] === NUMBER ? dayMonth(scene, next) : null;
  if (full) return named(i, full.last, match.skip, 'DATE', 'date', null, full.value);
  // أحد and أول are words of their own; without the article a weekday needs يوم before it.
  const core = scene.words[i]!.whole.core.slice(match.skip);
  if (
    !core.startsWith('ال') &&
    !(sameSentence(scene, i, i - 1) && scene.words[i - 1]!.whole.core.endsWith('يوم'))
  )
    return null;
  return named(i, match.last, match.skip, 'DATE', 'date', null, null);
}

/** أمس الثلاثاء, الأسبوع المقبل. */
function relative(scene: Scene, i: number): Candidate | null {
  const match = entryAt(scene, i, 'relative');
  if (!match) return null;
  const { unit, offset } = match.entry;
  const next = match.last + 1;
  let last = match.last;
  if (sameSentence(scene, i, next)) {
    // منذ عام 2003 names a year.
    if (scene.kinds[next] === NUMBER) return null;
    const weekday = unit === 'day' ? entryAt(scene, next, 'weekday') : undefined;
    if (weekday && weekday.skip === 0) last = weekday.last;
    // اليوم العالمي is no day of the article.
    else if (last === i && offset === 0 && scene.kinds[next] === WORD && isDefinite(scene, next)) return null;
  }
  const value = scene.date === null ? null : relativeDate(scene.date, unit, offset);
  return named(i, last, match.skip, 'DATE', 'date-relative', null, value);
}

type EntryMatch<K extends ValueEntry['kind']> = Match & { readonly entry: Of<K> };

/** The longest phrase of a kind that begins at token `i`. */
export function entryAt<K extends ValueEntry['kind']>(
  scene: Scene,
  i: number,
  kind: K,
): EntryMatch<K> | undefined {
  if (i >= scene.count) return undefined;
  return scene.matches[i]!.find((match): match is EntryMatch<K> => match.entry.kind === kind);
}

function wholeNumber(scene: Scene, i: number): number | null {
  if (i >= scene.count || scene.kinds[i] !== NUMBER) return null;
  const { norm } = scene.words[i]!;
  const value = Number(norm);
  return norm.length <= 4 && Number.isInteger(value) ? value : null;
}
