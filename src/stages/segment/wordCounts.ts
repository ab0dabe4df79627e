import { defineResource } from '../../stage/resource.js';

/**
 * How often each word stands in open news, by its spelling without hamza on alef (`foldAlef`).
 * Read by a loop of its own and not by `readTable`: it is the longest table, and start-up waits for it.
 */
export const wordCounts = defineResource({
  name: 'word-counts',
  files: [new URL('../../resources/lexicons/word-counts.tsv', import.meta.url)],
  parse: (bytes: Buffer): ReadonlyMap<string, number> => {
    const text = bytes.toString('utf8');
    const counts = new Map<string, number>();
    for (let start = 0, end = 0; start < text.length; start = end + 1) {
      end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      if (end === start || text.startsWith('#', start)) continue;
      const tab = text.indexOf('\t', start);
      const count = tab > start && tab < end ? Number(text.slice(tab + 1, end)) : NaN;
      if (!(count > 0)) throw new Error(`expected a word, a tab and a count: ${text.slice(start, end)}`);
      const word = foldAlef(text.slice(start, tab));
      counts.set(word, (counts.get(word) ?? 0) + count);
    }
    return counts;
  },
});

/** The spelling with bare alef: much of the press leaves out the hamza. */
export function foldAlef(word: string): string {
  for (let i = 0; i < word.length; i++) {
    if (isHamzaAlef(word.charCodeAt(i))) return foldFrom(word, i);
  }
  return word;
}

/** آ أ إ ٱ */
const isHamzaAlef = (c: number): boolean => c === 0x622 || c === 0x623 || c === 0x625 || c === 0x671;

function foldFrom(word: string, from: number): string {
  let out = word.slice(0, from);
  for (let i = from; i < word.length; i++) out += isHamzaAlef(word.charCodeAt(i)) ? '\u0627' : word[i]!;
  return out;
}
