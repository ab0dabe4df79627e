import type { News } from '../segmenter/news.js';
import { countContexts, scaleCounts } from './contextCounts.js';
import { FIRST_KNOWN } from './newsText.js';
import { singularVectors } from './singularVectors.js';

export interface VectorOptions {
  /** The length of a vector. */
  readonly dimension: number;
  /** The number of tokens on each side of a word that say what it is. */
  readonly window: number;
  /** Tokens numbered below this are told apart in the surroundings; the others do not count. */
  readonly contexts: number;
  /** How often the counts are gone through. */
  readonly rounds: number;
  readonly seed: number;
}

export const VECTOR_OPTIONS: VectorOptions = {
  dimension: 64,
  window: 2,
  contexts: 20_000,
  rounds: 3,
  seed: 1,
};

export interface WordVectors {
  /** The words that have a vector (see `vectorForm`), by falling count. */
  readonly words: readonly string[];
  readonly counts: Uint32Array;
  readonly dimension: number;
  /** A row of `dimension` numbers for each word. */
  readonly vectors: Float32Array;
}

/**
 * Learns a vector for every known word of a text from what stands around it: words of one kind come to lie in one
 * direction. The vectors are the singular vectors of the scaled roots of the counts (Stratos, Collins and Hsu 2015,
 * "Model-based word embeddings from decompositions of count matrices"). Equal inputs give equal vectors.
 *
 * @param news the result of `readNewsText` or `foldNews`
 */
export function learnVectors(news: News, options: Partial<VectorOptions> = {}): WordVectors {
  const { dimension, window, contexts, rounds, seed } = { ...VECTOR_OPTIONS, ...options };
  const counted = countContexts(news, window, Math.min(contexts, news.words.length));
  return {
    words: news.words.slice(FIRST_KNOWN),
    counts: news.counts.slice(FIRST_KNOWN),
    dimension,
    vectors: singularVectors(scaleCounts(counted), dimension, rounds, seed),
  };
}
