import { readTable } from '../../resources/readTable.js';
import { defineResource } from '../../stage/resource.js';
import type { ClosedClasses } from './candidates.js';
import { foldAlef } from './foldAlef.js';

/** The stems that can be particles and number words, with and without hamza on alef. */
export const closedClasses = defineResource({
  name: 'closed-classes',
  files: [
    new URL('../../resources/lexicons/particles.tsv', import.meta.url),
    new URL('../../resources/lexicons/number-words.tsv', import.meta.url),
  ],
  parse: (particles: Buffer, numbers: Buffer): ClosedClasses => ({
    particles: spellings(readTable(particles, ['word', 'class'])),
    numbers: spellings(readTable(numbers, ['word', 'value', 'kind'])),
  }),
});

function spellings(rows: readonly (readonly string[])[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const [word] of rows) {
    if (word!.includes(' ')) continue;
    out.add(word!);
    out.add(foldAlef(word!));
  }
  return out;
}
