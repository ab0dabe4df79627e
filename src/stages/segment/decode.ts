import { LABELS } from './contexts.js';
import { MOST_READINGS } from './readWord.js';
import type { WordStore } from './wordStore.js';

/** The weights that words give each other. Scores are whole numbers: `SCALE` is 1. */
export interface ContextWeights {
  /** By context class of the word before, and label. */
  readonly left: Int16Array;
  /** By context class of the word after, and label. */
  readonly right: Int16Array;
  /** By label of the word before, and label. */
  readonly links: Int16Array;
  /** The context class of the edges of a sentence. */
  readonly edge: number;
}

/** Words that are read at once, at most: a longer sentence is read in pieces. */
export const MOST_WORDS = 4096;

/**
 * Makes the function that chooses a reading for each word of a sentence: the path of readings with the highest sum of
 * scores (Viterbi).
 *
 * @returns a function from the numbers of `count` words, at most `MOST_WORDS`, to the slots of their readings, in `chosen`
 */
export function createDecoder(
  { left, right, links, edge }: ContextWeights,
  { firstSlots, contexts, labels, scores }: WordStore,
): (words: Uint32Array, count: number, chosen: Uint32Array) => void {
  const back = new Uint8Array(MOST_WORDS * MOST_READINGS);
  let sums = new Int32Array(MOST_READINGS);
  let next = new Int32Array(MOST_READINGS);

  return (words, count, chosen) => {
    let before = 0;
    let many = 0;
    let contextBefore = edge;
    for (let t = 0; t < count; t++) {
      const word = words[t]!;
      const first = firstSlots[word]!;
      const slots = firstSlots[word + 1]! - first;
      if (slots === 1 && many <= 1) {
        // One way in and one way out: nothing to choose.
        back[t * MOST_READINGS] = 0;
        sums[0] = 0;
      } else {
        const toLeft = contextBefore * LABELS;
        const toRight = (t + 1 < count ? contexts[words[t + 1]!]! : edge) * LABELS;
        const row = t * MOST_READINGS;
        for (let k = 0; k < slots; k++) {
          const label = labels[first + k]!;
          let most = 0;
          let best = 0;
          if (many > 0) {
            most = -0x7fffffff;
            for (let j = 0; j < many; j++) {
              const value = sums[j]! + links[labels[before + j]! * LABELS + label]!;
              if (value > most) {
                most = value;
                best = j;
              }
            }
          }
          back[row + k] = best;
          next[k] = most + scores[first + k]! + left[toLeft + label]! + right[toRight + label]!;
        }
        const swap = sums;
        sums = next;
        next = swap;
      }
      before = first;
      many = slots;
      contextBefore = contexts[word]!;
    }
    let best = 0;
    for (let k = 1; k < many; k++) if (sums[k]! > sums[best]!) best = k;
    for (let t = count - 1; t >= 0; t--) {
      chosen[t] = firstSlots[words[t]!]! + best;
      best = back[t * MOST_READINGS + best]!;
    }
  };
}
