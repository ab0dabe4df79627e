import { candidatesOf, type Analysis, type Candidate, type ClosedClasses } from './candidates.js';
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
  readonly labels: Uint8Array;
  readonly scores: Int32Array;
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
  return (word) => {
    const candidates = candidatesOf(word, hard, closed, count);
    const scores: number[] = [];
    let best = -Infinity;
    let analysis: Analysis | undefined;
    let cutScore = 0;
    for (const candidate of candidates) {
      const from = candidate.analysis === analysis ? CUT_FEATURES : 0;
      const many = write(word, candidate, places, from);
      let score = 0;
      for (let i = from === 0 ? CUT_FEATURES : 0; i < many; i++) score += features[places[i]!]!;
      if (from === 0) {
        analysis = candidate.analysis;
        cutScore = 0;
        for (let i = 0; i < CUT_FEATURES; i++) cutScore += features[places[i]!]!;
      }
      score += cutScore;
      if (score > best) best = score;
      scores.push(score);
    }
    const kept = [...scores.keys()]
      .filter((i) => scores[i]! >= best - MARGIN)
      .sort((i, j) => scores[j]! - scores[i]! || i - j)
      .slice(0, MOST_READINGS);
    return {
      candidates: kept.map((i) => candidates[i]!),
      labels: Uint8Array.from(kept, (i) => labelOf(candidates[i]!)),
      scores: Int32Array.from(kept, (i) => scores[i]!),
      context: wordContext(word, rank),
    };
  };
}
