import {
  normAt,
  NUMBER,
  same,
  signAt,
  touchesNext,
  WORD,
  CURRENCY,
  PERCENT,
  type Reading,
} from './reading.js';

/** A number written in digits: tokens up to `last`, included. */
export interface DigitsRead {
  readonly value: number;
  /** The other reading of a number with a point before three digits, 1.500: a thousand and a half, or one and a half. */
  readonly grouped: number | null;
  readonly last: number;
}

const DOT = 0x2e;
const COMMA = 0x2c;
const ARABIC_COMMA = 0x60c;
const ARABIC_DECIMAL = 0x66b;
const ARABIC_THOUSANDS = 0x66c;
const REH = 0x631;
const LONGEST = 20;
/** Groups of three zeros behind a space. */
const MOST_ZEROS = 4;

/**
 * The number in digits that begins at token `i`. Beside the usual forms: 5ر2 (agencies put the decimals first: 2.5),
 * 3،25 before a unit, 10 000 and, as the web turns 3120.50 round, 50 .3120.
 *
 * @returns null where it is no plain number: a fraction, a version
 */
export function digitsAt(reading: Reading, i: number): DigitsRead | null {
  const { kinds } = reading.text;
  const norm = normAt(reading, i);
  const base = digitsValue(norm);
  if (!base) return null;
  if (!same(reading, i, i + 2) || kinds[i + 2] !== NUMBER) return spaced(reading, i, base);
  const millions = commaGroups(reading, i, base.value);
  if (millions) return millions;
  const touches = touchesNext(reading, i);
  const touchesBehind = touchesNext(reading, i + 1);
  if (touches && touchesBehind) {
    const sign = kinds[i + 1] === WORD ? normAt(reading, i + 1) : '';
    const decimals = sign.length === 1 && sign.charCodeAt(0) === REH;
    if (decimals) return joined(normAt(reading, i + 2), norm.replace('.', ''), i + 2);
    if (signAt(reading, i + 1) === ARABIC_COMMA && isMeasured(reading, i + 3, i)) {
      const read = joined(norm, normAt(reading, i + 2), i + 2);
      if (read) return read;
    }
  }
  if (!touches && touchesBehind && signAt(reading, i + 1) === DOT) return turned(reading, i);
  return spaced(reading, i, base);
}

/** 12،345،678: the tokenizer takes one group behind an Arabic comma. */
function commaGroups(reading: Reading, i: number, first: number): DigitsRead | null {
  if (!normAt(reading, i).includes('،')) return null;
  let value = first;
  let last = i;
  while (
    same(reading, i, last + 2) &&
    last - i < LONGEST &&
    touchesNext(reading, last) &&
    touchesNext(reading, last + 1) &&
    signAt(reading, last + 1) === ARABIC_COMMA &&
    normAt(reading, last + 2).length === 3 &&
    isPlain(normAt(reading, last + 2))
  ) {
    value = value * 1000 + Number(normAt(reading, last + 2));
    last += 2;
  }
  return last > i ? { value, grouped: null, last } : null;
}

function joined(whole: string, decimals: string, last: number): DigitsRead | null {
  const value = Number(`${whole}.${decimals}`);
  return Number.isFinite(value) ? { value, grouped: null, last } : null;
}

/** 50 .3120 is 3120.5, and 400 .120 .345 .67 is 67345120.4: the groups stand in the order of the screen. */
function turned(reading: Reading, i: number): DigitsRead | null {
  const decimals = normAt(reading, i);
  let groups = '';
  let last = i;
  while (
    same(reading, i, last + 2) &&
    reading.text.kinds[last + 2] === NUMBER &&
    signAt(reading, last + 1) === DOT &&
    !touchesNext(reading, last) &&
    touchesNext(reading, last + 1) &&
    last - i < LONGEST
  ) {
    const norm = normAt(reading, last + 2);
    const group = digitsValue(norm);
    const more = groups === '' || groups.length % 3 === 0;
    if (!more || !group || !Number.isInteger(group.value)) break;
    const millions = commaGroups(reading, last + 2, group.value);
    groups = (isPlain(norm) ? norm : String(millions?.value ?? group.value)) + groups;
    last = millions?.last ?? last + 2;
  }
  if (decimals.length > 3 || !isPlain(decimals) || groups === '')
    return spaced(reading, i, digitsValue(decimals));
  return joined(groups, decimals, last);
}

function isPlain(digits: string): boolean {
  for (let k = 0; k < digits.length; k++) {
    const c = digits.charCodeAt(k);
    if (c < 0x30 || c > 0x39) return false;
  }
  return digits.length > 0;
}

/** 10 000: groups of three zeros behind a space. */
function spaced(reading: Reading, i: number, base: Omit<DigitsRead, 'last'> | null): DigitsRead | null {
  if (!base) return null;
  let { value, grouped } = base;
  let last = i;
  while (
    last - i < MOST_ZEROS &&
    same(reading, i, last + 1) &&
    reading.text.kinds[last + 1] === NUMBER &&
    normAt(reading, last + 1) === '000'
  ) {
    value *= 1000;
    grouped = null;
    last++;
  }
  return { value, grouped, last };
}

/** A sign of currency or percent, or a word that scales or measures, behind 3،25. */
function isMeasured(reading: Reading, i: number, from: number): boolean {
  if (!same(reading, from, i)) return false;
  const kind = reading.text.kinds[i];
  if (kind === PERCENT || kind === CURRENCY) return true;
  const { numbers, units, currencies } = reading.lists;
  const word = reading.wholes[i]!;
  return kind === WORD && (numbers[word] ?? units[word] ?? currencies[word]) !== undefined;
}

/** The value of digits with separators of thousands and of decimals; null where it is no plain number. */
export function digitsValue(norm: string): Omit<DigitsRead, 'last'> | null {
  if (norm.length > LONGEST) return null;
  let plain = '';
  let separators = 0;
  let same = true;
  let first = 0;
  let sinceLast = 0;
  let lastSign = 0;
  let groupsOfThree = true;
  let lead = -1;
  for (let k = 0; k < norm.length; k++) {
    const c = norm.charCodeAt(k);
    if (c >= 0x30 && c <= 0x39) {
      plain += norm[k];
      sinceLast++;
      continue;
    }
    if (c !== DOT && c !== COMMA && c !== ARABIC_COMMA && c !== ARABIC_DECIMAL && c !== ARABIC_THOUSANDS)
      return null;
    if (separators === 0) {
      first = c;
      lead = sinceLast;
    } else {
      if (c !== first) same = false;
      if (sinceLast !== 3) groupsOfThree = false;
    }
    lastSign = c;
    separators++;
    sinceLast = 0;
  }
  if (plain === '') return null;
  if (separators === 0) return { value: Number(plain), grouped: null };
  const decimal = Number(
    `${plain.slice(0, plain.length - sinceLast)}.${plain.slice(plain.length - sinceLast)}`,
  );
  const whole = Number(plain);
  const three = groupsOfThree && sinceLast === 3 && lead <= 3;
  if (!same) return groupsOfThree ? { value: decimal, grouped: null } : null;
  if (lastSign === ARABIC_DECIMAL) return separators === 1 ? { value: decimal, grouped: null } : null;
  if (separators > 1) return three ? { value: whole, grouped: null } : null;
  if (lastSign !== DOT) {
    // 0,250 has no thousands.
    const thousands = lastSign === ARABIC_THOUSANDS || (three && !norm.startsWith('0'));
    return { value: thousands ? whole : decimal, grouped: null };
  }
  return { value: decimal, grouped: three && !norm.startsWith('0') ? whole : null };
}

/** A number as it stands in a value: no exponent, at most six decimals. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e20 ? String(value) : value.toFixed(0);
  return String(Math.round(value * 1e6) / 1e6);
}
