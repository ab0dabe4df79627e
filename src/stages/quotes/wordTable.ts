import { fold } from '../../text/fold.js';
import { readTable } from '../../resources/readTable.js';

/** The classes of `quote-words.tsv`, one bit each; titles and organisation heads join them from their own tables. */
export const WORD_CLASSES = [
  'that',
  'that-pronoun',
  'relative',
  'governor',
  'connective',
  'document',
  'statement',
  'time',
  'adjunct',
  'outlet',
  'question',
  'negation',
  'expected',
  'stop',
  'opener',
  'weak-opener',
  'title',
  'feminine',
  'plural',
  'organisation',
  'work',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** The bit of each class. */
export const IS = Object.fromEntries(WORD_CLASSES.map((name, i) => [name, 1 << i])) as Readonly<
  Record<WordClass, number>
>;

/** Class bits by folded word. */
export type WordTable = ReadonlyMap<string, number>;

/** The tables that the word table joins, as bytes. */
export interface WordTableFiles {
  readonly words: Buffer;
  readonly titles: Buffer;
  readonly organisations: Buffer;
  readonly works: Buffer;
  readonly functions: Buffer;
}

const OUTLETS = new Set(['outlet', 'agency']);

/** Joins the tables. Of a title or head of several words its first word counts: it opens the noun phrase. */
export function parseWordTable(files: WordTableFiles): WordTable {
  const table = new Map<string, number>();
  const add = (word: string, bits: number): void => {
    const key = fold(word.split(' ', 1)[0]!);
    table.set(key, (table.get(key) ?? 0) | bits);
  };
  for (const [word, name] of readTable(files.words, ['word', 'class'])) {
    const bit = IS[name as WordClass];
    if (bit === undefined) throw new Error(`quote-words: no class "${name!}" (${word!})`);
    add(word!, bit);
  }
  for (const [title, , gender, , note] of readTable(files.titles, [
    'title',
    'class',
    'gender',
    'takes',
    'note',
  ])) {
    let bits = IS.title;
    if (gender === 'f') bits |= IS.feminine;
    if (note === 'plural') bits |= IS.plural;
    add(title!, bits);
  }
  for (const [head, subtype] of readTable(files.organisations, ['head', 'subtype', 'strength'])) {
    add(head!, IS.organisation | (OUTLETS.has(subtype!) ? IS.outlet : 0));
  }
  for (const [head, kind] of readTable(files.works, ['head', 'kind']))
    if (kind !== 'label') add(head!, IS.work);
  for (const [word, , stops] of readTable(files.functions, ['word', 'class', 'stops'])) {
    if (stops === 'yes' && !word!.includes(' ')) add(word!, IS.stop);
  }
  return table;
}
