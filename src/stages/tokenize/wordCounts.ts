import { defineResource } from '../../stage/resource.js';
import { readTable } from '../../resources/readTable.js';

/** How often each word stands in open news, as it is spelled: the evidence for clitics. */
export const wordCounts = defineResource({
  name: 'word-counts',
  files: [new URL('../../resources/lexicons/word-counts.tsv', import.meta.url)],
  parse: (bytes: Buffer): ReadonlyMap<string, number> =>
    new Map(readTable(bytes, ['word', 'count']).map(([word, count]) => [word!, Number(count)])),
});
