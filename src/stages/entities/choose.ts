import type { Candidate } from './candidate.js';
import { RULE_SCORES } from './ruleScores.js';

/**
 * Chooses candidates that do not overlap. The one with most words wins, each word counting as much as its rule is
 * right: a longer span (the definition of the gold standard: longest span, no nesting) beats a shorter one within
 * it, unless its rule is far less certain.
 *
 * @param taken set to 1 for the tokens of the chosen; those that are 1 already are left alone
 * @returns the chosen candidates in order of text
 */
export function choose(candidates: readonly Candidate[], taken: Uint8Array): Candidate[] {
  const order = candidates
    .map((candidate, index) => ({ candidate, index, weight: weight(candidate) }))
    .sort((a, b) => b.weight - a.weight || a.candidate.first - b.candidate.first || a.index - b.index);
  const chosen: Candidate[] = [];
  for (const { candidate } of order) {
    if (!isFree(candidate, taken)) continue;
    taken.fill(1, candidate.first, candidate.last + 1);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.first - b.first);
}

function weight(candidate: Candidate): number {
  return (candidate.last - candidate.first + 1) * RULE_SCORES[candidate.rule];
}

function isFree(candidate: Candidate, taken: Uint8Array): boolean {
  for (let i = candidate.first; i <= candidate.last; i++) if (taken[i] === 1) return false;
  return true;
}
