import { defineResource } from '../../stage/resource.js';
import { parseCues } from './cueTable.js';
import { parseWordLists } from './wordLists.js';
import { parseWordTable } from './wordTable.js';

const lexicon = (name: string): URL => new URL(`../../resources/lexicons/${name}.tsv`, import.meta.url);

/** The cues of reported speech with all their forms. */
export const cueTable = defineResource({
  name: 'cues',
  files: [lexicon('cues')],
  parse: (bytes: Buffer) => parseCues(bytes.toString('utf8')),
});

/** Small words, titles and heads of organisations and works by the classes that the rules ask for. */
export const wordTable = defineResource({
  name: 'quote-words',
  files: ['quote-words', 'titles', 'organisation-heads', 'work-heads', 'function-words'].map(lexicon),
  parse: (words: Buffer, titles: Buffer, organisations: Buffer, works: Buffer, functions: Buffer) =>
    parseWordTable({ words, titles, organisations, works, functions }),
});

/** Word lists of single rules. */
export const wordLists = defineResource({
  name: 'quote-lists',
  files: [lexicon('quote-lists')],
  parse: parseWordLists,
});
