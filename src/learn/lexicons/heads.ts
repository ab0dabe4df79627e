/** Words that tell of names: heads of places and organisations, nationalities, titles. */

import { readFileSync } from 'node:fs';
import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';

export type PlaceKind = 'country' | 'capital' | 'city' | 'region' | 'natural';

function table<Kind>(rows: readonly [Kind, string][]): ReadonlyMap<string, Kind> {
  return new Map(
    rows.flatMap(([kind, words]) => words.split(' ').map((word): [string, Kind] => [word, kind])),
  );
}

export const PLACE_HEADS = table<PlaceKind>([
  ['country', 'جمهوريه الجمهوريه مملكه المملكه سلطنه دوله الدوله الامبراطوريه امبراطوريه'],
  ['city', 'مدينه قريه بلده بلديه حي مخيم مستوطنه ضاحيه ميناء'],
  [
    'region',
    'ولايه محافظه مقاطعه اقليم منطقه قضاء دايره مديريه قطاع اماره ناحيه لواء جهه بلاد جزيره جزر شبه الجزر ارخبيل',
  ],
  [
    'natural',
    'بحر البحر المحيط محيط نهر جبل جبال الجبل خليج الخليج بحيره وادي واد صحراء الصحراء مضيق قناه هضبه سهل دلتا',
  ],
]);

/** Heads that may be left out: ولاية كاليفورنيا is also كاليفورنيا. */
export const LOOSE_HEADS: ReadonlySet<string> = new Set(
  'مدينه قريه بلده بلديه ولايه محافظه مقاطعه اقليم قضاء مديريه اماره'.split(' '),
);

/** A head noun of organisations: its subtype, and whether a name nearly always follows. */
export interface Head {
  subtype: string;
  strong: boolean;
}

const resource = (file: string): Buffer =>
  readFileSync(new URL(`../../resources/lexicons/${file}.tsv`, import.meta.url));

/** Head nouns of organisations from the table that the pipeline uses, by folded word. */
export function readOrganisationHeads(): Map<string, Head> {
  const rows = readTable(resource('organisation-heads'), ['head', 'subtype', 'strength']);
  return new Map(
    rows.map(([head, subtype, strength]) => [
      fold(head!),
      { subtype: subtype!, strong: strength === 'strong' },
    ]),
  );
}

/** Adjectives of nationality from the table that the pipeline uses: folded, with the article, both genders. */
export function readNationalities(): Set<string> {
  const rows = readTable(resource('nationalities'), ['adjective', 'country']);
  return new Set(rows.flatMap(([adjective]) => ['ال' + fold(adjective!), 'ال' + fold(adjective!) + 'ه']));
}

/** Titles before names from the table that the pipeline uses; folded. */
export function readTitles(): Set<string> {
  const rows = readTable(resource('titles'), ['title', 'class', 'gender', 'takes', 'note']);
  return new Set(rows.map(([title]) => fold(title!)));
}
