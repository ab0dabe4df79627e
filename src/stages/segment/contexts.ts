import { CHAR_CLASS, DIGIT, LATIN, QUOTE } from '../../text/charClass.js';
import { POS_COUNT } from './labels.js';
import { hashWord } from './stemTable.js';
import { PROCLITIC_GROUPS } from './affixes.js';
import type { Candidate } from './candidates.js';

/** What a reading shows to its neighbours: its proclitics, part of speech, and whether it has a pronoun. */
export const READING_LABELS = PROCLITIC_GROUPS.length * POS_COUNT * 2;

/** Tokens that are no words, and the edges of a sentence, have labels of their own. */
export const OTHER_LABEL = {
  number: READING_LABELS,
  mark: READING_LABELS + 1,
  quote: READING_LABELS + 2,
  latin: READING_LABELS + 3,
  edge: READING_LABELS + 4,
} as const;
export const LABELS = READING_LABELS + 5;

export function labelOf({ proclitics, pos, pronoun }: Candidate): number {
  return (proclitics.group * POS_COUNT + pos) * 2 + (pronoun > 0 ? 1 : 0);
}

/** The label of a token that is no word. */
export function otherLabel(token: string): number {
  const charClass = CHAR_CLASS[token.charCodeAt(0)];
  if (charClass === DIGIT) return OTHER_LABEL.number;
  if (charClass === LATIN) return OTHER_LABEL.latin;
  return charClass === QUOTE ? OTHER_LABEL.quote : OTHER_LABEL.mark;
}

/*
 * What a reading sees of its neighbours: the frequent words one by one, the others by their first and last letters,
 * tokens that are no words by their label.
 */
const STARTS = 8;
const ENDS = 9;
const SHAPES = STARTS * ENDS;

/** The number of context classes where `frequent` words have one each. */
export const contextClasses = (frequent: number): number => LABELS - READING_LABELS + SHAPES + frequent;

/** The class of a token that is no word. */
export const otherContext = (label: number): number => label - READING_LABELS;

/** The class of a word. @param rank the place of a hash among the frequent words, or -1 */
export function wordContext(word: string, rank: (hash: number) => number): number {
  const at = rank(hashWord(word));
  const base = LABELS - READING_LABELS;
  return at >= 0 ? base + SHAPES + at : base + startOf(word) * ENDS + endOf(word);
}

function startOf(word: string): number {
  if (word.startsWith('ال')) return 1;
  if (word.startsWith('وال') || word.startsWith('بال') || word.startsWith('لل')) return 2;
  const at = 'ويتبل'.indexOf(word[0]!);
  return at < 0 ? 0 : 3 + at;
}

function endOf(word: string): number {
  if (word.endsWith('ات')) return 1;
  if (word.endsWith('ين') || word.endsWith('ون')) return 2;
  if (word.endsWith('ها') || word.endsWith('هم')) return 3;
  const at = 'ةايهت'.indexOf(word.at(-1)!);
  return at < 0 ? 0 : 4 + at;
}
