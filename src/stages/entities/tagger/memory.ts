import type { TaggedText } from './features.js';
import { OTHER_KIND } from './forms.js';
import { hashPair } from './hash.js';
import { INSIDE, LABELS, labelOf, LAST, NAME_TYPES } from './labels.js';

/**
 * What a first reading of a document makes of its words: how likely each is a part of a name of each type, and how
 * likely two words in a row belong to one name. A second reading asks what the other mentions of a word were read as:
 * a name seen with a title once is a name everywhere (Ratinov and Roth 2009; Krishnan and Manning 2006).
 */
export interface DocumentMemory {
  /** Writes the hashes of what the memory says of a token, and returns where they end. */
  features(t: number, first: number, end: number, out: Int32Array, at: number): number;
}

const TYPES = NAME_TYPES.length;
const T = { best: 200, mean: 201, both: 202, never: 203, pair: 204, pairAfter: 205, neighbour: 206, parted: 208 } as const; // prettier-ignore
/** Function words are no parts of names by themselves. */
const FUNCTION_KIND = 1;

/** @param probabilities a row of `LABELS` a token, as the first reading has them */
export function rememberDocument(text: TaggedText, probabilities: Float32Array): DocumentMemory {
  const { count, forms } = text;
  const ids = new Int32Array(count).fill(-1);
  const parts = new Float32Array(count * TYPES);
  const byWord = new Map<number, number>();
  const counts: number[] = [];
  for (let t = 0; t < count; t++) {
    const { kind, word } = forms[t]!;
    if (kind >= OTHER_KIND || kind === FUNCTION_KIND) continue;
    let id = byWord.get(word);
    if (id === undefined) byWord.set(word, (id = counts.push(0) - 1));
    ids[t] = id;
    counts[id]!++;
  }
  // Of each word and type the sum, the largest and the second largest: so that a mention can leave itself out.
  const words = counts.length;
  const sums = new Float32Array(words * TYPES);
  const largest = new Float32Array(words * TYPES);
  const second = new Float32Array(words * TYPES);
  for (let t = 0; t < count; t++) {
    const id = ids[t]!;
    for (let type = 0; type < TYPES; type++) {
      let part = 0;
      for (let place = 0; place < 4; place++) part += probabilities[t * LABELS + labelOf(type, place)]!;
      parts[t * TYPES + type] = part;
      if (id < 0) continue;
      const cell = id * TYPES + type;
      sums[cell]! += part;
      keepTwo(largest, second, cell, part);
    }
  }
  const pairs = new Map<number, number>();
  const pairCounts: number[] = [];
  const pairOf = new Int32Array(count).fill(-1);
  for (let t = 0; t + 1 < count; t++) {
    if (ids[t]! < 0 || ids[t + 1]! < 0 || counts[ids[t]!]! < 2 || counts[ids[t + 1]!]! < 2) continue;
    const key = ids[t]! * words + ids[t + 1]!;
    let id = pairs.get(key);
    if (id === undefined) pairs.set(key, (id = pairCounts.push(0) - 1));
    pairOf[t] = id;
    pairCounts[id]!++;
  }
  const pairLargest = new Float32Array(pairCounts.length * TYPES);
  const pairSecond = new Float32Array(pairCounts.length * TYPES);
  // Rounded as it is kept, so that a pair knows its own value among those kept.
  const joined = (t: number, type: number): number =>
    Math.fround(
      probabilities[(t + 1) * LABELS + labelOf(type, INSIDE)]! +
        probabilities[(t + 1) * LABELS + labelOf(type, LAST)]!,
    );
  for (let t = 0; t + 1 < count; t++) {
    if (pairOf[t]! < 0) continue;
    for (let type = 0; type < TYPES; type++)
      keepTwo(pairLargest, pairSecond, pairOf[t]! * TYPES + type, joined(t, type));
  }
  const elsewhere = (t: number, type: number): number => {
    const cell = ids[t]! * TYPES + type;
    return parts[t * TYPES + type]! >= largest[cell]! ? second[cell]! : largest[cell]!;
  };

  const features: DocumentMemory['features'] = (t, first, end, out, at) => {
    const id = ids[t]!;
    if (id >= 0 && counts[id]! > 1) {
      let isKnown = false;
      for (let type = 0; type < TYPES; type++) {
        const best = step(elsewhere(t, type));
        if (best === 0) continue;
        isKnown = true;
        const mean = step((sums[id * TYPES + type]! - parts[t * TYPES + type]!) / (counts[id]! - 1));
        out[at++] = hashPair(T.best, type * 8 + best);
        out[at++] = hashPair(T.mean, type * 8 + mean);
        out[at++] = hashPair(T.both, (type * 8 + best) * 8 + mean);
      }
      if (!isKnown) out[at++] = hashPair(T.never, Math.min(counts[id]!, 5));
    }
    for (let k = t - 1; k <= t; k++) {
      if (k < first || k + 1 >= end) continue;
      const pair = pairOf[k]!;
      if (pair < 0 || pairCounts[pair]! < 2) continue;
      const template = k === t ? T.pair : T.pairAfter;
      let isKnown = false;
      for (let type = 0; type < TYPES; type++) {
        const cell = pair * TYPES + type;
        const best = step(joined(k, type) >= pairLargest[cell]! ? pairSecond[cell]! : pairLargest[cell]!);
        if (best === 0) continue;
        isKnown = true;
        out[at++] = hashPair(template, type * 8 + best);
      }
      if (!isKnown) out[at++] = hashPair(T.parted, t - k);
    }
    for (let k = t - 1; k <= t + 1; k += 2) {
      if (k < first || k >= end || ids[k]! < 0 || counts[ids[k]!]! < 2) continue;
      let best = -1;
      let most = LIKELY;
      for (let type = 0; type < TYPES; type++) {
        if (elsewhere(k, type) <= most) continue;
        most = elsewhere(k, type);
        best = type;
      }
      if (best >= 0) out[at++] = hashPair(T.neighbour, best * 4 + k - t + 1);
    }
    return at;
  };
  return { features };
}

/** A neighbour counts as a name elsewhere from here on. */
const LIKELY = 0.4;

function step(probability: number): number {
  return probability < 0.15 ? 0 : probability < 0.4 ? 1 : probability < 0.7 ? 2 : probability < 0.93 ? 3 : 4;
}

function keepTwo(largest: Float32Array, second: Float32Array, cell: number, value: number): void {
  if (value > largest[cell]!) {
    second[cell] = largest[cell]!;
    largest[cell] = value;
  } else if (value > second[cell]!) second[cell] = value;
}
