/**
 * Makes the generated tables of the stage `names`: `node dist/learn/nameTables.js DATA_DIR OUT_DIR`. DATA_DIR has the
 * folders gazetteers and news; equal data give equal bytes. Takes half a minute.
 */

import { join } from 'node:path';
import { readPlaces } from './lexicons/gazetteers.js';
import { readNews } from './lexicons/news.js';
import { writeTable } from './lexicons/table.js';
import { givenNames } from './nameTables/givenNames.js';
import { placeItems } from './nameTables/placeItems.js';

const MADE_BY = 'Made by: node dist/learn/nameTables.js DATA_DIR OUT_DIR. Do not edit.';

const PLACES = [
  'Towns and their items of Wikidata, one line a folded name: only where one town of the name has ten times the people',
  'of every other, so that news means this one. Countries stand in places-known.tsv with their code.',
  'Source: countries-states-cities-database (dr5hn, github.com/dr5hn). Licence: ODbL 1.0.',
  MADE_BY,
  'Columns: name TAB country TAB wikidata.',
];

const GIVEN = [
  'Given names of one gender: how often a name stood in news behind a word that agrees with a man (قال, الدكتور) and',
  'with a woman (قالت, الدكتورة), another name behind it. Listed are names of men with six such places, 97 % of them',
  'masculine, and names of women with four, 90 % of them feminine.',
  'Sources, counted, not copied:',
  '- Al-Khaleej news of SANAD (Einea, Elnagar, Al Debsi 2019), CC BY 4.0',
  '- ANT corpus (Chouigui, Ben Khiroun, Elayeb 2017), Apache-2.0',
  'Licence of the table: CC BY 4.0.',
  MADE_BY,
  'Columns: name TAB gender TAB masculine TAB feminine.',
];

const [, , dataDir, outDir] = process.argv;
if (dataDir === undefined || outDir === undefined) {
  throw new Error('nameTables: expected DATA_DIR OUT_DIR');
}
writeTable(join(outDir, 'names-places.tsv'), PLACES, placeItems(readPlaces(dataDir)));
writeTable(join(outDir, 'names-given.tsv'), GIVEN, givenNames(readNews(dataDir)));
