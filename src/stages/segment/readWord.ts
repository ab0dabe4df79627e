import type { Analysis } from './analysis.js';
import { candidatesOf, type Candidate, type ClosedClasses } from './candidates.js';
import { labelOf, wordContext } from './contexts.js';
import { CUT_FEATURES, featureWriter, MOST_FEATURES } from './features.js';
import type { HardWords } from './hardWords.js';
import { stemCounter, stemFinder, type StemTable } from './stemTable.js';

/** What the readings of words are weighed with. */
export interface WordWeights {
  readonly features: Int16Array;
  readonly stems: StemTable;
  /** The place of a hash among the frequent words, or -1. */
  readonly rank: (hash: number) => number;
  /** The lemmas of verbs; `StemTable.lemmas` counts from 1. */
  readonly lemmas: readonly string[];
}

/** A word with its likely readings, best first. */
export interface ReadWord {
  readonly candidates: readonly Candidate[];
  readonly labels: readonly number[];
  readonly scores: readonly number[];
  /** What it shows to its neighbours. */
  readonly context: number;
}

/** Readings of a word that are kept, at most. */
export const MOST_READINGS = 6;
/** Weights are kept as whole numbers of this many parts. */
export const SCALE = 256;

/** A reading that is so much worse than the best hardly ever wins by its neighbours. */
const MARGIN = 4 * SCALE;

/** Makes the function from a word to its likely readings. Its time is bounded by the length of the word. */
export function createWordReader(
  { features, stems, rank }: WordWeights,
  hard: HardWords,
  closed: ClosedClasses,
): (word: string) => ReadWord {
  const find = stemFinder(stems);
  const count = stemCounter(stems, find);
  const write = featureWriter(stems, find);
  const places = new Int32Array(MOST_FEATURES);
  const bestScores = new Int32Array(MOST_READINGS + 1);
  return (word) => {
    const candidates = candidatesOf(word, hard, closed, count);
    const kept: Candidate[] = [];
    let analysis: Analysis | undefined;
    let cutScore = 0;
    for (const candidate of candidates) {
      const from = candidate.analysis === analysis ? CUT_FEATURES : 0;
      const many = write(word, candidate, places, from);
      let first = 0;
      if (from === 0) {
        analysis = candidate.analysis;
        cutScore = 0;
        while (first < CUT_FEATURES) cutScore += features[places[first++]!]!;
      }
      let score = cutScore;
      for (let i = first; i < many; i++) score += features[places[i]!]!;
      // Into its place among the best; of equal ones the earlier stands first.
      let at = kept.length;
      while (at > 0 && bestScores[at - 1]! < score) at--;
      if (at === MOST_READINGS) continue;
      for (let i = Math.min(kept.length, MOST_READINGS - 1); i > at; i--) {
        kept[i] = kept[i - 1]!;
        bestScores[i] = bestScores[i - 1]!;
      }
      kept[at] = candidate;
      bestScores[at] = score;
    }
    let length = 1;
    while (length < kept.length && bestScores[length]! >= bestScores[0]! - MARGIN) length++;
    kept.length = length;
    return {
      candidates: kept,
      labels: kept.map(labelOf),
      scores: Array.from(bestScores.subarray(0, length)),
      context: wordContext(word, rank),
    };
  };
}
