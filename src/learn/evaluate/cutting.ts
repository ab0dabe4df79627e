import { fold } from '../../text/fold.js';
import { stemOf } from './clitics.js';
import type { WordForm } from './words.js';

export const CUT_OUTCOMES = ['right', 'over', 'under', 'elsewhere', 'respelled', 'token'] as const;

/**
 * What became of a surface word. right: the words of the gold; over: more than these; under: fewer; elsewhere: as
 * many, cut at another place; respelled: cut at the same places, and one word is restored otherwise; token: our token
 * is another.
 */
export type CutOutcome = (typeof CUT_OUTCOMES)[number];

export type CutCounts = Record<CutOutcome, number>;

export const noCuts = (): CutCounts => ({
  right: 0,
  over: 0,
  under: 0,
  elsewhere: 0,
  respelled: 0,
  token: 0,
});

/** Compares the words of a surface word. @param ours null where we have another token there */
export function cutOutcome(gold: readonly WordForm[], ours: readonly WordForm[] | null): CutOutcome {
  if (ours === null) return 'token';
  if (ours.length > gold.length) return 'over';
  if (ours.length < gold.length) return 'under';
  // Where one word alone differs, all others stand where they should, and so does it.
  const different = gold.filter(({ key }, i) => key !== ours[i]!.key).length;
  return different === 0 ? 'right' : different === 1 ? 'respelled' : 'elsewhere';
}

/**
 * Where the words of a token end on its surface, in letters of the folded surface. Clitics are as long there as they
 * are alone; the stem, which may be restored, has the rest.
 */
export function wordEnds(surface: string, words: readonly WordForm[]): number[] {
  const lengths = words.map(({ key }) => key.length);
  const { first } = stemOf(words);
  let rest = (fold(surface) || surface).length;
  for (const length of lengths) rest -= length;
  // للأمم: of the article that is a word of its own one letter is written.
  const article = first - 1;
  if (rest < 0 && article > 0 && lengths[article] === 2) {
    lengths[article]!--;
    rest++;
  }
  lengths[first]! += rest;
  let at = 0;
  return lengths.map((length) => (at += length));
}

/** How many words stand at the same place of a surface word, however they are restored. */
export function samePlaces(surface: string, gold: readonly WordForm[], ours: readonly WordForm[]): number {
  const theirs = wordEnds(surface, ours);
  const places = new Set(theirs.map((end, i) => `${theirs[i - 1] ?? 0}-${end}`));
  return wordEnds(surface, gold).filter((end, i, ends) => places.has(`${ends[i - 1] ?? 0}-${end}`)).length;
}
