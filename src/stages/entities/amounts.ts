import { named, type Candidate } from './candidate.js';
import { digitsValue, numberText, readNumber } from './numbers.js';
import { CURRENCY, NUMBER, PERCENT, sameSentence, WORD, type Match, type Scene } from './scene.js';
import { adjectiveKey, type ValueEntry } from './valueLists.js';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₪', 'ILS'],
  ['₽', 'RUB'],
  ['₹', 'INR'],
  ['﷼', 'SAR'],
]);

/**
 * Finds percentages (`3.5 %`), amounts of money (`17000000 EUR`; the name of the currency where the text does not
 * tell whose dinar it is), quantities (`120 km`) and ordinals (`4`).
 */
export function findAmounts(scene: Scene, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    const found =
      signBefore(scene, i) ?? amountAt(scene, i, 0) ?? amountAt(scene, i, 1) ?? ordinalAt(scene, i);
    if (!found) continue;
    out.push(found);
    i = found.last;
  }
}

/** $ or % before the number. */
function signBefore(scene: Scene, i: number): Candidate | null {
  const kind = scene.kinds[i]!;
  if ((kind !== CURRENCY && kind !== PERCENT) || !sameSentence(scene, i, i + 1)) return null;
  const read = scene.kinds[i + 1] === NUMBER ? readNumber(scene, i + 1) : null;
  if (!read) return null;
  // Behind a sign only a scale goes on ($17 مليون); a و begins the next amount.
  const alone = digitsValue(scene.words[i + 1]!.norm);
  const number = read.last <= i + 2 || alone === null ? read : { value: alone, last: i + 1 };
  if (kind === PERCENT)
    return named(i, i + 1, 0, 'PERCENT', 'percent', null, `${numberText(number.value)} %`);
  const sign = scene.words[i]!.norm;
  return named(
    i,
    number.last,
    0,
    'MONEY',
    'money',
    null,
    `${numberText(number.value)} ${SIGNS.get(sign) ?? sign}`,
  );
}

/** A number with what it counts; `skip` is 1 where a و is glued to its first word. */
function amountAt(scene: Scene, i: number, skip: 0 | 1): Candidate | null {
  const number = readNumber(scene, i, skip === 1);
  if (!number) return null;
  const next = number.last + 1;
  if (!sameSentence(scene, i, next)) return null;
  const value = numberText(number.value);
  if (scene.kinds[next] === PERCENT) return named(i, next, skip, 'PERCENT', 'percent', null, `${value} %`);
  if (scene.kinds[next] === CURRENCY) {
    const sign = scene.words[next]!.norm;
    return named(i, next, skip, 'MONEY', 'money', null, `${value} ${SIGNS.get(sign) ?? sign}`);
  }
  if (scene.kinds[next] !== WORD) return null;
  for (const match of scene.matches[next]!) {
    if (match.entry.kind === 'currency' && match.skip === 0)
      return money(scene, i, skip, value, match, match.entry);
    if (match.entry.kind !== 'unit') continue;
    const { code } = match.entry;
    if (code === '%') return named(i, match.last, skip, 'PERCENT', 'percent', null, `${value} %`);
    if (match.skip === 0) return named(i, match.last, skip, 'QUANTITY', 'quantity', null, `${value} ${code}`);
  }
  return null;
}

type CurrencyEntry = Extract<ValueEntry, { kind: 'currency' }>;

function money(
  scene: Scene,
  first: number,
  skip: number,
  value: string,
  match: Match,
  entry: CurrencyEntry,
): Candidate {
  const next = match.last + 1;
  if (sameSentence(scene, first, next) && scene.kinds[next] === WORD) {
    const code = entry.codes.get(adjectiveKey(scene.words[next]!.norm));
    if (code !== undefined) return named(first, next, skip, 'MONEY', 'money', null, `${value} ${code}`);
  }
  // A bare dollar is one of the United States by the use of news.
  const code = entry.codes.get('') ?? (entry.name === DOLLAR ? 'USD' : entry.name);
  return named(first, match.last, skip, 'MONEY', 'money', null, `${value} ${code}`);
}

const DOLLAR = 'دولار';

/** الرابعة: an ordinal with the article. Without it the word is as often a superlative or a verb. */
function ordinalAt(scene: Scene, i: number): Candidate | null {
  for (const { entry, last, skip } of scene.matches[i]!) {
    if (entry.kind !== 'number' || entry.form !== 'ordinal') continue;
    const core = scene.words[i]!.readings.find((reading) => reading.skip === skip)?.core ?? '';
    if (!core.startsWith('ال') || core.length < 5) continue;
    return named(i, last, skip, 'ORDINAL', 'ordinal', null, numberText(entry.value));
  }
  return null;
}
