import { LABELS, mayBegin, mayEnd, STEPS } from '../../stages/entities/tagger/labels.js';

/** Sentences as numbers: the features of each token one after the other, and its label. */
export interface Examples {
  /** The first token of each sentence, and the end of the last one. */
  readonly sentences: Uint32Array;
  /** Where the features of each token begin, and the end of the last one. */
  readonly offsets: Uint32Array;
  /** Where those of the memory of the document begin: the last ones of a token. */
  readonly memories: Uint32Array;
  /** Numbers of features, from 0. */
  readonly features: Int32Array;
  readonly labels: Uint8Array;
  /** The class of each token that decides which weights the step to it has. */
  readonly classes: Uint8Array;
}

/** The weights of a linear-chain conditional random field. */
export interface Crf {
  /** For each feature a row of `LABELS` weights, then one of sums of squared gradients. */
  readonly cells: Float32Array;
  /** A row of `STEPS.length` weights a step class. */
  readonly steps: Float32Array;
}

/** Cells from the weights of a feature to those of the next. */
export const STRIDE = 2 * LABELS;

/** Where AdaGrad begins to count: the first steps are not larger than rate / √START for a gradient of one. */
const START = 1e-3;

export function createCrf(features: number, classes: number): Crf {
  const cells = new Float32Array(features * STRIDE);
  for (let f = 0; f < features; f++) cells.fill(START, f * STRIDE + LABELS, (f + 1) * STRIDE);
  return { cells, steps: new Float32Array(classes * STEPS.length) };
}

/** Longer sentences are learned from their beginning alone. */
const LONGEST = 1024;
const MOST_FEATURES = 512;
/** Smaller gradients are left out: most tokens are surely outside, and cost nothing. */
const LEAST = 2e-3;

export interface Learning {
  readonly rate: number;
  /** The share of features that a token is read without, so that no feature is leaned on alone. */
  readonly dropout: number;
}

/**
 * Learns by AdaGrad (Duchi et al. 2011), a sentence at a time. Deterministic: equal examples in equal order give equal
 * weights. Returns the function that learns one sentence, with or without the memory of its document.
 */
export function createTrainer(
  { cells, steps }: Crf,
  { sentences, offsets, memories, features, labels, classes }: Examples,
  { rate, dropout }: Learning,
): (sentence: number, weight: number, withMemory: boolean) => void {
  const stepSquares = new Float32Array(steps.length).fill(START);
  const scores = new Float64Array(LONGEST * LABELS);
  const forward = new Float64Array(LONGEST * LABELS);
  const backward = new Float64Array(LONGEST * LABELS);
  const kept = new Int32Array(LONGEST * MOST_FEATURES);
  const keptOffsets = new Uint32Array(LONGEST + 1);
  const stepGradients = new Float64Array(STEPS.length);
  const factors = new Float64Array(steps.length);
  const { from, to, length: stepCount } = STEPS;
  const begins = Float64Array.from({ length: LABELS }, (_, label) => (mayBegin(label) ? 1 : 0));
  const ends = Float64Array.from({ length: LABELS }, (_, label) => (mayEnd(label) ? 1 : 0));
  const next = randomNumbers(0x2545f491);
  const limit = Math.floor(dropout * 0x10000);
  let bits = 0;
  let bitsLeft = 0;
  const isDropped = (): boolean => {
    if (limit === 0) return false;
    if (bitsLeft === 0) {
      bits = next() * 4294967296;
      bitsLeft = 2;
    }
    bitsLeft--;
    const half = bitsLeft === 1 ? bits >>> 16 : bits & 0xffff;
    return half < limit;
  };

  return (sentence, weight, withMemory) => {
    const first = sentences[sentence]!;
    const n = Math.min(sentences[sentence + 1]! - first, LONGEST);
    let at = 0;
    for (let t = 0; t < n; t++) {
      const row = t * LABELS;
      scores.fill(0, row, row + LABELS);
      keptOffsets[t] = at;
      const end = withMemory ? offsets[first + t + 1]! : memories[first + t]!;
      for (let f = offsets[first + t]!; f < end; f++) {
        if (isDropped()) continue;
        const w = features[f]! * STRIDE;
        kept[at++] = w;
        for (let label = 0; label < LABELS; label++) scores[row + label]! += cells[w + label]!;
      }
    }
    keptOffsets[n] = at;
    for (let t = 1; t < n; t++) {
      const base = classes[first + t]! * stepCount;
      for (let s = 0; s < stepCount; s++) factors[base + s] = Math.exp(steps[base + s]!);
    }
    // Forward, each column scaled to a sum of one; the scores become the factors of the labels.
    for (let t = 0; t < n; t++) {
      const row = t * LABELS;
      let most = -Infinity;
      for (let label = 0; label < LABELS; label++) most = Math.max(most, scores[row + label]!);
      for (let label = 0; label < LABELS; label++)
        scores[row + label] = Math.exp(scores[row + label]! - most);
      if (t === 0) for (let label = 0; label < LABELS; label++) forward[label] = begins[label]!;
      else {
        const base = classes[first + t]! * stepCount;
        forward.fill(0, row, row + LABELS);
        for (let s = 0; s < stepCount; s++)
          forward[row + to[s]!]! += forward[row - LABELS + from[s]!]! * factors[base + s]!;
      }
      let sum = 0;
      for (let label = 0; label < LABELS; label++) sum += forward[row + label]! *= scores[row + label]!;
      for (let label = 0; label < LABELS; label++) {
        forward[row + label]! /= sum;
        scores[row + label]! /= sum;
      }
    }
    let whole = 0;
    const lastRow = (n - 1) * LABELS;
    for (let label = 0; label < LABELS; label++) whole += forward[lastRow + label]! * ends[label]!;
    for (let label = 0; label < LABELS; label++) backward[lastRow + label] = ends[label]! / whole;
    for (let t = n - 2; t >= 0; t--) {
      const row = t * LABELS;
      const base = classes[first + t + 1]! * stepCount;
      backward.fill(0, row, row + LABELS);
      for (let s = 0; s < stepCount; s++) {
        const after = row + LABELS + to[s]!;
        backward[row + from[s]!]! += factors[base + s]! * scores[after]! * backward[after]!;
      }
    }
    for (let t = 0; t < n; t++) {
      const row = t * LABELS;
      const gold = labels[first + t]!;
      if (t > 0) {
        const base = classes[first + t]! * stepCount;
        const before = labels[first + t - 1]!;
        // A token that is surely what it is teaches its steps nothing either.
        if (forward[row + gold]! * backward[row + gold]! < 1 - LEAST) {
          for (let s = 0; s < stepCount; s++) {
            const after = row + to[s]!;
            const have =
              forward[row - LABELS + from[s]!]! * factors[base + s]! * scores[after]! * backward[after]!;
            stepGradients[s] = (from[s] === before && to[s] === gold ? 1 : 0) - have;
          }
          for (let s = 0; s < stepCount; s++) {
            const gradient = weight * stepGradients[s]!;
            if (gradient < LEAST && gradient > -LEAST) continue;
            stepSquares[base + s]! += gradient * gradient;
            steps[base + s]! += (rate * gradient) / Math.sqrt(stepSquares[base + s]!);
          }
        }
      }
      for (let label = 0; label < LABELS; label++) {
        const gradient = weight * ((label === gold ? 1 : 0) - forward[row + label]! * backward[row + label]!);
        if (gradient < LEAST && gradient > -LEAST) continue;
        const square = gradient * gradient;
        const step = rate * gradient;
        for (let f = keptOffsets[t]!; f < keptOffsets[t + 1]!; f++) {
          const w = kept[f]! + label;
          cells[w]! += step / Math.sqrt((cells[w + LABELS]! += square));
        }
      }
    }
  };
}

/** Numbers from 0 to 1, equal in every run (xorshift32). */
export function randomNumbers(seed: number): () => number {
  let x = seed | 0;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 4294967296;
  };
}
