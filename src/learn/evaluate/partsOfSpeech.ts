import type { PartOfSpeech } from '../../model/layers.js';
import { noScore, type Score } from './score.js';

/** Coarse parts of speech: what a universal part of speech means for the layer morphology. */
export const COARSE: Readonly<Record<string, PartOfSpeech>> = {
  VERB: 'verb',
  AUX: 'verb',
  NOUN: 'noun',
  PROPN: 'proper',
  ADJ: 'adjective',
  NUM: 'number',
  ADP: 'particle',
  CCONJ: 'particle',
  SCONJ: 'particle',
  PART: 'particle',
  PRON: 'particle',
  DET: 'particle',
  ADV: 'particle',
  INTJ: 'particle',
};

/** How often a coarse part of speech of the gold (first key) met each of ours (second key). */
export type Confusion = Map<string, Map<string, number>>;

/** Adds one word; marks, symbols and words of other scripts (X) have no coarse part of speech and do not count. */
export function addPartOfSpeech(confusion: Confusion, upos: string, ours: string): void {
  const gold = COARSE[upos];
  if (gold === undefined) return;
  let row = confusion.get(gold);
  if (!row) confusion.set(gold, (row = new Map<string, number>()));
  row.set(ours, (row.get(ours) ?? 0) + 1);
}

/** The classes in the order of tables. */
export const COARSE_CLASSES: readonly string[] = [...new Set(Object.values(COARSE))];

/** How many words have the class of the gold. */
export function posAccuracy(confusion: Confusion): { correct: number; total: number } {
  let correct = 0;
  let total = 0;
  for (const [gold, row] of confusion) {
    for (const [ours, count] of row) {
      total += count;
      if (gold === ours) correct += count;
    }
  }
  return { correct, total };
}

/** How well verbs are told from other words. */
export function verbScore(confusion: Confusion): Score {
  const score = noScore();
  for (const [gold, row] of confusion) {
    for (const [ours, count] of row) {
      if (gold === 'verb') score.gold += count;
      if (ours === 'verb') score.ours += count;
      if (gold === 'verb' && ours === 'verb') score.correct += count;
    }
  }
  return score;
}
