/** The items of Wikidata that the name of a town stands for, where the gazetteer leaves no doubt. */

import { readFileSync } from 'node:fs';
import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';
import type { GazetteerPlace } from '../lexicons/gazetteers.js';
import { LOOSE_HEADS } from '../lexicons/heads.js';
import { soundsLike } from '../lexicons/transliteration.js';
import { byCodePoint, groupBy, keyOf, nameWords } from '../lexicons/words.js';

/** A town with this many people, and ten times those of any other of the name, is the one that news means. */
const FLOOR = 50_000;
const ARAB_FLOOR = 5000;
const CLEAR = 10;
/** Regions come without a population; a region of the name in another country counts as this many people. */
const REGION_POPULATION = 500_000;
/**
 * Wikidata numbered the places that everybody knows first. A late number is that of a district or a second item, which
 * the gazetteer has for one capital in eight.
 */
const CAPITAL_NUMBERS = 50_000;
const NUMBERS = 1_000_000;
const ARAB: ReadonlySet<string> = new Set(
  'AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE EH'.split(' '),
);

type NamedPlace = GazetteerPlace & { readonly words: readonly string[] };

/**
 * Rows of name, country and item, in order of code points. The gazetteer has gaps (a Washington in England, and none in
 * America): what places-known.tsv has elsewhere, or has not and lies abroad, is left out.
 */
export function placeItems(gazetteer: readonly GazetteerPlace[]): [string, string, string][] {
  const known = knownPlaces();
  const named = gazetteer.flatMap((place): NamedPlace[] => {
    const words = nameWords(place.name);
    if (words === null) return [];
    const bare = words.length > 1 && LOOSE_HEADS.has(fold(words[0]!)) ? words.slice(1) : words;
    return [{ ...place, words: bare }];
  });
  const byEnglish = groupBy(gazetteer, ({ english }) => english.toLowerCase());
  const rows: [string, string, string][] = [];
  for (const [key, places] of groupBy(named, ({ words }) => keyOf(words))) {
    const town = clearTown(places, byEnglish);
    if (!town || key.length < 3) continue;
    const place = known.get(key);
    const isClear = place
      ? place.country === town.country && (!place.capital || numberOf(town.wikidata) < CAPITAL_NUMBERS)
      : ARAB.has(town.country) && town.population >= FLOOR;
    if (isClear) rows.push([town.words.join(' '), town.country, town.wikidata]);
  }
  return rows.sort((a, b) => byCodePoint(a[0], b[0]));
}

function clearTown(
  places: readonly NamedPlace[],
  byEnglish: ReadonlyMap<string, readonly GazetteerPlace[]>,
): NamedPlace | null {
  if (places.some(({ kind }) => kind === 'country')) return null;
  const towns = places.filter(({ wikidata }) => wikidata !== '' && numberOf(wikidata) < NUMBERS);
  const best = towns.reduce<NamedPlace | null>((a, b) => (a && a.population >= b.population ? a : b), null);
  if (!best || best.population < (ARAB.has(best.country) ? ARAB_FLOOR : FLOOR)) return null;
  if (!soundsLike(best.words, best.english)) return null;
  const rivals = [...places, ...(byEnglish.get(best.english.toLowerCase()) ?? [])];
  const clear = rivals.every((other) => {
    if (other.wikidata === best.wikidata) return true;
    // The region around a town has its name; a region of the name elsewhere is another place.
    if (other.kind === 'region' && other.wikidata === '')
      return other.country === best.country || best.population > CLEAR * REGION_POPULATION;
    return best.population >= CLEAR * other.population;
  });
  return clear ? best : null;
}

const numberOf = (item: string): number => Number(item.slice(1));

/** The places of the list written by hand, by folded name; without a country where two share the name. */
function knownPlaces(): Map<string, { readonly country: string; readonly capital: boolean }> {
  const places = new Map<string, { readonly country: string; readonly capital: boolean }>();
  const file = new URL('../../resources/lexicons/places-known.tsv', import.meta.url);
  const rows = readTable(readFileSync(file), ['name', 'kind', 'country', 'alias_of', 'ambiguous']);
  for (const [name, kind, country] of rows) {
    const key = keyOf(name!.split(' '));
    const other = places.get(key);
    const shared = other !== undefined && other.country !== country;
    places.set(key, { country: shared ? '' : country!, capital: kind === 'capital' });
  }
  return places;
}
