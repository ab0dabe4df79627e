import type { KnownCurrencies } from './found.js';
import {
  CURRENCY,
  hasRole,
  isDefinite,
  isLoneLetter,
  normAt,
  NUMBER,
  PERCENT,
  same,
  wholeAt,
  WORD,
  type Reading,
} from './reading.js';
import type { CurrencyEntry, UnitEntry } from './valueLists.js';

/** What a number measures: tokens up to `last`, included. */
export interface Measure {
  readonly type: 'MONEY' | 'PERCENT' | 'QUANTITY';
  readonly code: string;
  readonly last: number;
  /** As an amount of no told number has it: ملايين الدولارات. */
  readonly definite: boolean;
}

const PER_MILLE = '‰';

/** The sign, currency or unit at token `i`, behind a number that begins at `from`. */
export function measureAt(reading: Reading, i: number, from: number, known: KnownCurrencies): Measure | null {
  if (!same(reading, from, i)) return null;
  const { kinds } = reading.text;
  const { lists } = reading;
  if (kinds[i] === PERCENT) {
    const code = normAt(reading, i) === PER_MILLE ? PER_MILLE : '%';
    return { type: 'PERCENT', code, last: i, definite: false };
  }
  const currency = wholeAt(reading, lists.currencies, i);
  if (currency) return money(reading, currency.entry, i + currency.words.length - 1, known);
  if (kinds[i] === CURRENCY) return { type: 'MONEY', code: normAt(reading, i), last: i, definite: false };
  const unit = wholeAt(reading, lists.units, i);
  if (unit) {
    const last = i + unit.words.length - 1;
    return isOtherWord(reading, last, unit.entry, from) ? null : measure(unit.entry, last, false);
  }
  const definite = wholeAt(reading, lists.definiteUnits, i);
  if (definite) return measure(definite.entry, i, true);
  // خمسة ملايين من الدولارات
  const counted = hasRole(reading, 'from', i, from) && same(reading, from, i + 1);
  const named = counted ? wholeAt(reading, lists.currencies, i + 1) : undefined;
  return named?.entry.definite ? money(reading, named.entry, i + named.words.length, known) : null;
}

/** Of المرتبة 40 سنة 2010 the unit belongs to the year, and م before another letter is no metre. */
function isOtherWord(reading: Reading, i: number, { code }: UnitEntry, from: number): boolean {
  if (!same(reading, from, i + 1)) return false;
  if (code === 'a') return reading.text.kinds[i + 1] === NUMBER && normAt(reading, i + 1).length === 4;
  return isLoneLetter(reading, i) && isLoneLetter(reading, i + 1);
}

function measure({ code }: UnitEntry, last: number, definite: boolean): Measure {
  const percent = code === '%' || code === PER_MILLE || code === 'pp';
  return { type: percent ? 'PERCENT' : 'QUANTITY', code, last, definite };
}

function money(reading: Reading, entry: CurrencyEntry, last: number, known: KnownCurrencies): Measure {
  const { name, code, nations, definite } = entry;
  const nation = same(reading, last, last + 1) ? wholeAt(reading, nations, last + 1) : undefined;
  if (nation) {
    known.set(name, nation.entry);
    return { type: 'MONEY', code: nation.entry, last: last + nation.words.length, definite };
  }
  const told = code !== '' ? code : (known.get(name) ?? name);
  return { type: 'MONEY', code: told, last, definite };
}

/** True where the word of token `i` is counted by a number that begins at `from`. */
export function isCounted(reading: Reading, i: number, from: number): boolean {
  const { kinds, proclitics } = reading.text;
  if (!same(reading, from, i) || kinds[i] !== WORD) return false;
  if (hasRole(reading, 'of', i, from)) return true;
  if (proclitics[i]! > 0 || isDefinite(reading, i) || wholeAt(reading, reading.lists.numbers, i))
    return false;
  return normAt(reading, i).length > 1 && !hasRole(reading, 'uncounted', i, from);
}
