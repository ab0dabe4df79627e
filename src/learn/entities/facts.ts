import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashString } from '../../stages/entities/tagger/hash.js';
import { FACT, type Facts } from '../../stages/entities/tagger/facts.js';
import { fold } from '../../text/fold.js';

/** Clusters of words, as `clusterWords` of `learn/vectors` gives them: a level an array, coarse first. */
export interface Clusters {
  readonly words: readonly string[];
  readonly counts: Uint32Array;
  readonly levels: readonly Uint16Array[];
}

/** Words that the news has less often are kept only where a list of names has them. */
const FEWEST = 4;
/** A city of more people counts as often as ten small ones. */
const LARGE = 100_000;

/**
 * Puts together what open news and the name lists of `folder` say of single words: the files `person-tokens.wikidata.tsv`,
 * `{pers,loc,org}.hkiri.txt` and `{cities,states,countries}.dr5hn.tsv`.
 */
export function collectFacts(clusters: Clusters, folder: string): Facts {
  const { words, counts, levels } = clusters;
  const fine = levels.at(-1)!;
  const row = new Map<string, { cluster: number; count: number; marks: number }>();
  const rowOf = (word: string): { cluster: number; count: number; marks: number } => {
    let found = row.get(word);
    if (!found) row.set(word, (found = { cluster: 0, count: 0, marks: 0 }));
    return found;
  };
  let finest = 0;
  words.forEach((word, i) => {
    if (counts[i]! < FEWEST) return;
    const known = rowOf(word);
    known.cluster = fine[i]! + 1;
    known.count = counts[i]!;
    finest = Math.max(finest, known.cluster);
  });
  const middle = new Uint16Array(finest + 1);
  const coarse = new Uint16Array(finest + 1);
  words.forEach((_, i) => {
    if (counts[i]! < FEWEST) return;
    middle[fine[i]! + 1] = levels.at(-2)![i]!;
    coarse[fine[i]! + 1] = levels[0]![i]!;
  });

  const mark = (tokens: ReadonlyMap<string, number>, shift: number): void => {
    for (const [word, count] of tokens) {
      const step = count >= 10 ? 3 : count >= 3 ? 2 : 1;
      if (step > 1 || row.has(word)) rowOf(word).marks |= step << shift;
    }
  };
  const read = (file: string): string[] => readFileSync(path.join(folder, file), 'utf8').split('\n');
  const persons = new Map<string, number>();
  for (const line of read('person-tokens.wikidata.tsv')) {
    const [word, count] = line.split('\t');
    if (word && !word.startsWith('#')) add(persons, fold(word), Number(count) || 1);
  }
  mark(persons, FACT.person);
  for (const [file, shift] of [
    ['pers', FACT.alignedPerson],
    ['loc', FACT.alignedPlace],
    ['org', FACT.alignedBody],
  ] as const) {
    const tokens = new Map<string, number>();
    for (const line of read(`${file}.hkiri.txt`)) for (const word of arabicWords(line)) add(tokens, word, 1);
    mark(tokens, shift);
  }
  const places = new Map<string, number>();
  for (const [file, weight] of [
    ['cities', 1],
    ['states', 5],
    ['countries', 20],
  ] as const) {
    for (const line of read(`${file}.dr5hn.tsv`)) {
      const [name, , , , population] = line.split('\t');
      const found = arabicWords(name ?? '');
      const isLarge = weight === 1 && Number(population) > LARGE;
      if (found.length === 1) add(places, found[0]!, isLarge ? 10 : weight);
    }
  }
  mark(places, FACT.place);

  const sorted = [...row]
    .map(([word, known]) => ({ key: hashString(word) >>> 0, ...known }))
    .sort((a, b) => a.key - b.key || b.count - a.count)
    .filter(({ key }, i, all) => i === 0 || all[i - 1]!.key !== key);
  return {
    keys: Uint32Array.from(sorted, ({ key }) => key),
    clusters: Uint16Array.from(sorted, ({ cluster }) => cluster),
    marks: Uint16Array.from(sorted, ({ marks }) => marks),
    counts: Uint8Array.from(sorted, ({ count }) => (count === 0 ? 0 : 1 + Math.floor(Math.log2(count)))),
    middle,
    coarse,
  };
}

function add(counts: Map<string, number>, word: string, count: number): void {
  counts.set(word, (counts.get(word) ?? 0) + count);
}

const arabicWords = (line: string): string[] => fold(line).match(/[\u0621-\u064a]{2,}/g) ?? [];
