import { numberText } from './digits.js';
import type { Found, KnownCurrencies } from './found.js';
import { isCounted, measureAt, type Measure } from './measures.js';
import { numberAt, type NumberRead } from './numbers.js';
import {
  behindWaw,
  CURRENCY,
  hasRole,
  normAt,
  NUMBER,
  PERCENT,
  phraseAt,
  roleAt,
  same,
  signAt,
  touchesNext,
  wholeAt,
  WORD,
  type Reading,
} from './reading.js';
import { isPlainYear } from './years.js';

const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212]);
const DOT = 0x2e;
const SLASH = 0x2f;
const ARABIC_COMMA = 0x60c;
const ALEF = 0x627;
const CODE = /^[A-Z]{3}$/;

/** Percentages, money, quantities with their units, durations, and counts: the amount that begins at token `i`. */
export function amountAt(reading: Reading, i: number, known: KnownCurrencies): Found | null {
  const kind = reading.text.kinds[i]!;
  if (kind === CURRENCY || kind === PERCENT) return signBefore(reading, i, known);
  if (kind !== NUMBER && kind !== WORD) return codeBefore(reading, i, known);
  const number = numberAt(reading, i);
  if (!number) return unitAlone(reading, i);
  if (number.digits && isPartOfName(reading, i)) return null;
  return range(reading, i, number, known) ?? amount(reading, i, number, number.value, known);
}

/** COVID-19, and the 7 of "0 .7": a number that is glued to a word or is the second half of another. */
function isPartOfName(reading: Reading, i: number): boolean {
  if (i < 2 || !touchesNext(reading, i - 1)) return false;
  const sign = signAt(reading, i - 1);
  const kind = reading.text.kinds[i - 2];
  if (sign === DOT) return kind === NUMBER;
  if (!HYPHENS.has(sign) && sign !== SLASH) return false;
  return touchesNext(reading, i - 2) && kind !== NUMBER && kind !== PERCENT;
}

/** $500 مليون, %5 */
function signBefore(reading: Reading, i: number, known: KnownCurrencies): Found | null {
  if (!same(reading, i, i + 1) || reading.text.kinds[i + 1] !== NUMBER) return null;
  const sign = measureAt(reading, i, i, known);
  const number = numberAt(reading, i + 1);
  // A sign behind a number belongs to that.
  const behind = same(reading, i, i - 1) && reading.text.kinds[i - 1] === NUMBER;
  return sign && number && !behind ? measured(number.value, sign, number.last) : null;
}

/** USD 500 */
function codeBefore(reading: Reading, i: number, known: KnownCurrencies): Found | null {
  const currency = wholeAt(reading, reading.lists.currencies, i);
  if (!currency || !CODE.test(currency.entry.name)) return null;
  const at = i + currency.words.length;
  if (!same(reading, i, at) || reading.text.kinds[at] !== NUMBER) return null;
  const number = numberAt(reading, at);
  const sign = measureAt(reading, i, i, known);
  return number && sign ? measured(number.value, sign, number.last) : null;
}

/** يومين, ساعة ونصف: a unit that has its number in itself. */
function unitAlone(reading: Reading, i: number): Found | null {
  const unit = phraseAt(reading, reading.lists.units, i);
  if (!unit || unit.entry.count === 0) return null;
  const last = i + unit.words.length - 1;
  const { code, count } = unit.entry;
  const half = fractionBehind(reading, last, i);
  const one = count === 1 && !half ? oneBehind(reading, last + 1, i) : -1;
  if (!half && count < 2 && one < 0) return null;
  const measure: Measure = { type: code === 'pp' ? 'PERCENT' : 'QUANTITY', code, last, definite: false };
  return measured(count + (half?.value ?? 0), measure, half?.last ?? Math.max(one, last));
}

/** The token of واحد behind a unit; -1 where it is not there. */
function oneBehind(reading: Reading, i: number, from: number): number {
  if (!same(reading, from, i)) return -1;
  const one = wholeAt(reading, reading.lists.numbers, i);
  return one?.entry.value === 1 && one.entry.form === 'unit' ? i : -1;
}

/** The fraction behind a unit: ساعة ونصف الساعة. */
function fractionBehind(reading: Reading, i: number, from: number): { value: number; last: number } | null {
  const k = behindWaw(reading, i + 1, from);
  if (k < 0) return null;
  const fraction = phraseAt(reading, reading.lists.numbers, k);
  if (fraction?.entry.form !== 'fraction') return null;
  const last = k + fraction.words.length - 1;
  const { definiteUnits, units, currencies, numbers } = reading.lists;
  // 300 يورو ونصف مليون دولار are two amounts.
  if (same(reading, from, last + 1) && wholeAt(reading, numbers, last + 1)) return null;
  const again = same(reading, from, last + 1)
    ? (wholeAt(reading, definiteUnits, last + 1) ??
      wholeAt(reading, units, last + 1) ??
      wholeAt(reading, currencies, last + 1))
    : undefined;
  return { value: fraction.entry.value, last: again ? last + again.words.length : last };
}

/** One number with what it measures or counts. */
function amount(
  reading: Reading,
  i: number,
  number: NumberRead,
  value: number,
  known: KnownCurrencies,
): Found | null {
  const measure = measureAt(reading, number.last + 1, i, known);
  // أحد and واحد are other words before a noun.
  if (!number.digits && number.value === 1 && number.scale === 1) return null;
  if (measure) {
    if (number.vague) return measure.definite ? measured(null, measure, measure.last) : null;
    if (measure.definite && !number.fraction && number.scale === 1) return null;
    const grouped = number.grouped !== null && number.grouped % 100 === 0 && measure.type !== 'PERCENT';
    const half = fractionBehind(reading, measure.last, i);
    const told = (grouped ? number.grouped : value) + (half?.value ?? 0);
    const last = half?.last ?? measure.last;
    if (hasMinus(reading, i, measure)) return { ...measured(-told, measure, last), first: i - 1 };
    return measured(told, measure, last);
  }
  if (number.vague || number.definite || (number.fraction && number.scale === 1)) return null;
  if (!isCounted(reading, number.last + 1, i) || isLabelled(reading, i)) return null;
  if (number.last === i && isDoubtful(reading, i, number)) return null;
  const count = number.grouped ?? value;
  if (!Number.isInteger(count) || count === 0) return null;
  return quantity(numberText(count), 'count', number.last);
}

/** A minus that touches the number and nothing before it: of percentages, points and degrees. */
function hasMinus(reading: Reading, i: number, { type, code }: Measure): boolean {
  if (type !== 'PERCENT' && code !== 'Cel' && code !== 'point') return false;
  if (!same(reading, i, i - 1) || !HYPHENS.has(signAt(reading, i - 1)) || !touchesNext(reading, i - 1))
    return false;
  return !(i >= 2 && touchesNext(reading, i - 2));
}

/** True behind المادة, رقم and the like, and where the web turned "5، لكن" into "،5 لكن". */
function isLabelled(reading: Reading, i: number): boolean {
  if (!same(reading, i, i - 1)) return false;
  if (signAt(reading, i - 1) === ARABIC_COMMA && touchesNext(reading, i - 1)) return true;
  return hasRole(reading, 'label', i - 1, i);
}

/** 2015 شخصا */
function isAccusative(reading: Reading, i: number): boolean {
  const norm = normAt(reading, i);
  return norm.length > 3 && norm.charCodeAt(norm.length - 1) === ALEF;
}

/** A year (لندن 2012 من), or a name that is spelled as the dual of a thousand without its hamza (الفين). */
function isDoubtful(reading: Reading, i: number, { digits, value }: NumberRead): boolean {
  const norm = normAt(reading, i);
  if (!digits) return value === 2000 && norm.charCodeAt(0) === ALEF;
  if (norm.length !== 4 || !isPlainYear(value)) return false;
  return (
    hasRole(reading, 'of', i + 1, i) || (value >= 1990 && value <= 2030 && !isAccusative(reading, i + 1))
  );
}

/** 3 إلى 5 سنوات, بين 20 و30 مليون دولار, 10-15%: the lower number has the scale and the unit of the upper one. */
function range(reading: Reading, i: number, lower: NumberRead, known: KnownCurrencies): Found | null {
  const k = upperAt(reading, i, lower.last + 1);
  const upper = k < 0 || lower.vague || isLabelled(reading, i) ? null : numberAt(reading, k);
  if (!upper || upper.vague || upper.fraction || upper.definite) return null;
  const scaled = lower.scale === 1 && lower.value < upper.value / upper.scale;
  const low = scaled ? lower.value * upper.scale : lower.value;
  if (low >= upper.value) return null;
  const measure = measureAt(reading, upper.last + 1, i, known);
  const value = `${numberText(low)}/${numberText(upper.value)}`;
  if (measure) {
    if (measure.definite) return null;
    return { ...measured(0, measure, measure.last), value: `${value} ${measure.code}` };
  }
  if (!isCounted(reading, upper.last + 1, i)) return null;
  return Number.isInteger(low) && Number.isInteger(upper.value) ? quantity(value, 'count', upper.last) : null;
}

/** The token at which the upper number begins; -1 where none does. */
function upperAt(reading: Reading, i: number, at: number): number {
  if (!same(reading, i, at)) return -1;
  const to = roleAt(reading, 'to', at, i);
  if (to) return same(reading, i, to.next) ? to.next : -1;
  const between = same(reading, i, i - 1) && hasRole(reading, 'between', i - 1, i);
  if (between) {
    const k = behindWaw(reading, at, i);
    if (k >= 0) return k;
  }
  return HYPHENS.has(signAt(reading, at)) && same(reading, i, at + 1) ? at + 1 : -1;
}

const RULES = { MONEY: 'money', PERCENT: 'percent', QUANTITY: 'quantity' } as const;

function measured(value: number | null, { type, code }: Measure, last: number): Found {
  const told = value === null ? null : `${numberText(value)} ${code}`;
  return { last, type, subtype: null, value: told, rule: RULES[type] };
}

function quantity(value: string, subtype: string, last: number): Found {
  return { last, type: 'QUANTITY', subtype, value, rule: 'quantity' };
}
