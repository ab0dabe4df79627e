import { STEP_CLASSES } from '../../stages/entities/tagger/forms.js';
import { LABELS } from '../../stages/entities/tagger/labels.js';
import { createLattice, LONGEST } from '../../stages/entities/tagger/lattice.js';
import type { DocumentMemory } from '../../stages/entities/tagger/memory.js';
import { createCrf, createTrainer, randomNumbers, STRIDE, type Crf } from './crf.js';
import {
  createDictionary,
  hashExamples,
  numberExamples,
  type Dictionary,
  type HashedExamples,
  type TaggedDocument,
} from './examples.js';

export interface LearningOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  /** Features that occur less often are left out. */
  readonly fewest: number;
  /** How often a document is read without its memory, as in a first reading. */
  readonly forgetting: number;
  readonly withGuidelines: boolean;
}

/** What was learned: weights, and the features that they belong to. */
export interface Learned {
  readonly crf: Crf;
  readonly dictionary: Dictionary;
  readonly options: LearningOptions;
}

/** @param weights how much each document counts */
export function learn(
  documents: readonly TaggedDocument[],
  weights: readonly number[],
  memories: readonly (DocumentMemory | undefined)[],
  options: LearningOptions,
): Learned {
  const hashed = hashExamples(documents, memories, options.withGuidelines);
  const dictionary = createDictionary(hashed, options.fewest);
  const examples = numberExamples(hashed, dictionary);
  const crf = createCrf(dictionary.hashes.length, STEP_CLASSES);
  const learnSentence = createTrainer(crf, examples, options);
  const next = randomNumbers(7);
  const owner: number[] = [];
  documents.forEach((_, d) => {
    for (let s = examples.documents[d]!; s < examples.documents[d + 1]!; s++) owner[s] = d;
  });
  const order = owner.map((_, s) => s);
  const hasMemory = memories.some((memory) => memory !== undefined);
  const mean = meanOf(crf);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const s of order) {
      learnSentence(s, weights[owner[s]!]!, hasMemory && next() >= options.forgetting);
    }
    if (epoch >= options.epochs - AVERAGED) mean.add();
  }
  return { crf: mean.get(), dictionary, options };
}

/** The weights are the mean of those after so many of the last epochs: what the last sentences pulled is evened out. */
const AVERAGED = 3;

function meanOf({ cells, steps }: Crf): { add(): void; get(): Crf } {
  const cellSums = new Float32Array(cells.length);
  const stepSums = new Float32Array(steps.length);
  let count = 0;
  return {
    add() {
      count++;
      for (let i = 0; i < cells.length; i++) cellSums[i]! += cells[i]!;
      for (let i = 0; i < steps.length; i++) stepSums[i]! += steps[i]!;
    },
    get: () => ({
      cells: cellSums.map((sum) => sum / count),
      steps: stepSums.map((sum) => sum / count),
    }),
  };
}

/** The probabilities and best labels that a model gives to documents. */
export interface Reading {
  readonly probabilities: Float32Array;
  readonly labels: Uint8Array;
}

/** Reads documents with what was learned. @param eagerness see `Lattice` */
export function readWith(
  { crf, dictionary, options }: Learned,
  documents: readonly TaggedDocument[],
  memories: readonly (DocumentMemory | undefined)[],
  eagerness: number,
): Reading[] {
  const examples = numberExamples(hashExamples(documents, memories, options.withGuidelines), dictionary);
  const lattice = createLattice(crf.steps);
  return documents.map(({ text }, d) => {
    const reading: Reading = {
      probabilities: new Float32Array(text.count * LABELS),
      labels: new Uint8Array(text.count),
    };
    readDocument(examples, d, crf, lattice, eagerness, reading);
    return reading;
  });
}

function readDocument(
  { sentences, documents, offsets, features, classes }: HashedExamples,
  d: number,
  { cells }: Crf,
  lattice: ReturnType<typeof createLattice>,
  eagerness: number,
  { probabilities, labels }: Reading,
): void {
  const base = sentences[documents[d]!]!;
  const end = sentences[documents[d + 1]!]!;
  const scores = new Float32Array((end - base) * LABELS);
  for (let t = base; t < end; t++) {
    const row = (t - base) * LABELS;
    for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
      const w = features[f]! * STRIDE;
      for (let label = 0; label < LABELS; label++) scores[row + label]! += cells[w + label]!;
    }
  }
  const own = classes.subarray(base, end);
  for (let s = documents[d]!; s < documents[d + 1]!; s++) {
    for (let first = sentences[s]! - base; first < sentences[s + 1]! - base; first += LONGEST) {
      const last = Math.min(first + LONGEST, sentences[s + 1]! - base);
      lattice.probabilities(scores, own, first, last, probabilities);
      lattice.best(scores, own, first, last, eagerness, labels);
    }
  }
}

/**
 * Each document as a model reads it that never saw it: each part of them is read, without memories, by what was learned
 * from the others.
 */
export function readUnseen(
  documents: readonly TaggedDocument[],
  weights: readonly number[],
  options: LearningOptions,
  parts: number,
): Reading[] {
  const readings: Reading[] = [];
  for (let part = 0; part < parts; part++) {
    const mine = documents.filter((_, d) => d % parts === part);
    const others = documents.filter((_, d) => d % parts !== part);
    const learned = learn(
      others,
      weights.filter((_, d) => d % parts !== part),
      [],
      options,
    );
    readWith(learned, mine, [], 0).forEach((reading, i) => {
      readings[part + i * parts] = reading;
    });
  }
  return readings;
}
