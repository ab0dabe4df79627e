import { findAmounts } from './amounts.js';
import type { Candidate } from './candidate.js';
import { choose } from './choose.js';
import { findDates } from './dates.js';
import type { Scene } from './scene.js';
import { findTimes } from './times.js';

/** Finds dates, times and amounts outside the names: the longest wins where two overlap. */
export function findPatterns(scene: Scene, taken: Uint8Array): Candidate[] {
  const candidates: Candidate[] = [];
  findDates(scene, candidates);
  findTimes(scene, candidates);
  findAmounts(scene, candidates);
  return choose(candidates, taken);
}
