import { numberText } from './digits.js';
import type { Found } from './found.js';
import { numberAt } from './numbers.js';
import { hasRole, isDefinite, normAt, NUMBER, phraseAt, same, WORD, type Reading } from './reading.js';

const TEH = 0x629;
const ALEF_MAKSURA = 0x649;
const YEH = 0x64a;

/** The ordinal that begins at token `i`: الثالثة, الحادي عشر, ثاني أكبر, and a number behind a word that is ranked. */
export function ordinalAt(reading: Reading, i: number): Found | null {
  const { kinds } = reading.text;
  if (kinds[i] === NUMBER) return ranked(reading, i, i);
  if (kinds[i] !== WORD) return null;
  if (hasRole(reading, 'article', i, i))
    return same(reading, i, i + 1) && kinds[i + 1] === NUMBER ? ranked(reading, i, i + 1) : null;
  const phrase = phraseAt(reading, reading.lists.numbers, i);
  if (!phrase) return null;
  const { value, form, definite } = phrase.entry;
  const last = i + phrase.words.length - 1;
  const told = ordinal(value, last);
  if (form === 'ten' && definite && value >= 20)
    return isDefinite(reading, i - 1) && isRanked(reading, i) ? told : null;
  if (form !== 'ordinal') return null;
  if (definite) return isNameOfMonth(reading, i) || (value === 1 && isPreliminary(reading, i)) ? null : told;
  return isIndefiniteOrdinal(reading, i, last, value) ? told : null;
}

/** المرتبة 64, الدورة الـ20 */
function ranked(reading: Reading, first: number, at: number): Found | null {
  if (!isRanked(reading, first)) return null;
  const number = numberAt(reading, at);
  if (!number || !Number.isInteger(number.value) || number.last > at) return null;
  return ordinal(number.value, number.last);
}

function isRanked(reading: Reading, i: number): boolean {
  return same(reading, i, i - 1) && hasRole(reading, 'ranked', i - 1, i);
}

/** الأولي is "preliminary" where no feminine noun stands before it. */
function isPreliminary(reading: Reading, i: number): boolean {
  const norm = normAt(reading, i);
  if (norm.length !== 6 || norm.charCodeAt(5) !== YEH || !same(reading, i, i - 1)) return false;
  const before = normAt(reading, i - 1);
  return before.charCodeAt(before.length - 1) !== TEH;
}

/** تشرين الأول, ربيع الثاني: the ordinal is part of the name of a month. */
function isNameOfMonth(reading: Reading, i: number): boolean {
  if (!same(reading, i, i - 1)) return false;
  const month = phraseAt(reading, reading.lists.months, i - 1);
  return (month?.words.length ?? 0) > 1;
}

/**
 * Without the article: ثالث, رابع are ordinals wherever they stand; ثانية behind a feminine noun only (it is a second as
 * well), and أول and أولى before an indefinite word or behind an indefinite noun.
 */
function isIndefiniteOrdinal(reading: Reading, i: number, last: number, value: number): boolean {
  const norm = normAt(reading, i);
  const end = norm.charCodeAt(norm.length - 1);
  if (end === TEH || end === ALEF_MAKSURA) {
    if (reading.text.proclitics[i]! > 0) return false;
    const before = same(reading, i, i - 1) ? normAt(reading, i - 1) : '';
    if (before.charCodeAt(before.length - 1) === TEH && !isDefinite(reading, i - 1)) return true;
    return end === ALEF_MAKSURA && isIndefinite(reading, last + 1, i);
  }
  return value > 1 || isIndefinite(reading, last + 1, i);
}

function isIndefinite(reading: Reading, i: number, from: number): boolean {
  return same(reading, from, i) && reading.text.kinds[i] === WORD && !isDefinite(reading, i);
}

function ordinal(value: number, last: number): Found {
  return { last, type: 'ORDINAL', subtype: null, value: numberText(value), rule: 'ordinal' };
}
