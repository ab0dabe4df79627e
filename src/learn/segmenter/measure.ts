import type { GoldSentence } from '../evaluate/gold.js';
import { otherLabel } from '../../stages/segment/contexts.js';
import { createDecoder, MOST_WORDS } from '../../stages/segment/decode.js';
import { createWordReader } from '../../stages/segment/readWord.js';
import { createWordStore } from '../../stages/segment/wordStore.js';
import { cutAsGold, plainWord } from './goldExamples.js';
import type { Knowledge, Weights } from './learn.js';

/** The share of the surface words of Arabic letters that are cut as the gold cuts them, as a text with its base. */
export function measure(
  gold: readonly GoldSentence[],
  weights: Weights,
  { hard, closed }: Pick<Knowledge, 'hard' | 'closed'>,
): string {
  const read = createWordReader(weights, hard, closed);
  const store = createWordStore(read, weights);
  const decode = createDecoder(weights, store);
  const chosen = new Uint32Array(MOST_WORDS);
  let right = 0;
  let all = 0;
  for (const { tokens: sentence } of gold) {
    const tokens = sentence.slice(0, MOST_WORDS);
    if (!store.hasRoom(tokens.length)) store.forget();
    const plain = tokens.map(({ surface }) => plainWord(surface));
    const words = Uint32Array.from(plain, (word, i) =>
      word === null ? store.other(otherLabel(tokens[i]!.surface)) : store.word(word),
    );
    decode(words, words.length, chosen);
    plain.forEach((word, t) => {
      if (word === null) return;
      const reading = read(word).candidates[chosen[t]! - store.firstSlots[words[t]!]!]!;
      all++;
      if (cutAsGold(word, tokens[t]!, reading.analysis)) right++;
    });
  }
  return `${((100 * right) / all).toFixed(2)} % of ${all} words cut as in the gold`;
}
