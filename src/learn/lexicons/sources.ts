/** Sources of the generated lexicons, as their comment lines name them. */

const NEWS = [
  'Al-Khaleej news of SANAD (Einea, Elnagar, Al Debsi 2019), CC BY 4.0',
  'ANT corpus (Chouigui, Ben Khiroun, Elayeb 2017), Apache-2.0',
];
const CORPORA = [
  'ANERcorp (Benajiba, Rosso 2007; CAMeL Lab split, train part), CC BY-SA 4.0',
  'NewsFANE and WikiFANE gold (Alotaibi, Lee 2014), CC BY-SA 3.0',
  'AQMAR (Mohit et al. 2012; train part), CC BY-SA 3.0',
];
const ALIGNED = 'Named_Entities_Lexicon (Hkiri, Mallat, Zrigui), CC BY 4.0';

function comments(about: readonly string[], sources: readonly string[], columns: string): string[] {
  return [
    ...about,
    'Sources:',
    ...sources.map((source) => `- ${source}`),
    'Made by: node dist/learn/lexicons.js DATA_DIR OUT_DIR. Do not edit: what is missing goes into a table written by hand.',
    `Columns: ${columns}.`,
  ];
}

export const WORD_COUNTS = comments(
  [
    'Words of Arabic news without vowel marks and tatweel, not folded, and how often they occur. Most frequent first.',
  ],
  NEWS,
  'word TAB count',
);

export const PERSON_TOKENS = comments(
  [
    'Single words that are part of names of persons, one line a folded word, without the proclitics و ف ب ل ك.',
    'flag: name where the word is mostly part of a name; both where it is an ordinary word as well, or another kind of name.',
    'count: persons of Wikidata, and occurrences in annotated and aligned names. Most come from one person.',
    'علي is in the table as both, although its folded form is also that of على: compare the spelling.',
    'Licence of the table: CC BY-SA 4.0.',
  ],
  ['Wikidata, CC0 (names of persons)', ALIGNED, ...CORPORA, ...NEWS],
  'token TAB count TAB flag',
);

export const PLACES = comments(
  [
    'Places: one line a folded name. kind: country, capital, city, region (also continents and parts of the world), natural.',
    'country: ISO 3166 code, empty where several places share the name or it is not known. wikidata: number of the item, or empty.',
    'Words that news uses mostly for something else are left out (العيون، الكرامة).',
    'Licence of the table: ODbL 1.0 for what comes from dr5hn; CC BY-SA 4.0 for the rest.',
  ],
  [
    'countries-states-cities-database (dr5hn, github.com/dr5hn), ODbL 1.0',
    'Unicode CLDR (names of countries), Unicode License v3',
    ALIGNED,
    ...CORPORA,
    ...NEWS,
  ],
  'name TAB kind TAB country TAB wikidata',
);

export const ORGANISATIONS = comments(
  [
    'Organisations: one line a folded name, with its head noun where it has one.',
    'subtype: as in organisation-heads.tsv; government where there is no head noun and the corpora say no more.',
    'Licence of the table: CC BY-SA 4.0.',
  ],
  [...CORPORA, ALIGNED, ...NEWS],
  'name TAB subtype',
);
