import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../src/learn/entities/crf.js';
import { STEP_CLASSES } from '../../../src/stages/entities/tagger/forms.js';
import {
  LABELS,
  mayBegin,
  mayEnd,
  mayFollow,
  OUTSIDE,
  STEPS,
} from '../../../src/stages/entities/tagger/labels.js';
import { createLattice } from '../../../src/stages/entities/tagger/lattice.js';

/** How far below the best label of its token one may lie, as the lattice has it. */
const FAR_BELOW = 7;

interface Sentence {
  readonly count: number;
  readonly scores: Float32Array;
  readonly classes: Uint8Array;
  readonly steps: Float32Array;
}

interface Answer {
  readonly labels: number[];
  readonly probabilities: Float64Array;
}

const stepNumber = new Map(
  Array.from({ length: STEPS.length }, (_, s) => [STEPS.from[s]! * LABELS + STEPS.to[s]!, s]),
);

/** Every path of labels, one after the other. @returns null where no path has labels that are all `allowed` */
function enumerate(
  { count, scores, classes, steps }: Sentence,
  eagerness: number,
  allowed: (t: number, label: number) => boolean,
): Answer | null {
  const paths: { labels: number[]; score: number }[] = [];
  const walk = (labels: readonly number[], score: number): void => {
    const t = labels.length;
    if (t === count) {
      if (mayEnd(labels.at(-1)!)) paths.push({ labels: [...labels], score });
      return;
    }
    for (let label = 0; label < LABELS; label++) {
      if (!(t === 0 ? mayBegin(label) : mayFollow(labels[t - 1]!, label)) || !allowed(t, label)) continue;
      const step =
        t === 0 ? 0 : steps[classes[t]! * STEPS.length + stepNumber.get(labels[t - 1]! * LABELS + label)!]!;
      walk(
        [...labels, label],
        score + step + scores[t * LABELS + label]! - (label === OUTSIDE ? eagerness : 0),
      );
    }
  };
  walk([], 0);
  if (paths.length === 0) return null;
  const best = paths.reduce((a, b) => (b.score > a.score ? b : a));
  const probabilities = new Float64Array(count * LABELS);
  let whole = 0;
  for (const { labels, score } of paths) {
    const share = Math.exp(score - best.score);
    whole += share;
    labels.forEach((label, t) => (probabilities[t * LABELS + label]! += share));
  }
  return { labels: best.labels, probabilities: probabilities.map((sum) => sum / whole) };
}

const all = (): boolean => true;

/** Whether labels lie so near the best one of their token that the lattice looks at them. */
function near({ scores }: Sentence, eagerness: number): (t: number, label: number) => boolean {
  const scoreOf = (t: number, label: number): number =>
    scores[t * LABELS + label]! - (label === OUTSIDE ? eagerness : 0);
  return (t, label) => {
    let most = -Infinity;
    for (let other = 0; other < LABELS; other++) most = Math.max(most, scoreOf(t, other));
    return scores[t * LABELS + label]! >= most - FAR_BELOW;
  };
}

/** Sentences of one to four tokens, equal in every run. */
function sentences(
  number: number,
  stepSize: number,
  scoresOf: (next: () => number, count: number) => number[],
): Sentence[] {
  const next = randomNumbers(0x51ab);
  return Array.from({ length: number }, (_, k) => {
    const count = 1 + (k % 4);
    return {
      count,
      scores: Float32Array.from(scoresOf(next, count)),
      classes: Uint8Array.from({ length: count }, () => Math.floor(next() * STEP_CLASSES)),
      steps: Float32Array.from({ length: STEP_CLASSES * STEPS.length }, () => (next() - 0.5) * stepSize),
    };
  });
}

const even =
  (size: number) =>
  (next: () => number, count: number): number[] =>
    Array.from({ length: count * LABELS }, () => (next() - 0.5) * size);

/** What the lattice says of a sentence that stands behind another one of three tokens. */
function read({ count, scores, classes, steps }: Sentence, eagerness: number): Answer {
  const lattice = createLattice(steps);
  const before = 3;
  const shifted = new Float32Array((before + count) * LABELS);
  shifted.set(scores, before * LABELS);
  const shiftedClasses = new Uint8Array(before + count);
  shiftedClasses.set(classes, before);
  const labels = new Uint8Array(before + count).fill(99);
  const probabilities = new Float32Array((before + count) * LABELS).fill(9);
  lattice.best(shifted, shiftedClasses, before, before + count, eagerness, labels);
  lattice.probabilities(shifted, shiftedClasses, before, before + count, probabilities);
  expect([...labels.subarray(0, before)]).toEqual([99, 99, 99]);
  expect(probabilities.subarray(0, before * LABELS).every((value) => value === 9)).toBe(true);
  return {
    labels: [...labels.subarray(before)],
    probabilities: Float64Array.from(probabilities.subarray(before * LABELS)),
  };
}

function largestGap(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

describe('the lattice', () => {
  it('finds the best of all paths and adds them all up, where no score is far from the others', () => {
    for (const [k, sentence] of sentences(120, 4, even(5)).entries()) {
      const eagerness = [0, 1.5, -1.5][k % 3]!;
      const found = read(sentence, eagerness);
      expect(found.labels).toEqual(enumerate(sentence, eagerness, all)!.labels);
      expect(largestGap(found.probabilities, enumerate(sentence, 0, all)!.probabilities)).toBeLessThan(1e-4);
    }
  });

  it('is near the sum of all paths where a path stands out, as in text', () => {
    // The labels of a path are raised above the rest, as those of a sentence that was understood.
    const clear = (next: () => number, count: number): number[] => {
      const scores = even(6)(next, count);
      for (let t = 0, label = OUTSIDE; t < count; t++) {
        const after = Array.from({ length: LABELS }, (_, l) => l).filter(
          (l) => (t === 0 ? mayBegin(l) : mayFollow(label, l)) && (t + 1 < count || mayEnd(l)),
        );
        label = after[Math.floor(next() * after.length)]!;
        scores[t * LABELS + label]! += 6 + next() * 10;
      }
      return scores;
    };
    for (const sentence of sentences(120, 2, clear)) {
      const { probabilities } = read(sentence, 0);
      expect(largestGap(probabilities, enumerate(sentence, 0, all)!.probabilities)).toBeLessThan(1e-2);
    }
  });

  it.each([30, 100, 1000])('leaves out labels far below, unless no path is left (scores over %i)', (size) => {
    let withoutPath = 0;
    for (const [k, sentence] of sentences(160, 4, even(size)).entries()) {
      const eagerness = [0, 2.5, -1.5][k % 3]!;
      const found = read(sentence, eagerness);
      const best = enumerate(sentence, eagerness, near(sentence, eagerness));
      expect(found.labels).toEqual((best ?? enumerate(sentence, eagerness, all)!).labels);
      const sums = enumerate(sentence, 0, near(sentence, 0));
      if (!sums) withoutPath++;
      expect(
        largestGap(found.probabilities, (sums ?? enumerate(sentence, 0, all)!).probabilities),
      ).toBeLessThan(1e-4);
    }
    expect(withoutPath).toBeGreaterThan(20);
  });
});
