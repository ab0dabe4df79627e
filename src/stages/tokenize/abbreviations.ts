import { defineResource } from '../../stage/resource.js';
import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';

/** Folded words that are written with a full stop after them, without that stop. */
export const abbreviations = defineResource({
  name: 'abbreviations',
  files: [new URL('../../resources/lexicons/abbreviations.tsv', import.meta.url)],
  parse: (bytes: Buffer): ReadonlySet<string> =>
    new Set(readTable(bytes, ['form', 'kind', 'language']).map(([form]) => fold(form!.replace(/\.$/, '')))),
});
