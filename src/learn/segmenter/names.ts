import { readFileSync } from 'node:fs';
import { foldAlef } from '../../stages/segment/foldAlef.js';
import { FLAG } from '../../stages/segment/stemTable.js';

const lexicon = (name: string): string[][] =>
  readFileSync(new URL(`../../resources/lexicons/${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

/** Flags of single words (bare alef, no article) that are names of persons or places in the project's lexicons. */
export function nameFlags(): ReadonlyMap<string, number> {
  const flags = new Map<string, number>();
  const mark = (word: string, flag: number): void => {
    if (word.includes(' ')) return;
    const stem = foldAlef(word).replace(/^ال(?=..)/, '');
    flags.set(stem, (flags.get(stem) ?? 0) | flag);
  };
  for (const [word] of lexicon('person-tokens')) mark(word!, FLAG.person);
  for (const [word] of lexicon('places')) mark(word!, FLAG.place);
  return flags;
}
