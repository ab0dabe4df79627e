import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';
import { addPhrase, type PhraseNode } from './phrases.js';

/** The lists of words that carry values: numbers, months, units. By the names of their files. */
export const VALUE_LISTS = [
  'months',
  'weekdays',
  'number-words',
  'currencies',
  'units',
  'relative-dates',
  'time-words',
] as const;
type ValueList = (typeof VALUE_LISTS)[number];

export type ValueEntry =
  | { readonly kind: 'month'; readonly hijri: boolean; readonly number: number }
  | { readonly kind: 'weekday'; readonly number: number }
  /** `form`: unit, ten, hundred, thousand, million, fraction, ordinal. */
  | { readonly kind: 'number'; readonly value: number; readonly form: string }
  /** `code` by the adjective of nationality behind it, folded without article and ending; '' where none stands. */
  | { readonly kind: 'currency'; readonly name: string; readonly codes: ReadonlyMap<string, string> }
  | { readonly kind: 'unit'; readonly code: string }
  /** Whole units from the day of the document; of a weekday its ISO number, negative for the last one. */
  | { readonly kind: 'relative'; readonly unit: string; readonly offset: number }
  /** `role`: half, part-of-day, clock, zone, era, unit. */
  | { readonly kind: 'time'; readonly role: string; readonly word: string };

/** Adds the phrases of the value lists to `phrases`; `each` hears of every phrase. */
export function addValueLists(
  bytes: (list: ValueList) => Buffer,
  phrases: PhraseNode<{ readonly kind: string }>,
  each: (phrase: string, entry: ValueEntry) => void,
): void {
  const add = (phrase: string, entry: ValueEntry): void => {
    addPhrase(phrases, phrase, entry);
    each(phrase, entry);
  };
  for (const [name, calendar, number] of readTable(bytes('months'), ['name', 'calendar', 'number'])) {
    add(name!, { kind: 'month', hijri: calendar === 'hijri', number: Number(number) });
  }
  for (const [name, number] of readTable(bytes('weekdays'), ['name', 'number'])) {
    add(name!, { kind: 'weekday', number: Number(number) });
  }
  for (const [word, value, form] of readTable(bytes('number-words'), ['word', 'value', 'kind'])) {
    add(word!, { kind: 'number', value: Number(value), form: form! });
  }
  for (const [form, unit] of readTable(bytes('units'), ['form', 'unit']))
    add(form!, { kind: 'unit', code: unit! });
  for (const [phrase, unit, offset] of readTable(bytes('relative-dates'), ['phrase', 'unit', 'offset'])) {
    add(phrase!, { kind: 'relative', unit: unit!, offset: Number(offset) });
  }
  for (const [word, role] of readTable(bytes('time-words'), ['word', 'kind'])) {
    add(word!, { kind: 'time', role: role!, word: fold(word!) });
  }
  addCurrencies(readTable(bytes('currencies'), ['name', 'with', 'code']), add);
}

/** Forms without a code belong to the next name in the table that has codes by adjective. */
function addCurrencies(rows: readonly string[][], add: (phrase: string, entry: ValueEntry) => void): void {
  let forms: string[] = [];
  let codes = new Map<string, string>();
  let name = '';
  const close = (): void => {
    for (const form of forms) add(form, { kind: 'currency', name: name || forms[0]!, codes });
    forms = [];
    codes = new Map();
    name = '';
  };
  for (const [form, adjective, code] of rows) {
    if (adjective === '' && codes.size > 0) close();
    if (adjective !== '') {
      name = form!;
      codes.set(adjectiveKey(adjective!), code!);
    } else if (code !== '') {
      add(form!, { kind: 'currency', name: form!, codes: new Map([['', code!]]) });
    } else forms.push(form!);
  }
  close();
}

/** An adjective as it is compared: folded, without article and feminine ending. */
export function adjectiveKey(adjective: string): string {
  const folded = fold(adjective);
  const bare = folded.startsWith('ال') ? folded.slice(2) : folded;
  return bare.endsWith('ه') ? bare.slice(0, -1) : bare;
}
