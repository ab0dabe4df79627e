/** Reads the gazetteers as they come; what is kept of them is decided where the lexicons are made. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameWords } from './words.js';

export interface GazetteerPlace {
  name: string;
  english: string;
  country: string;
  /** `country`, `capital`, `city` or `region`. */
  kind: 'country' | 'capital' | 'city' | 'region';
  population: number;
  wikidata: string;
  /** From CLDR: the Arabic name needs no check against the English one. */
  trusted: boolean;
}

function rowsOf(dataDir: string, file: string): string[][] {
  const lines = readFileSync(join(dataDir, 'gazetteers', file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

/** Name tokens of Wikidata persons with their counts. */
export function readPersonTokens(dataDir: string): [token: string, count: number][] {
  return rowsOf(dataDir, 'person-tokens.wikidata.tsv').map(([token, count]) => [token!, Number(count)]);
}

/** One list of the aligned names (`pers`, `loc`, `org`), a name a line, with what cannot be a name left out. */
export function readAligned(dataDir: string, list: 'pers' | 'loc' | 'org'): string[][] {
  const names = rowsOf(dataDir, `${list}.hkiri.txt`).map(([line]) => line!.slice(line!.indexOf(' ') + 1));
  return names.map(nameWords).filter((words) => words !== null);
}

const LOCALES = ['ar', 'ar-EG', 'ar-SA', 'ar-AE', 'ar-LB', 'ar-MA', 'ar-LY'];

/** Country names of Unicode CLDR, as Node has them, for the country codes of the gazetteer. */
function cldrCountries(codes: readonly [code: string, english: string][]): GazetteerPlace[] {
  const named = LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' }),
    ),
  );
  return codes.flatMap(([country, english]) => {
    const names = named.map((names) => names.of(country)?.replace(/ \(.*\)$/, ''));
    return [...new Set(names)].flatMap((name): GazetteerPlace[] =>
      name === undefined
        ? []
        : [{ name, english, country, kind: 'country', population: 0, wikidata: '', trusted: true }],
    );
  });
}

/** Countries, first-level regions and cities. */
export function readPlaces(dataDir: string): GazetteerPlace[] {
  const capitals = new Set<string>();
  const countries = rowsOf(dataDir, 'countries.dr5hn.tsv').map(
    ([name, english, country, capital]): GazetteerPlace => {
      capitals.add(`${country!} ${capital!}`);
      return {
        name: name!,
        english: english!,
        country: country!,
        kind: 'country',
        population: 0,
        wikidata: '',
        trusted: false,
      };
    },
  );
  const regions = rowsOf(dataDir, 'states.dr5hn.tsv').map(([name, english, country]): GazetteerPlace => {
    const kind = capitals.has(`${country!} ${english!}`) ? 'capital' : 'region';
    return {
      name: name!,
      english: english!,
      country: country!,
      kind,
      population: 0,
      wikidata: '',
      trusted: false,
    };
  });
  const cities = rowsOf(dataDir, 'cities.dr5hn.tsv').slice(1);
  const towns = cities.map(([name, english, country, , population, wikidata]): GazetteerPlace => {
    const kind = capitals.has(`${country!} ${english!}`) ? 'capital' : 'city';
    return {
      name: name!,
      english: english!,
      country: country!,
      kind,
      population: Number(population),
      wikidata: wikidata ?? '',
      trusted: false,
    };
  });
  const codes = countries.map(({ country, english }): [string, string] => [country, english]);
  return [...cldrCountries(codes), ...countries, ...regions, ...towns];
}
