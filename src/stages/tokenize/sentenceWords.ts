import { defineResource } from '../../stage/resource.js';
import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';

const CLASSES = [
  'whole',
  'opener',
  'report',
  'said',
  'that',
  'clause',
  'letter',
  'host',
  'place',
  'according',
  'from',
  'side',
  'past',
  'rest',
] as const;
type WordClass = (typeof CLASSES)[number];

/** The bit of each class of words. */
export const WORD: Readonly<Record<WordClass, number>> = Object.fromEntries(
  CLASSES.map((name, bit) => [name, 1 << bit]),
) as Record<WordClass, number>;

/** Words that tell where sentences begin: the bits of their classes, by folded word. */
export const sentenceWords = defineResource({
  name: 'sentence-words',
  files: [new URL('../../resources/lexicons/sentence-words.tsv', import.meta.url)],
  parse: (bytes: Buffer): ReadonlyMap<string, number> => {
    const bits = new Map<string, number>();
    for (const [word, name] of readTable(bytes, ['word', 'class'])) {
      if (!CLASSES.some((one) => one === name)) throw new Error(`${word!}: no class "${name!}"`);
      const key = fold(word!);
      bits.set(key, (bits.get(key) ?? 0) | WORD[name as WordClass]);
    }
    return bits;
  },
});
