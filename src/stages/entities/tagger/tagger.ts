import { flat } from '../../../text/flat.js';
import { reusable } from '../../../text/reusable.js';
import { calibration, type Calibration } from './calibration.js';
import { contextFeatures, MOST_FEATURES, placed, REACH, usedAt, type TaggedText } from './features.js';
import { formReader, type Form, type FormReader } from './forms.js';
import { guided, guidedAt, GUIDELINES, type Guidelines } from './guidelines.js';
import { LABELS, OUTSIDE } from './labels.js';
import { createLattice, LONGEST } from './lattice.js';
import type { Lists } from './lists.js';
import { rememberDocument } from './memory.js';
import { SCALE, type TaggerModel } from './model.js';

/** What the tagger says of a document; the arrays are used again for the next one. */
export interface Tagging {
  /** The label of each token. */
  readonly labels: Uint8Array;
  /** A row of `LABELS` probabilities a token. */
  readonly probabilities: Float32Array;
}

export interface Tagger {
  /** What is known of a word; forms are kept and used again. */
  readonly read: FormReader;
  readonly calibrate: Calibration;
  /** @param eagerness above 0 for more names, below for surer ones: taken off the score of standing outside */
  tag(text: TaggedText, eagerness: number): Tagging;
}

/** Forms kept before all are forgotten. */
const FORMS_KEPT = 120_000;
const NEIGHBOURS = 2 * REACH + 1;

interface ScoredForm extends Form {
  /** For each distance from -REACH on a row of scores: all that the form says to the token that far from it. */
  readonly scores: Float32Array;
}

/**
 * Makes the tagger: a linear-chain conditional random field that reads a document twice, the second time with the
 * memory of the first. What a form says to its neighbours is added up once, when it is first met.
 */
export function createTagger(model: TaggerModel, lists: Lists, guidelines: Guidelines): Tagger {
  const follows = GUIDELINES.indexOf(guidelines);
  const rowOf = rowFinder(model.keys);
  const { weights } = model;
  const lattice = createLattice(model.steps);
  const makeForm = formReader(lists, model.facts);
  const kept = new Map<string, ScoredForm>();
  const buffer = new Int32Array(MOST_FEATURES);
  const takeScores = reusable(Float32Array);
  const takeProbabilities = reusable(Float32Array);
  const takeLabels = reusable(Uint8Array);
  const takeClasses = reusable(Uint8Array);

  const addRow = (feature: number, target: Float32Array, at: number): void => {
    const row = rowOf(feature);
    if (row < 0) return;
    for (let label = 0; label < LABELS; label++) target[at + label]! += weights[row + label]!;
  };

  const read: FormReader = (norm, isWord, skip) => {
    const mark = isWord ? String.fromCharCode(48 + skip) : '';
    let form = kept.get(mark + norm);
    if (form) return form;
    // What is kept holds no text of a document.
    const own = flat(norm);
    const made = makeForm(own, isWord, skip);
    const sums = new Float32Array(NEIGHBOURS * LABELS);
    for (let distance = -REACH; distance <= REACH; distance++) {
      const used = usedAt(made, distance);
      const copied = guidedAt(made, distance);
      for (let i = 0; i < used; i++) {
        const feature = placed(made.features[i]!, distance);
        addRow(feature, sums, (distance + REACH) * LABELS);
        if (i < copied) addRow(guided(feature, follows), sums, (distance + REACH) * LABELS);
      }
    }
    for (let i = 0; i < sums.length; i++) sums[i]! /= SCALE;
    form = { ...made, scores: sums };
    if (kept.size >= FORMS_KEPT) kept.clear();
    kept.set(mark + own, form);
    return form;
  };

  const eachSentence = (text: TaggedText, visit: (first: number, end: number) => void): void => {
    for (let first = 0, end = 0; first < text.count; first = end) {
      const limit = Math.min(text.count, first + LONGEST);
      while (end < limit && text.sentences[end] === text.sentences[first]) end++;
      visit(first, end);
    }
  };

  const tag: Tagger['tag'] = (text, eagerness) => {
    const { count, forms } = text;
    const scores = takeScores(count * LABELS);
    const probabilities = takeProbabilities(count * LABELS);
    const labels = takeLabels(count);
    const classes = takeClasses(count);
    eachSentence(text, (first, end) => {
      for (let t = first; t < end; t++) {
        const row = t * LABELS;
        scores.fill(0, row, row + LABELS);
        const found = contextFeatures(text, t, first, end, buffer);
        for (let i = 0; i < found; i++) addRow(buffer[i]!, scores, row);
        for (let label = 0; label < LABELS; label++) scores[row + label]! /= SCALE;
        for (let distance = -REACH; distance <= REACH; distance++) {
          const at = t + distance;
          if (at < first || at >= end) continue;
          const { scores: sums } = forms[at] as ScoredForm;
          const from = (distance + REACH) * LABELS;
          for (let label = 0; label < LABELS; label++) scores[row + label]! += sums[from + label]!;
        }
        classes[t] = forms[t]!.step;
      }
      lattice.probabilities(scores, classes, first, end, probabilities);
    });
    const memory = rememberDocument(text, probabilities);
    eachSentence(text, (first, end) => {
      for (let t = first; t < end; t++) {
        const found = memory.features(t, first, end, buffer, 0);
        for (let i = 0; i < found; i++) {
          const row = rowOf(buffer[i]!);
          if (row < 0) continue;
          for (let label = 0; label < LABELS; label++)
            scores[t * LABELS + label]! += weights[row + label]! / SCALE;
        }
      }
      lattice.best(scores, classes, first, end, eagerness, labels);
      // A sentence without names needs no second look at how sure they are.
      if (hasName(labels, first, end)) lattice.probabilities(scores, classes, first, end, probabilities);
    });
    return { labels, probabilities };
  };
  return { read, tag, calibrate: calibration(model.shares) };
}

function hasName(labels: Uint8Array, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (labels[t] !== OUTSIDE) return true;
  return false;
}

/** Bits of the filter for each feature: more than nine in ten of the features that nothing was learned of end there. */
const FILTER_BITS = 12;

/** Makes the function from the hash of a feature to where its weights begin, or -1. */
function rowFinder(keys: Int32Array): (hash: number) => number {
  let size = 1;
  while (size < keys.length * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size * 2);
  // Most features of running text were never learned. A small table of bits says so without a look into the large one.
  let filterSize = 1;
  while (filterSize < keys.length * FILTER_BITS) filterSize *= 2;
  const filterMask = filterSize - 1;
  const filter = new Uint32Array(filterSize >> 5);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]! || 1;
    const bit = key & filterMask;
    filter[bit >>> 5]! |= 1 << (bit & 31);
    let at = Math.imul(key, 0x9e3779b1) & mask;
    while (slots[at * 2] !== 0) at = (at + 1) & mask;
    slots[at * 2] = key;
    slots[at * 2 + 1] = i * LABELS;
  }
  return (hash) => {
    const key = hash || 1;
    const bit = key & filterMask;
    if ((filter[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1;
    let at = Math.imul(key, 0x9e3779b1) & mask;
    for (;;) {
      const found = slots[at * 2]!;
      if (found === key) return slots[at * 2 + 1]!;
      if (found === 0) return -1;
      at = (at + 1) & mask;
    }
  };
}
