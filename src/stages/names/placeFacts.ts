import { readTable } from '../../resources/readTable.js';
import { bodyUnits, nameKey, withoutArticle, wordKey } from './keys.js';
import type { Lists } from './wordLists.js';

/** What the lists know of places. */
export interface Places {
  /** ISO 3166 code of a country, by key. */
  readonly countries: ReadonlyMap<string, string>;
  /** Item of Wikidata of a town, by key. */
  readonly items: ReadonlyMap<string, string>;
  /** ISO 3166 code by folded adjective of nationality, both genders, without the article. */
  readonly nationalities: ReadonlyMap<string, string>;
}

const COLUMNS = ['name', 'kind', 'country', 'alias_of', 'ambiguous'];

export function readPlaces(known: Buffer, items: Buffer, nationalities: Buffer, lists: Lists): Places {
  const countries = new Map<string, string>();
  const shared = new Set([...lists['no-country']].map(withoutArticle));
  for (const [name, kind, country] of readTable(known, COLUMNS)) {
    if (country === '') continue;
    const key = nameKey(name!);
    if (kind !== 'country') continue;
    if ((countries.get(key) ?? country) !== country) shared.add(key);
    countries.set(key, country!);
  }
  const found = new Map<string, string>();
  for (const [name, , item] of readTable(items, ['name', 'country', 'wikidata'])) {
    const key = nameKey(name!);
    if ((found.get(key) ?? item) !== item) shared.add(key);
    found.set(key, item!);
  }
  for (const key of shared) {
    countries.delete(key);
    found.delete(key);
  }
  return { countries, items: found, nationalities: readNationalities(nationalities, countries, lists) };
}

/** How many letters an adjective must share with the name of its country: تونسي and تونس, but not صفاقسي. */
const SHARED_LETTERS = 3;

/** Adjectives that are made of the name of the country itself: the club of Sfax is not the club of Tunisia. */
function readNationalities(
  nationalities: Buffer,
  countries: ReadonlyMap<string, string>,
  lists: Lists,
): Map<string, string> {
  const beginnings = new Set<string>();
  for (const [key, country] of countries) beginnings.add(`${country} ${key.slice(0, SHARED_LETTERS)}`);
  const codes = new Map<string, string>();
  for (const [adjective, country] of readTable(nationalities, ['adjective', 'country'])) {
    const [key, more] = bodyUnits(adjective!.split(' '));
    if (country === '' || more !== undefined || lists['no-nisba'].has(key!)) continue;
    if (!beginnings.has(`${country!} ${key!.slice(0, SHARED_LETTERS)}`)) continue;
    codes.set(key!, country!);
    codes.set(wordKey(`${key!}ة`), country!);
  }
  return codes;
}

/** How many words the name of a country may have behind a head: منتخب كوريا الجنوبية. */
const LONGEST_COUNTRY = 3;

/**
 * The words of a body with its country as a code, by adjective or by name: المنتخب التونسي and منتخب تونس are both
 * `منتخب TN`. Null where no country stands behind the first word.
 */
export function withCountryCode(units: readonly string[], places: Places): string | null {
  const last = units.length - 1;
  const adjective = last > 0 ? places.nationalities.get(units[last]!) : undefined;
  if (adjective) return [...units.slice(0, last), adjective].join(' ');
  for (let length = Math.min(LONGEST_COUNTRY, last); length > 0; length--) {
    const country = places.countries.get(units.slice(-length).join(' '));
    if (country) return [...units.slice(0, -length), country].join(' ');
  }
  return null;
}

/** The country that a place is, or the item of the town that it is; both null where the lists do not tell or disagree. */
export function placeOf(
  keys: Iterable<string>,
  places: Places,
): { readonly country: string | null; readonly wikidata: string | null } {
  const countries = new Set<string>();
  const items = new Set<string>();
  for (const key of keys) {
    const country = places.countries.get(key);
    const item = places.items.get(key);
    if (country) countries.add(country);
    if (item) items.add(item);
  }
  const [country = null] = countries;
  const [wikidata = null] = items;
  if (countries.size + items.size !== 1) return { country: null, wikidata: null };
  return { country, wikidata };
}
