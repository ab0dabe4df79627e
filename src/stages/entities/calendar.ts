/** Arithmetic on ISO dates (`2015-05-12`), in the proleptic Gregorian calendar, without time zones. */

const DAY = 86_400_000;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `YYYY-MM-DD`; `XXXX` for a year that the text does not tell (EDTF, ISO 8601-2). */
export function isoDay(year: number | null, month: number, day: number | null): string {
  const y = year === null ? 'XXXX' : String(year).padStart(4, '0');
  return day === null ? `${y}-${two(month)}` : `${y}-${two(month)}-${two(day)}`;
}

/** True where the month has such a day; of an unknown year February has 29. Hijri months have 30 at most. */
export function isDay(year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}

/**
 * The date that lies `offset` units from the ISO date `from`: a day (`2015-05-12`), week (`2015-W20`), month
 * (`2015-05`) or year (`2015`); of `weekday` the last (negative) or next one with that ISO number. Null for units
 * without an ISO form.
 */
export function relativeDate(from: string, unit: string, offset: number): string | null {
  const base = Date.parse(`${from}T00:00:00Z`);
  if (Number.isNaN(base)) return null;
  const date = new Date(base);
  switch (unit) {
    case 'day':
      return dayText(base + offset * DAY);
    case 'week':
      return weekText(base + offset * 7 * DAY);
    case 'month': {
      const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + offset;
      return isoDay(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, null);
    }
    case 'year':
      return String(date.getUTCFullYear() + offset);
    case 'weekday': {
      const today = date.getUTCDay() || 7;
      const wanted = Math.abs(offset);
      const days = offset < 0 ? -(((today - wanted + 6) % 7) + 1) : ((wanted - today + 6) % 7) + 1;
      return dayText(base + days * DAY);
    }
    default:
      return null;
  }
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
  return `${year}-W${two(week)}`;
}
