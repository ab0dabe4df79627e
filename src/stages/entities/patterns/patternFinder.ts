import { amountAt } from './amounts.js';
import { dateAt, isYear } from './dates.js';
import type { Found, KnownCurrencies } from './found.js';
import { ordinalAt } from './ordinals.js';
import type { Pattern, PatternText } from './patternText.js';
import { createReader, CURRENCY, DATE, LATIN, NUMBER, PERCENT, TIME, WORD, type Reading } from './reading.js';
import { timeAt } from './times.js';
import { BEGINS, BEGINS_DATE, type ValueLists } from './valueLists.js';

/** The bits of tokens that are no words, by kind. */
const BY_KIND = new Uint16Array(32);
BY_KIND[NUMBER] = BEGINS.day | BEGINS.time | BEGINS.amount | BEGINS.ordinal;
BY_KIND[DATE] = BEGINS.day;
BY_KIND[TIME] = BEGINS.time;
BY_KIND[PERCENT] = BEGINS.amount;
BY_KIND[CURRENCY] = BEGINS.amount;

/**
 * Makes the function that finds dates, times, amounts and ordinals with their values, from left to right: at each
 * token the longest, of equal ones a date before a time, an amount and an ordinal. It is not reentrant.
 *
 * @param lists as `valueLists` reads them
 * @returns a function of the text; of `taken`, which has a 1 for each token that belongs to a name (patterns keep off
 * these, and nothing is written there); and of the date of the document (`2015-05-12`), null where it is not known
 */
export function patternFinder(
  lists: ValueLists,
): (text: PatternText, taken: Uint8Array, date: string | null) => Pattern[] {
  const layOut = createReader(lists);
  const { begins } = lists;
  return (text, taken, date) => {
    const reading = layOut(text, date);
    const { kinds, count } = text;
    const { cores } = reading;
    const found: Pattern[] = [];
    const known: KnownCurrencies = new Map();
    let yearBefore = -1;
    for (let i = 0; i < count; i++) {
      const kind = kinds[i]!;
      const bits = kind === WORD || kind === LATIN ? begins[cores[i]!]! : BY_KIND[kind]!;
      if (bits === 0 || taken[i] === 1) continue;
      const pattern = longestAt(reading, i, bits, taken, known, yearBefore);
      if (!pattern) continue;
      found.push(placed(reading, i, pattern));
      if (isYear(pattern)) yearBefore = pattern.last;
      i = pattern.last;
    }
    return found;
  };
}

function longestAt(
  reading: Reading,
  i: number,
  bits: number,
  taken: Uint8Array,
  known: KnownCurrencies,
  yearBefore: number,
): Found | null {
  let best = bits & BEGINS_DATE ? free(dateAt(reading, i, yearBefore), i, taken) : null;
  if (bits & BEGINS.time) best = longer(best, free(timeAt(reading, i), i, taken));
  if (bits & BEGINS.amount) best = longer(best, free(amountAt(reading, i, known), i, taken));
  if (bits & BEGINS.ordinal) best = longer(best, free(ordinalAt(reading, i), i, taken));
  return best;
}

function longer(a: Found | null, b: Found | null): Found | null {
  return b && (!a || b.last > a.last) ? b : a;
}

function free(found: Found | null, first: number, taken: Uint8Array): Found | null {
  if (!found) return null;
  for (let i = first; i <= found.last; i++) if (taken[i] === 1) return null;
  return found;
}

function placed(reading: Reading, first: number, found: Found): Pattern {
  return { first, skip: reading.skips[first]!, ...found };
}
