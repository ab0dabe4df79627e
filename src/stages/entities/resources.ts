import { defineResource } from '../../stage/resource.js';
import { LISTS, readLexicon, type Lexicon } from './lexicon.js';

/** The name lists of the stage, read into one look-up. */
export const lexiconResource = defineResource<Lexicon>({
  name: 'name-lists',
  files: LISTS.map((list) => new URL(`../../resources/lexicons/${list}.tsv`, import.meta.url)),
  parse: (...bytes) => readLexicon(new Map(LISTS.map((list, i) => [list, bytes[i]!]))),
});
