import { noScore, type Score } from './score.js';
import type { WordForm } from './words.js';

/** Clitics by their folded forms: أ is ا. */
const PROCLITICS: ReadonlySet<string> = new Set(['و', 'ف', 'ب', 'ل', 'ك', 'س', 'ا', 'ال']);
const ENCLITICS: ReadonlySet<string> = new Set('ه ها هم هن هما ك كم كن كما ي ني نا'.split(' '));

type Keys = readonly Pick<WordForm, 'key'>[];

/**
 * Where the stem stands among the words of a token: proclitics are taken from the front, then pronouns from the end,
 * so long as one word is left. Most often `last` is `first`.
 */
export function stemOf(words: Keys): { first: number; last: number } {
  let first = 0;
  while (first < words.length - 1 && PROCLITICS.has(words[first]!.key)) first++;
  let last = words.length - 1;
  while (last > first && ENCLITICS.has(words[last]!.key)) last--;
  return { first, last };
}

/** Scores by the form of the clitic. */
export interface CliticScores {
  readonly proclitics: Map<string, Score>;
  readonly enclitics: Map<string, Score>;
}

export const noClitics = (): CliticScores => ({ proclitics: new Map(), enclitics: new Map() });

/**
 * Adds the clitics of a surface word. A clitic is right where both sides have it on this word.
 *
 * @param ours null where we have another token there
 */
export function addClitics(scores: CliticScores, gold: Keys, ours: Keys | null): void {
  const here = cliticsOf(gold);
  const there = cliticsOf(ours ?? []);
  addForms(scores.proclitics, here.proclitics, there.proclitics);
  addForms(scores.enclitics, here.enclitics, there.enclitics);
}

function cliticsOf(words: Keys): { proclitics: string[]; enclitics: string[] } {
  const { first, last } = stemOf(words);
  const keys = words.map(({ key }) => key);
  return { proclitics: keys.slice(0, first), enclitics: keys.slice(last + 1) };
}

function addForms(scores: Map<string, Score>, gold: readonly string[], ours: readonly string[]): void {
  const left = [...ours];
  for (const form of gold) {
    const score = scoreOf(scores, form);
    score.gold++;
    const at = left.indexOf(form);
    if (at < 0) continue;
    score.ours++;
    score.correct++;
    left.splice(at, 1);
  }
  for (const form of left) scoreOf(scores, form).ours++;
}

function scoreOf(scores: Map<string, Score>, form: string): Score {
  let score = scores.get(form);
  if (!score) scores.set(form, (score = noScore()));
  return score;
}
