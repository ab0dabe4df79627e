import { readFileSync } from 'node:fs';
import { readTable } from '../../resources/readTable.js';
import { foldAlef } from '../../stages/segment/foldAlef.js';
import { FLAG } from '../../stages/segment/stemTable.js';

const lexicon = (name: string, columns: readonly string[]): string[][] =>
  readTable(readFileSync(new URL(`../../resources/lexicons/${name}.tsv`, import.meta.url)), columns);

/** Flags of single words (bare alef, no article) that are names of persons or places in the project's lexicons. */
export function nameFlags(): ReadonlyMap<string, number> {
  const flags = new Map<string, number>();
  const mark = (word: string, flag: number): void => {
    if (word.includes(' ')) return;
    const stem = foldAlef(word).replace(/^ال(?=..)/, '');
    flags.set(stem, (flags.get(stem) ?? 0) | flag);
  };
  for (const [word] of lexicon('person-tokens', ['token', 'count', 'flag'])) mark(word!, FLAG.person);
  for (const [word] of lexicon('places', ['name', 'kind', 'country', 'wikidata'])) mark(word!, FLAG.place);
  return flags;
}
