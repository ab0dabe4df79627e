import type { SegmentRole } from '../../model/layers.js';

/** The parts of a word. Shared by every token of the word: never change one. */
export interface Analysis {
  /** Restored spellings. */
  readonly forms: readonly string[];
  readonly roles: readonly SegmentRole[];
  /** Where each part ends in the normalised word; the last is its length. */
  readonly ends: readonly number[];
}
