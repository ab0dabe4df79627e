import { FIRST_WORD, type News } from './news.js';
import type { Lexicon } from './camelMorph.js';
import type { Knowledge, Weights } from './learn.js';
import { createDecoder, MOST_WORDS } from '../../stages/segment/decode.js';
import { foldAlef } from '../../stages/segment/foldAlef.js';
import { OTHER_LABEL } from '../../stages/segment/contexts.js';
import { createWordReader, MOST_READINGS } from '../../stages/segment/readWord.js';
import { createWordStore } from '../../stages/segment/wordStore.js';
import { hashWord, SHARE_STEPS, type StemTable } from '../../stages/segment/stemTable.js';
import { POS, POS_COUNT } from '../../stages/segment/labels.js';

/** How often each stem (bare alef) occurs, by part of speech. */
export type StemCounts = Map<string, Float64Array>;

const ARTICLES = ['ال', 'وال', 'بال', 'لل', 'فال', 'كال'];
/** A first guess: every word is a stem, and what follows an article is one. */
export function firstStems(news: News): StemCounts {
  const stems: StemCounts = new Map();
  for (let i = FIRST_WORD; i < news.words.length; i++) {
    const word = foldAlef(news.words[i]!);
    add(stems, word, POS.noun, news.counts[i]!);
    for (const article of ARTICLES) {
      if (word.startsWith(article) && word.length > article.length + 1)
        add(stems, word.slice(article.length), POS.noun, news.counts[i]!);
    }
  }
  return stems;
}

function add(stems: StemCounts, stem: string, pos: number, count: number): void {
  let row = stems.get(stem);
  if (row === undefined) {
    row = new Float64Array(POS_COUNT);
    stems.set(stem, row);
  }
  row[pos]! += count;
}

/** Readings of a word that are chosen less often than this share are not counted. */
const SLIP = 0.08;

/** Tags the news and counts the stems that come out. @param every one sentence in so many is tagged */
export function countStems(
  news: News,
  weights: Weights,
  { hard, closed }: Pick<Knowledge, 'hard' | 'closed'>,
  every: number,
): StemCounts {
  const read = createWordReader(weights, hard, closed);
  const store = createWordStore(read, weights);
  const decode = createDecoder(weights, store);
  /** By word of the news: its number in the store and one, and how often each of its readings was chosen. */
  const known = new Uint32Array(news.words.length);
  const chosenOf = new Array<Float64Array | undefined>(news.words.length);
  const words = new Uint32Array(MOST_WORDS);
  const chosen = new Uint32Array(MOST_WORDS);
  const numbers = new Uint32Array(MOST_WORDS);
  let length = 0;
  let sentences = 0;
  for (const number of news.text) {
    if (number !== 0 && length < MOST_WORDS) {
      numbers[length++] = number;
      continue;
    }
    if (length > 0 && sentences++ % every === 0) {
      if (!store.hasRoom(length)) {
        store.forget();
        known.fill(0);
      }
      for (let t = 0; t < length; t++) {
        const n = numbers[t]!;
        if (known[n] === 0) {
          known[n] =
            1 + (n < FIRST_WORD ? store.other(OTHER_LABEL.number + n - 1) : store.word(news.words[n]!));
        }
        words[t] = known[n]! - 1;
      }
      decode(words, length, chosen);
      for (let t = 0; t < length; t++) {
        const n = numbers[t]!;
        if (n < FIRST_WORD) continue;
        const counts = (chosenOf[n] ??= new Float64Array(MOST_READINGS));
        counts[chosen[t]! - store.firstSlots[words[t]!]!]!++;
      }
    }
    length = 0;
  }
  const stems: StemCounts = new Map();
  for (let n = FIRST_WORD; n < news.words.length; n++) {
    const counts = chosenOf[n];
    if (counts === undefined) continue;
    const { candidates } = read(news.words[n]!);
    const total = counts.reduce((sum, value) => sum + value, 0);
    counts.forEach((value, k) => {
      // A cut that a word has so seldom is a slip, and would teach the next round to slip.
      if (value > SLIP * total) add(stems, foldAlef(candidates[k]!.stem), candidates[k]!.pos, value * every);
    });
  }
  return stems;
}

/** The table that the model carries. Stems below `floor` are left out unless a lexicon knows them and they occur. */
export function stemTable(
  stems: StemCounts,
  lexicon: Lexicon,
  names: ReadonlyMap<string, number>,
  lemmaOf: (stem: string) => number,
  floor: number,
): StemTable {
  const rows = new Map<number, { stem: string; total: number; counts: Float64Array }>();
  for (const [stem, counts] of stems) {
    const total = counts.reduce((sum, value) => sum + value, 0);
    const known = lexicon.flags.has(stem) || names.has(stem);
    if (total < (known ? 1 : floor)) continue;
    const hash = hashWord(stem);
    const other = rows.get(hash);
    if (other === undefined || other.total < total) rows.set(hash, { stem, total, counts });
  }
  for (const name of names.keys()) {
    const hash = hashWord(name);
    if (!rows.has(hash)) rows.set(hash, { stem: name, total: 0, counts: new Float64Array(POS_COUNT) });
  }
  const hashes = [...rows.keys()].sort((a, b) => a - b);
  const size = hashes.length;
  const table = {
    size,
    keys: Uint32Array.from(hashes),
    counts: new Uint8Array(size),
    flags: new Uint8Array(size),
    shares: new Uint8Array((size * POS_COUNT) / 2),
    lemmas: new Uint16Array(size),
  };
  hashes.forEach((hash, i) => {
    const { stem, total, counts } = rows.get(hash)!;
    table.counts[i] = total < 1 ? 0 : Math.min(63, 1 + Math.floor(2 * Math.log2(total)));
    table.flags[i] = (lexicon.flags.get(stem) ?? 0) | (names.get(stem) ?? 0);
    table.lemmas[i] = lemmaOf(stem);
    for (let pos = 0; pos < POS_COUNT; pos++) {
      if (total < 1) continue;
      const share = (counts[pos]! + 0.01) / (total + 0.01 * POS_COUNT);
      const step = Math.max(
        0,
        Math.min(SHARE_STEPS, SHARE_STEPS + Math.ceil(Math.log(share) / Math.log(3) - 0.3)),
      );
      table.shares[(i * POS_COUNT + pos) >> 1]! |= step << (4 * (pos % 2));
    }
  });
  return table;
}
