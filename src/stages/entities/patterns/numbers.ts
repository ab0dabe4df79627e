import { digitsAt } from './digits.js';
import { behindWaw, normAt, NUMBER, phraseAt, same, wholeAt, WORD, type Reading } from './reading.js';
import type { NumberEntry } from './valueLists.js';

/** A number in words or digits: tokens up to `last`, included. */
export interface NumberRead {
  readonly value: number;
  readonly last: number;
  /** What its last part was multiplied by: 1,000,000 for 5 ملايين. */
  readonly scale: number;
  /** ملايين without a number: how many is not told. */
  readonly vague: boolean;
  readonly digits: boolean;
  /** The first word is a fraction (نصف مليون). */
  readonly fraction: boolean;
  /** The first word has the article. */
  readonly definite: boolean;
  /** See `DigitsRead`. */
  readonly grouped: number | null;
}

const MOST_PARTS = 6;
const MOST_SCALES = 3;
const LARGEST = 1e18;
const ALEF_HAMZA = 0x623;

/**
 * The number that begins at token `i`, behind its proclitics: digits (17.5), words (مئتان وخمسون), both (17 مليون
 * و200 ألف), with a fraction (مليون ونصف المليون).
 */
export function numberAt(reading: Reading, i: number): NumberRead | null {
  const first = partAt(reading, i, i);
  if (!first) return null;
  let { value, last, scale } = first;
  for (let parts = 1; parts < MOST_PARTS; parts++) {
    const k = behindWaw(reading, last + 1, i);
    if (k < 0 || first.vague || first.fraction) break;
    const fraction = entryAt(reading, k);
    if (fraction?.entry.form === 'fraction') {
      // Of 5 ساعات ونصف the unit stands before the fraction; here nothing does.
      value += fraction.entry.value * scale;
      last = fraction.last;
      const scaled = scaleAt(reading, last + 1, i);
      if (scaled && (scaled.value === scale || scale === 1)) {
        if (scale === 1) value *= scaled.value;
        scale = scaled.value;
        last = scaled.last;
      }
      break;
    }
    const part = partAt(reading, k, i);
    // 20 مليون و30 مليون are two numbers.
    if (!part || part.vague || part.fraction || part.value >= scale) break;
    value += part.value;
    ({ last, scale } = part);
  }
  return value > LARGEST ? null : { ...first, value, last, scale };
}

/** What is below a thousand, or digits, with the scales behind it. */
function partAt(reading: Reading, i: number, from: number): NumberRead | null {
  let value: number;
  let last: number;
  let scale = 1;
  let vague = false;
  let definite = false;
  let fraction = false;
  let grouped: number | null = null;
  const digits = reading.text.kinds[i] === NUMBER;
  if (digits) {
    const read = digitsAt(reading, i);
    if (!read) return null;
    ({ value, last, grouped } = read);
  } else {
    const found = entryAt(reading, i);
    if (!found || found.entry.form === 'ordinal') return null;
    const { entry } = found;
    ({ last } = found);
    ({ value, definite } = entry);
    fraction = entry.form === 'fraction';
    vague = entry.form === 'plural';
    if (value >= 1000) {
      scale = scaleOf(value);
      value /= scale;
      if (i === from && normAt(reading, i).endsWith('ا')) {
        const times = accusativeAt(reading, i);
        if (times === 0) return null;
        value *= times;
      }
    } else if (entry.form === 'hundred' || entry.form === 'unit') {
      ({ value, last } = belowThousand(reading, entry, last, from));
    }
  }
  for (let scales = 0; scales < MOST_SCALES; scales++) {
    const more = scaleAt(reading, last + 1, from);
    if (!more) break;
    scale *= more.value;
    ({ last } = more);
  }
  if (scale > 1 && grouped !== null) grouped = null;
  return { value: value * scale, last, scale, vague, digits, fraction, definite, grouped };
}

/**
 * What مليونا is worth that no number stands before: two before a noun (مليونا دولار), one where the number goes on
 * (مليونا ونصف المليون), and nothing elsewhere: ألفا is the name Alpha as well.
 */
function accusativeAt(reading: Reading, i: number): number {
  if (!same(reading, i, i + 1)) return 0;
  const { units, currencies, numbers } = reading.lists;
  if (wholeAt(reading, units, i + 1) ?? wholeAt(reading, currencies, i + 1)) return 2;
  const k = behindWaw(reading, i + 1, i);
  const goesOn = k >= 0 && (reading.text.kinds[k] === NUMBER || phraseAt(reading, numbers, k) !== undefined);
  return goesOn ? 1 : 0;
}

/** Goes on from a word of hundreds or units: مئة وخمسة وعشرون, ثلاث مئة. */
function belowThousand(
  reading: Reading,
  first: NumberEntry,
  at: number,
  from: number,
): { value: number; last: number } {
  let { value } = first;
  let last = at;
  let unit = first.form === 'unit';
  if (unit && value > 2 && same(reading, from, last + 1)) {
    const next = wholeAt(reading, reading.lists.numbers, last + 1);
    if (next?.entry.value === 100 && next.entry.form === 'hundred') {
      value *= 100;
      last++;
      unit = false;
    }
  }
  for (;;) {
    const k = behindWaw(reading, last + 1, from);
    const found = k < 0 ? null : entryAt(reading, k);
    if (!found) break;
    const { form, value: added } = found.entry;
    if (form === 'ten' && (unit ? added >= 20 : added >= 10))
      return { value: value + added, last: found.last };
    if (unit || form !== 'unit') break;
    value += added;
    ({ last } = found);
    unit = true;
  }
  return { value, last };
}

/** ألف, ملايين behind a number. */
function scaleAt(reading: Reading, i: number, from: number): { value: number; last: number } | null {
  if (!same(reading, from, i) || reading.text.kinds[i] !== WORD) return null;
  const phrase = wholeAt(reading, reading.lists.numbers, i);
  if (!phrase) return null;
  const { value, form } = phrase.entry;
  const scales = (form === 'thousand' || form === 'million' || form === 'plural') && scaleOf(value) === value;
  return scales && value >= 1000 ? { value, last: i + phrase.words.length - 1 } : null;
}

function scaleOf(value: number): number {
  let scale = 1;
  while (scale * 1000 <= value) scale *= 1000;
  return scale;
}

function entryAt(reading: Reading, i: number): { entry: NumberEntry; last: number } | null {
  if (reading.text.kinds[i] !== WORD) return null;
  const phrase = phraseAt(reading, reading.lists.numbers, i);
  // أثنى is to praise, not اثنى.
  if (phrase?.entry.value === 2 && normAt(reading, i).charCodeAt(reading.skips[i]!) === ALEF_HAMZA)
    return null;
  return phrase ? { entry: phrase.entry, last: i + phrase.words.length - 1 } : null;
}
