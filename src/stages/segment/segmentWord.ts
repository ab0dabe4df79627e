import type { SegmentRole } from '../../model/layers.js';
import { affixCandidates, NO_PREFIX, type Prefix, type Suffix } from './affixes.js';
import { foldAlef } from './wordCounts.js';

/** The parts of a word with more than one. Shared by every token of the word: never change one. */
export interface Analysis {
  /** Restored spellings. */
  readonly forms: readonly string[];
  readonly roles: readonly SegmentRole[];
  /** Where each part ends in the normalised word; the last is its length. */
  readonly ends: readonly number[];
}

/*
 * These weights and the rates of `affixes.ts` were chosen on UD Arabic-PUD alone, one at a time over a small grid,
 * without the table of hard words and with each distinct word counted once. F1 of its words without the table is
 * 97.2 (96.8 of the distinct ones). An earlier grid over WHOLE, UNSEEN, UNKNOWN and the rates of ب, ه and ها, chosen
 * on either half, gave 97.0 and 97.1 on the other.
 */

/** What an unknown stem counts after a prefix that seldom deceives (وال, بال, لل), and after others. */
const UNKNOWN_AFTER_ARTICLE = 4;
const UNKNOWN = 0.5;
/** What every word weighs as a whole, also one that was never seen. */
const UNSEEN = 0.6;
/** What a word weighs as a whole for each time that it was seen. */
const WHOLE = 0.25;
/** The same for each form that shows that its first letter is no clitic: with the article, after و or ف. */
const WITH_ARTICLE = 8;
const WITH_CONJUNCTION = 8;
/** The same for each form with the article, which shows that its last letters are no pronoun. */
const WITH_ARTICLE_BEFORE = 2;
const SHORTEST_STEM = 2;

const ARTICLE = 'ال';

/**
 * Makes the segmenter. It weighs every way to take clitics off a word by how often the rest stands in open news,
 * times how often the clitics do, against how often the word itself stands there. What is left after a proclitic is
 * segmented in turn, so that the table of hard words need not repeat a word with و.
 *
 * @param counts words by their spelling without hamza on alef, with their counts
 * @param hard words whose segmentation is known; null for a whole word
 * @returns a function from a normalised word to its parts, or to null where it has one
 */
export function createSegmenter(
  counts: ReadonlyMap<string, number>,
  hard: ReadonlyMap<string, Analysis | null>,
): (word: string) => Analysis | null {
  const hardFolded = new Map([...hard].reverse().map(([word, analysis]) => [foldAlef(word), analysis]));
  const look = (word: string): Analysis | null | undefined =>
    hard.has(word) ? hard.get(word) : hardFolded.get(word);
  const count = (word: string): number => counts.get(foldAlef(word)) ?? 0;

  /** What the word weighs as a whole, against a way to cut it. */
  const wholeWeight = (word: string, { prefix }: Candidate): number => {
    const seen = UNSEEN + WHOLE * count(word);
    if (prefix.form === '') return seen + WITH_ARTICLE_BEFORE * count(ARTICLE + word);
    const led = prefix.roles[0] === 'conj' ? count('و' + word) + count('ف' + word) : 0;
    return seen + WITH_ARTICLE * count(ARTICLE + word) + WITH_CONJUNCTION * led;
  };

  /** @param prefixes undefined for any proclitics */
  const segment = (word: string, prefixes?: readonly Prefix[]): Analysis | null => {
    const known = look(word);
    if (known !== undefined && (prefixes === undefined || known === null || known.roles[0] === 'stem'))
      return known;
    const best = heaviest(word, prefixes, count);
    if (best === null || best.weight < wholeWeight(word, best)) return null;
    return inTurn(word, best) ?? analysisOf(word, best);
  };

  /** The parts where what is left after a proclitic, or before a pronoun, is in the table or has clitics of its own. */
  const inTurn = (word: string, { prefix, suffix, stem }: Candidate): Analysis | null => {
    for (let taken = 1; taken <= prefix.parts.length; taken++) {
      const rest = word.slice(prefix.ends[taken - 1]!);
      const known = look(rest);
      if (known === null) return join(prefix, taken, wholeOf(rest));
      const role = prefix.roles[taken - 1];
      if (known && (role === 'conj' || (role !== 'det' && known.roles[0] === 'stem')))
        return join(prefix, taken, known);
    }
    if (suffix.form !== '') {
      if (prefix.form !== '') return null;
      const led = segment(stem);
      return led && led.roles.at(-1) === 'stem' && !led.roles.includes('det')
        ? withPronoun(led, word, suffix)
        : null;
    }
    const last = prefix.roles.at(-1);
    if (last === 'det') return null;
    const parts = segment(stem, last === 'conj' ? undefined : [NO_PREFIX]);
    return parts && join(prefix, prefix.parts.length, parts);
  };

  return (word) => segment(word);
}

interface Candidate {
  readonly weight: number;
  readonly stem: string;
  readonly prefix: Prefix;
  readonly suffix: Suffix;
}

/** The way to cut a word that weighs most. */
function heaviest(
  word: string,
  prefixes: readonly Prefix[] | undefined,
  count: (word: string) => number,
): Candidate | null {
  if (word.length <= SHORTEST_STEM) return null;
  let best: Candidate | null = null;
  for (const { prefix, suffix } of affixCandidates(word, prefixes)) {
    const end = word.length - suffix.form.length;
    if (end - prefix.form.length < SHORTEST_STEM) continue;
    const rest = word.slice(prefix.form.length, end);
    if (!prefix.fits(rest)) continue;
    for (const stem of [...suffix.restore(rest), ...prefix.restore(rest)]) {
      const weight = stemCount(stem, prefix, count) * prefix.rate * suffix.rate;
      if (best === null || weight > best.weight) best = { weight, stem, prefix, suffix };
    }
  }
  return best;
}

/** How often a stem stands alone or with the article. */
function stemCount(stem: string, prefix: Prefix, count: (word: string) => number): number {
  const article = prefix.roles.at(-1) === 'det';
  const alone = count(stem);
  const definite = count(ARTICLE + stem);
  const seen = article ? definite + alone : alone + definite / 2;
  return seen > 0 ? seen : article ? UNKNOWN_AFTER_ARTICLE : UNKNOWN;
}

function analysisOf(word: string, { prefix, suffix, stem }: Candidate): Analysis {
  const bare: Analysis = {
    forms: [...prefix.parts, stem],
    roles: [...prefix.roles, 'stem'],
    ends: [...prefix.ends, word.length - suffix.form.length],
  };
  return suffix.form === '' ? bare : withPronoun(bare, word, suffix);
}

const wholeOf = (word: string): Analysis => ({ forms: [word], roles: ['stem'], ends: [word.length] });

/** @param led the parts before the pronoun, the last of them with the letters that its restored form may lack */
function withPronoun(led: Analysis, word: string, suffix: Suffix): Analysis {
  const end = word.length - suffix.form.length;
  return {
    forms: [...led.forms, suffix.form],
    roles: [...led.roles, 'pronoun'],
    ends: [...led.ends.slice(0, -1), end, word.length],
  };
}

/** The first proclitics of a prefix before the parts of what follows them. */
function join(prefix: Prefix, many: number, rest: Analysis): Analysis {
  const at = prefix.ends[many - 1]!;
  return {
    forms: [...prefix.parts.slice(0, many), ...rest.forms],
    roles: [...prefix.roles.slice(0, many), ...rest.roles],
    ends: [...prefix.ends.slice(0, many), ...rest.ends.map((end) => at + end)],
  };
}
