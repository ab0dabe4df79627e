import { defineResource } from '../../stage/resource.js';
import { readAliases } from './aliases.js';
import { readPlaces } from './placeFacts.js';
import { readSpelling } from './spelling.js';
import { readGivenNames, readHeads, readLists, readTitles } from './wordLists.js';

const lexicon = (file: string): URL => new URL(`../../resources/lexicons/${file}.tsv`, import.meta.url);

/** Other names of known bodies and places, and their acronyms. */
export const aliases = defineResource({
  name: 'aliases',
  files: ['places-known', 'organisations-known', 'acronyms'].map(lexicon),
  parse: (places, organisations, acronyms) => readAliases(places!, organisations!, acronyms!),
});

/** Codes of countries, items of Wikidata, adjectives of nationality. */
export const places = defineResource({
  name: 'places',
  files: ['places-known', 'names-places', 'nationalities', 'names-words'].map(lexicon),
  parse: (known, items, nationalities, lists) =>
    readPlaces(known!, items!, nationalities!, readLists(lists!)),
});

/** Which letters two spellings of a name may differ in. */
export const spelling = defineResource({
  name: 'spelling',
  files: ['transliteration-variants', 'person-tokens'].map(lexicon),
  parse: (variants, persons) => readSpelling(variants!, persons!),
});

/** The word lists of the stage. */
export const lists = defineResource({
  name: 'names-words',
  files: [lexicon('names-words')],
  parse: (bytes) => readLists(bytes!),
});

/** Titles with their class and gender. */
export const titles = defineResource({
  name: 'titles',
  files: [lexicon('titles')],
  parse: (bytes) => readTitles(bytes!),
});

/** Given names of one gender. */
export const givenNames = defineResource({
  name: 'given-names',
  files: [lexicon('names-given')],
  parse: (bytes) => readGivenNames(bytes!),
});

/** Nouns that open the name of a body, and those that stand for one alone. */
export const heads = defineResource({
  name: 'body-heads',
  files: [lexicon('names-heads'), lexicon('organisation-heads')],
  parse: (standing, opening) => readHeads(standing!, opening!),
});
