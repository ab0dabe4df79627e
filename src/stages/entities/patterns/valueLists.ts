import { readTable } from '../../../resources/readTable.js';
import { defineResource } from '../../../stage/resource.js';
import { addPhrase, type Phrases, type Vocabulary } from './phrases.js';

/** The lists of words that carry values, by the names of their files. */
export const VALUE_LISTS = [
  'months',
  'weekdays',
  'number-words',
  'currencies',
  'units',
  'relative-dates',
  'time-words',
  'number-neighbours',
] as const;

export interface MonthEntry {
  readonly hijri: boolean;
  readonly number: number;
  /** What must stand with the name: nothing, a day, or a day and a year. */
  readonly needs: '' | 'day' | 'both';
}
export interface NumberEntry {
  readonly value: number;
  /** unit, ten, hundred, thousand, million, plural, fraction, ordinal */
  readonly form: string;
  readonly definite: boolean;
}
export interface CurrencyEntry {
  /** What the value says where no code is known. */
  readonly name: string;
  /** The code of the bare form, or ''. */
  readonly code: string;
  readonly definite: boolean;
  /** The adjectives that tell the code, with the code. */
  readonly nations: Phrases<string>;
}
export interface UnitEntry {
  readonly code: string;
  /** 2 for a dual, 1 for a singular, 0 where the form needs a number. */
  readonly count: number;
}
/** `offset` in days; null where it is counted from a day that the text tells of. */
export interface RelativeEntry {
  readonly offset: number | null;
}

/** The kinds of time-words.tsv and number-neighbours.tsv. Their entries are the values, or ''. */
const ROLES = [
  'clock',
  'moment',
  'minutes',
  'half',
  'zone',
  'part',
  'day',
  'falls',
  'no-day',
  'no-today',
  'month',
  'year',
  'year-adjective',
  'year-cue',
  'edge',
  'period',
  'periods',
  'dual',
  'shift',
  'this',
  'ago',
  'from-now',
  'about',
  'age',
  'decade',
  'century',
  'quarter',
  'half-year',
  'last',
  'season',
  'era',
  'from',
  'between',
  'to',
  'label',
  'ranked',
  'uncounted',
  'of',
  'article',
  'time-cue',
  'general',
  'hour',
  'first-day',
] as const;
export type Role = (typeof ROLES)[number];

/** Bits of a word: the patterns that may begin with it. */
export const BEGINS = {
  day: 1,
  year: 2,
  period: 4,
  month: 8,
  ago: 16,
  periods: 32,
  decade: 64,
  century: 128,
  season: 256,
  quarter: 512,
  edge: 1024,
  time: 2048,
  amount: 4096,
  ordinal: 8192,
} as const;
/** Any date. */
export const BEGINS_DATE = 2047;

const STARTS: Readonly<Partial<Record<Role, number>>> = {
  clock: BEGINS.time,
  moment: BEGINS.time,
  hour: BEGINS.time,
  part: BEGINS.day,
  day: BEGINS.day,
  month: BEGINS.month,
  year: BEGINS.year,
  edge: BEGINS.edge,
  period: BEGINS.period,
  periods: BEGINS.periods,
  this: BEGINS.period,
  ago: BEGINS.ago,
  decade: BEGINS.decade,
  century: BEGINS.century,
  quarter: BEGINS.quarter,
  'half-year': BEGINS.quarter,
  season: BEGINS.season,
  article: BEGINS.ordinal | BEGINS.periods,
  'first-day': BEGINS.day,
};

/** The lists, ready for look-up by the integers of their words. */
export interface ValueLists {
  readonly vocabulary: Vocabulary;
  /** The bits of each word of the vocabulary. */
  readonly begins: Uint16Array;
  readonly months: Phrases<MonthEntry>;
  readonly weekdays: Phrases<number>;
  readonly numbers: Phrases<NumberEntry>;
  readonly currencies: Phrases<CurrencyEntry>;
  readonly units: Phrases<UnitEntry>;
  /** Units with the article: الساعة. */
  readonly definiteUnits: Phrases<UnitEntry>;
  readonly relative: Phrases<RelativeEntry>;
  readonly roles: Readonly<Record<Role, Phrases<string>>>;
  /** By role: 1 for each word that has it by itself. */
  readonly alone: Readonly<Record<Role, Uint8Array>>;
}

/** Reads the lists from the bytes of their files, in the order of `VALUE_LISTS`. @throws Error where a row is wrong */
export function readValueLists(bytes: readonly Buffer[]): ValueLists {
  const rows = (name: (typeof VALUE_LISTS)[number], columns: readonly string[]): string[][] =>
    readTable(bytes[VALUE_LISTS.indexOf(name)]!, columns);
  const vocabulary: Vocabulary = new Map();
  const months: Phrases<MonthEntry> = [];
  for (const [name, calendar, number, needs] of rows('months', ['name', 'calendar', 'number', 'needs'])) {
    const entry = {
      hijri: calendar === 'hijri',
      number: Number(number),
      needs: needs as MonthEntry['needs'],
    };
    addPhrase(vocabulary, months, name!, entry);
  }
  const weekdays: Phrases<number> = [];
  for (const [name, number] of rows('weekdays', ['name', 'number']))
    addPhrase(vocabulary, weekdays, name!, Number(number));
  const numbers = readNumbers(rows('number-words', ['word', 'value', 'kind']), vocabulary);
  const currencies = readCurrencies(rows('currencies', ['form', 'currency', 'with', 'code']), vocabulary);
  const units: Phrases<UnitEntry> = [];
  const definiteUnits: Phrases<UnitEntry> = [];
  for (const [form, code, count] of rows('units', ['form', 'unit', 'count'])) {
    const entry = { code: code!, count: Number(count) };
    addPhrase(vocabulary, units, form!, entry);
    if (!form!.includes(' ')) addPhrase(vocabulary, definiteUnits, `ال${form!}`, entry);
  }
  const relative: Phrases<RelativeEntry> = [];
  for (const [phrase, , offset] of rows('relative-dates', ['phrase', 'unit', 'offset']))
    addPhrase(vocabulary, relative, phrase!, { offset: offset === '?' ? null : Number(offset) });
  const roles = Object.fromEntries(ROLES.map((role) => [role, [] as Phrases<string>])) as Record<
    Role,
    Phrases<string>
  >;
  const addRole = (word: string, kind: string, value: string): void => {
    const phrases = (roles as Record<string, Phrases<string> | undefined>)[kind];
    if (!phrases) throw new Error(`${word}: no such kind: ${kind}`);
    addPhrase(vocabulary, phrases, word, value);
  };
  for (const [word, kind, value] of rows('time-words', ['word', 'kind', 'value']))
    addRole(word!, kind!, value!);
  for (const [word, kind] of rows('number-neighbours', ['word', 'kind'])) addRole(word!, kind!, '');
  const size = vocabulary.size + 1;
  const byRole = <T>(make: (role: Role) => T): Record<Role, T> =>
    Object.fromEntries(ROLES.map((role) => [role, make(role)])) as Record<Role, T>;
  const lists = {
    vocabulary,
    months: dense(months, size),
    weekdays: dense(weekdays, size),
    numbers: dense(numbers, size),
    currencies: dense(currencies, size),
    units: dense(units, size),
    definiteUnits: dense(definiteUnits, size),
    relative: dense(relative, size),
    roles: byRole((role) => dense(roles[role], size)),
    alone: byRole((role) =>
      Uint8Array.from({ length: size }, (_, word) =>
        roles[role][word]?.some(({ words }) => words.length === 1) ? 1 : 0,
      ),
    ),
  };
  return { ...lists, begins: beginnings(lists) };
}

/** The same phrases in an array without holes, which is faster to read. */
function dense<E>(phrases: Phrases<E>, size: number): Phrases<E> {
  return Array.from({ length: size }, (_, word) => phrases[word]);
}

function readNumbers(rows: readonly string[][], vocabulary: Vocabulary): Phrases<NumberEntry> {
  const numbers: Phrases<NumberEntry> = [];
  const known = new Set(rows.map(([word]) => word!));
  for (const [word, value, form] of rows) {
    const entry = { value: Number(value), form: form!, definite: word!.startsWith('ال') };
    addPhrase(vocabulary, numbers, word!, entry);
    // الثلاثة; but الأحد is the day of the week.
    const definite = `ال${word!}`;
    const cardinal = (form === 'unit' || form === 'ten') && entry.value > 1;
    if (cardinal && !entry.definite && !known.has(definite))
      addPhrase(vocabulary, numbers, definite, { ...entry, definite: true });
  }
  return numbers;
}

function readCurrencies(rows: readonly string[][], vocabulary: Vocabulary): Phrases<CurrencyEntry> {
  const nations = new Map<string, Phrases<string>>();
  for (const [, currency, adjective, code] of rows) {
    const known = nations.get(currency!) ?? [];
    nations.set(currency!, known);
    if (adjective === '') continue;
    for (const form of adjectiveForms(adjective!)) addPhrase(vocabulary, known, form, code!);
  }
  const currencies: Phrases<CurrencyEntry> = [];
  for (const [form, currency, adjective, code] of rows) {
    if (adjective !== '') continue;
    addPhrase(vocabulary, currencies, form!, {
      name: currency!,
      code: code!,
      definite: form!.startsWith('ال'),
      nations: nations.get(currency!)!,
    });
  }
  return currencies;
}

/** Gender, article and accusative of an adjective of one or more words. */
function adjectiveForms(adjective: string): Set<string> {
  const bare = adjective.endsWith('ة') ? adjective.slice(0, -1) : adjective;
  const words = bare.split(' ');
  const forms = new Set<string>();
  for (const ending of ['', 'ة', 'ا'])
    for (const article of ['', 'ال']) forms.add(words.map((word) => article + word + ending).join(' '));
  return forms;
}

function beginnings(lists: Omit<ValueLists, 'begins'>): Uint16Array {
  const begins = new Uint16Array(lists.vocabulary.size + 1);
  const mark = <E>(phrases: Phrases<E>, bitsOf: (entry: E) => number): void => {
    phrases.forEach((entries, word) => {
      for (const { entry } of entries ?? []) begins[word]! |= bitsOf(entry);
    });
  };
  mark(lists.months, () => BEGINS.month);
  mark(lists.weekdays, () => BEGINS.day);
  mark(lists.relative, () => BEGINS.day);
  for (const role of ROLES) mark(lists.roles[role], () => STARTS[role] ?? 0);
  mark(lists.numbers, ({ form, definite }) => {
    // An ordinal is a day in words as well, and an hour: الثامنة مساء.
    if (form === 'ordinal') return BEGINS.ordinal | BEGINS.day | BEGINS.time;
    return definite ? BEGINS.amount | BEGINS.ordinal | BEGINS.day | BEGINS.periods : BEGINS.amount;
  });
  mark(lists.units, ({ count }) => (count > 0 ? BEGINS.amount : 0));
  // USD 500
  mark(lists.currencies, ({ name }) => (/^[A-Z]{3}$/.test(name) ? BEGINS.amount : 0));
  return begins;
}

/** The lists of words that carry values, read once. */
export const valueLists = defineResource<ValueLists>({
  name: 'value-lists',
  files: VALUE_LISTS.map((list) => new URL(`../../../resources/lexicons/${list}.tsv`, import.meta.url)),
  parse: (...bytes) => readValueLists(bytes),
});
