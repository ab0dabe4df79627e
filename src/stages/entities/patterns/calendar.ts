/** Arithmetic on ISO dates (`2015-05-12`), in the proleptic Gregorian calendar, without time zones. */

const DAY = 86_400_000;

/** What a period can be: of `season` (of sports) no ISO form is known. */
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'year' | 'decade' | 'century';

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** A year as ISO 8601 writes it: at least four digits, with a minus before the year 0. */
export function isoYear(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}

/** The year of a value that does not tell it (EDTF, ISO 8601-2). */
export const NO_YEAR = 'XXXX';

/** True where the month has such a day; of an unknown year February has 29. */
export function isDay(year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}

/**
 * What lies `offset` units from the ISO date `from`: a day (`2015-05-12`), week (`2015-W20`), month (`2015-05`),
 * quarter (`2015-Q2`), year (`2015`), decade (`201X`) or century (`20XX`). Null for units without such a form.
 */
export function relativeDate(from: string, unit: Unit, offset: number): string | null {
  const base = Date.parse(`${from}T00:00:00Z`);
  if (Number.isNaN(base) || Math.abs(offset) > 10_000) return null;
  const date = new Date(base);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (unit) {
    case 'day':
      return dayText(base + offset * DAY);
    case 'week':
      return weekText(base + offset * 7 * DAY);
    case 'month': {
      const at = year * 12 + month + offset;
      return `${isoYear(Math.floor(at / 12))}-${twoDigits((((at % 12) + 12) % 12) + 1)}`;
    }
    case 'quarter': {
      const at = year * 4 + Math.floor(month / 3) + offset;
      return `${isoYear(Math.floor(at / 4))}-Q${(((at % 4) + 4) % 4) + 1}`;
    }
    case 'year':
      return isoYear(year + offset);
    case 'decade':
      return `${isoYear(year + offset * 10).slice(0, -1)}X`;
    case 'century':
      return `${isoYear(year + offset * 100).slice(0, -2)}XX`;
    default:
      return null;
  }
}

/** The weekday (ISO number) that lies `offset` weeks from `from`: the last, this or the next one. */
export function relativeWeekday(from: string, weekday: number, offset: number): string | null {
  const base = Date.parse(`${from}T00:00:00Z`);
  if (Number.isNaN(base)) return null;
  const today = new Date(base).getUTCDay() || 7;
  let days = weekday - today;
  if (offset < 0) days -= days >= 0 ? 7 : 0;
  else if (offset > 0) days += days <= 0 ? 7 : 0;
  const more = Math.abs(offset) > 1 ? Math.sign(offset) * 7 * (Math.abs(offset) - 1) : 0;
  return dayText(base + (days + more) * DAY);
}

/**
 * The year of a month, or of a day in it, that is the last (-1), this (0) or the next (1) one as seen from `from`.
 */
export function relativeYear(from: string, month: number, day: number | null, offset: number): number | null {
  const [year, now, today] = from.split('-').map(Number);
  if (year === undefined || now === undefined || today === undefined) return null;
  const before = month < now || (month === now && day !== null && day < today);
  const after = month > now || (month === now && day !== null && day > today);
  if (offset < 0) return year + offset + (before ? 1 : 0);
  if (offset > 0) return year + offset - (after ? 1 : 0);
  return year;
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function weekText(time: number): string {
  const date = new Date(time);
  // The week belongs to the year of its Thursday.
  const thursday = new Date(time + (4 - (date.getUTCDay() || 7)) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY + 1) / 7);
  return `${isoYear(year)}-W${twoDigits(week)}`;
}
