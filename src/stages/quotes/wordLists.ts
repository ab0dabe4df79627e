import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';

/** The lists of `quote-lists.tsv`, which says what each is for. */
const LISTS = [
  'announces-list',
  'first-person',
  'stands-for-any',
  'same',
  'turn',
  'turn-preposition',
  'background',
  'resumes',
  'plain-connective',
  'withheld',
  'title-adjective',
  'governs-phrase',
  'to-somebody',
  'before-noun',
  'demonstrative',
  'turns-out',
  'cue-comparison',
  'cue-open-noun',
  'cue-personal',
  'cue-bare',
  'cue-passes-on',
  'cue-relay',
  'cue-source-after-preposition',
] as const;
type ListName = (typeof LISTS)[number];
type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

/** Folded words, or lemmas of cues, by list; `cue-open-noun` is `cueOpenNoun`. */
export type WordLists = { readonly [K in ListName as Camel<K>]: ReadonlySet<string> };

/** Reads the lists. Throws an Error where the table names a list that no rule asks for. */
export function parseWordLists(bytes: Buffer): WordLists {
  const lists = new Map<string, Set<string>>(LISTS.map((name) => [name, new Set()]));
  for (const [name, word] of readTable(bytes, ['list', 'word'])) {
    const list = lists.get(name!);
    if (!list) throw new Error(`quote-lists: no list "${name!}" (${word!})`);
    list.add(name!.startsWith('cue-') ? word! : fold(word!));
  }
  const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries([...lists].map(([name, words]) => [camel(name), words])) as unknown as WordLists;
}
