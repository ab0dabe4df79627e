import { LABELS, mayBegin, mayEnd, OUTSIDE, STEPS } from './labels.js';

const BEGINS = Uint8Array.from({ length: LABELS }, (_, label) => (mayBegin(label) ? 1 : 0));
const ENDS = Uint8Array.from({ length: LABELS }, (_, label) => (mayEnd(label) ? 1 : 0));
const CELLS = LABELS * LABELS;

/** Sentences of up to so many tokens are read as a whole; longer ones in pieces. */
export const LONGEST = 2048;
/** Labels whose score lies so far below the best one of their token are left out, unless no path is left without them. */
const FAR_BELOW = 7;

export interface Lattice {
  /**
   * Writes the best labels of a sentence.
   * @param scores a row of `LABELS` scores a token; the sentence has the rows `first` to `end`
   * @param classes the step class of each token
   * @param eagerness is taken off the score of standing outside: above 0 for more names, below 0 for surer ones
   */
  best(
    scores: Float32Array,
    classes: Uint8Array,
    first: number,
    end: number,
    eagerness: number,
    out: Uint8Array,
  ): void;
  /** Writes the probability of each label of each token of a sentence, in rows as `scores` has them. */
  probabilities(
    scores: Float32Array,
    classes: Uint8Array,
    first: number,
    end: number,
    out: Float32Array,
  ): void;
}

/** @param steps a row of weights a step class: `STEPS.length` each */
export function createLattice(steps: Float32Array): Lattice {
  const classCount = steps.length / STEPS.length;
  /** By step class, label after and label before. */
  const weights = new Float32Array(classCount * CELLS).fill(-Infinity);
  const factors = new Float32Array(classCount * CELLS);
  for (let c = 0; c < classCount; c++) {
    for (let s = 0; s < STEPS.length; s++) {
      const cell = c * CELLS + STEPS.to[s]! * LABELS + STEPS.from[s]!;
      weights[cell] = steps[c * STEPS.length + s]!;
      factors[cell] = Math.exp(weights[cell]!);
    }
  }
  const sums = new Float64Array(LONGEST * LABELS);
  const backward = new Float64Array(LABELS);
  const backwardBefore = new Float64Array(LABELS);
  const emissions = new Float64Array(LONGEST * LABELS);
  const back = new Uint8Array(LONGEST * LABELS);
  /** The labels of each token that are worth a look, and how many they are. */
  const active = new Uint8Array(LONGEST * LABELS);
  const counts = new Uint8Array(LONGEST);

  const choose = (scores: Float32Array, first: number, n: number, margin: number, bonus: number): void => {
    for (let t = 0; t < n; t++) {
      const row = (first + t) * LABELS;
      let most = scores[row]! - bonus;
      for (let label = 1; label < LABELS; label++)
        if (scores[row + label]! > most) most = scores[row + label]!;
      const least = most - margin;
      let count = 0;
      for (let label = 0; label < LABELS; label++) {
        if (scores[row + label]! < least) continue;
        if ((t === 0 && !BEGINS[label]) || (t === n - 1 && !ENDS[label])) continue;
        active[t * LABELS + count++] = label;
      }
      counts[t] = count;
    }
  };

  const bestOf = (
    scores: Float32Array,
    classes: Uint8Array,
    first: number,
    n: number,
    eagerness: number,
    out: Uint8Array,
  ): boolean => {
    for (let t = 0; t < n; t++) {
      const row = t * LABELS;
      const base = classes[first + t]! * CELLS;
      for (let i = 0; i < counts[t]!; i++) {
        const label = active[row + i]!;
        let most = t === 0 ? 0 : -Infinity;
        if (t > 0) {
          for (let j = 0; j < counts[t - 1]!; j++) {
            const before = active[row - LABELS + j]!;
            const sum = sums[row - LABELS + before]! + weights[base + label * LABELS + before]!;
            if (sum > most) {
              most = sum;
              back[row + label] = before;
            }
          }
        }
        sums[row + label] =
          most + scores[(first + t) * LABELS + label]! - (label === OUTSIDE ? eagerness : 0);
      }
    }
    let label = -1;
    let most = -Infinity;
    for (let i = 0; i < counts[n - 1]!; i++) {
      const last = active[(n - 1) * LABELS + i]!;
      if (sums[(n - 1) * LABELS + last]! <= most) continue;
      most = sums[(n - 1) * LABELS + last]!;
      label = last;
    }
    if (label < 0) return false;
    for (let t = n - 1; t >= 0; t--) {
      out[first + t] = label;
      label = back[t * LABELS + label]!;
    }
    return true;
  };

  const probabilitiesOf = (
    scores: Float32Array,
    classes: Uint8Array,
    first: number,
    n: number,
    out: Float32Array,
  ): boolean => {
    for (let t = 0; t < n; t++) {
      const row = t * LABELS;
      const base = classes[first + t]! * CELLS;
      const source = (first + t) * LABELS;
      let most = -Infinity;
      for (let i = 0; i < counts[t]!; i++) most = Math.max(most, scores[source + active[row + i]!]!);
      let whole = 0;
      for (let i = 0; i < counts[t]!; i++) {
        const label = active[row + i]!;
        let sum = t === 0 ? 1 : 0;
        if (t > 0) {
          const cells = base + label * LABELS;
          for (let j = 0; j < counts[t - 1]!; j++) {
            const before = active[row - LABELS + j]!;
            sum += sums[row - LABELS + before]! * factors[cells + before]!;
          }
        }
        const emission = Math.exp(scores[source + label]! - most);
        emissions[row + label] = emission;
        whole += sums[row + label] = sum * emission;
      }
      if (!(whole > 0)) return false;
      for (let i = 0; i < counts[t]!; i++) sums[row + active[row + i]!]! /= whole;
    }
    out.fill(0, first * LABELS, (first + n) * LABELS);
    backward.fill(1);
    for (let t = n - 1; t >= 0; t--) {
      const row = t * LABELS;
      if (t < n - 1) {
        const base = classes[first + t + 1]! * CELLS;
        let whole = 0;
        for (let j = 0; j < counts[t]!; j++) {
          const before = active[row + j]!;
          let sum = 0;
          for (let i = 0; i < counts[t + 1]!; i++) {
            const label = active[row + LABELS + i]!;
            sum +=
              factors[base + label * LABELS + before]! * emissions[row + LABELS + label]! * backward[label]!;
          }
          backwardBefore[before] = sum;
          whole += sum;
        }
        if (!(whole > 0)) return false;
        for (let j = 0; j < counts[t]!; j++) {
          const before = active[row + j]!;
          backward[before] = backwardBefore[before]! / whole;
        }
      }
      let whole = 0;
      for (let i = 0; i < counts[t]!; i++) {
        const label = active[row + i]!;
        whole += sums[row + label]! * backward[label]!;
      }
      if (!(whole > 0)) return false;
      for (let i = 0; i < counts[t]!; i++) {
        const label = active[row + i]!;
        out[(first + t) * LABELS + label] = (sums[row + label]! * backward[label]!) / whole;
      }
    }
    return true;
  };

  return {
    best(scores, classes, first, end, eagerness, out) {
      choose(scores, first, end - first, FAR_BELOW, eagerness);
      if (bestOf(scores, classes, first, end - first, eagerness, out)) return;
      choose(scores, first, end - first, Infinity, eagerness);
      bestOf(scores, classes, first, end - first, eagerness, out);
    },
    probabilities(scores, classes, first, end, out) {
      choose(scores, first, end - first, FAR_BELOW, 0);
      if (probabilitiesOf(scores, classes, first, end - first, out)) return;
      choose(scores, first, end - first, Infinity, 0);
      probabilitiesOf(scores, classes, first, end - first, out);
    },
  };
}
