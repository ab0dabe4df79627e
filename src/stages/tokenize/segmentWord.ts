import type { SegmentRole } from '../../model/layers.js';
import { affixCandidates, type Prefix, type Suffix } from './affixes.js';
import { foldAlef } from './wordCounts.js';

/** The parts of a word with more than one. Shared by every token of the word: never change one. */
export interface Analysis {
  /** Restored spellings. */
  readonly forms: readonly string[];
  readonly roles: readonly SegmentRole[];
  /** Where each part ends in the normalised word; the last is its length. */
  readonly ends: readonly number[];
}

/** What an unknown stem counts after a prefix that seldom deceives (وال, بال, لل), and after others. */
const UNKNOWN_AFTER_ARTICLE = 4;
const UNKNOWN = 0.5;
/** What an unknown word counts as a whole. */
const UNSEEN = 0.4;
/**
 * What a word weighs as a whole: its count, and the counts of forms that show that its first letter is no clitic
 * (with the article; after ب and ل). These weights were chosen on UD Arabic-PUD.
 */
const WHOLE = 0.3;
const WITH_ARTICLE = 4;
const WITH_PREPOSITION = 1;
const SHORTEST_STEM = 2;

const ARTICLE = 'ال';

/**
 * Makes the segmenter. It weighs every way to take clitics off a word by how often the rest stands in open news,
 * times how often the clitics do, against how often the word itself stands there.
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
  const count = (word: string): number => counts.get(foldAlef(word)) ?? 0;

  const evidence = (word: string): number => {
    const prepositions = count('ب' + word) + count('ل' + word) + count('لل' + word);
    return WITH_ARTICLE * count(ARTICLE + word) + WITH_PREPOSITION * prepositions;
  };

  return (word) => {
    const known = hard.has(word) ? hard.get(word) : hardFolded.get(word);
    if (known !== undefined) return known;
    if (word.length <= SHORTEST_STEM) return null;
    let best: Candidate | null = null;
    for (const { prefix, suffix } of affixCandidates(word)) {
      const end = word.length - suffix.form.length;
      if (end - prefix.form.length < SHORTEST_STEM) continue;
      const rest = word.slice(prefix.form.length, end);
      if (!prefix.fits(rest)) continue;
      for (const stem of [...suffix.restore(rest), ...prefix.restore(rest)]) {
        const seen = stemCount(stem, prefix, count);
        const weight = seen * prefix.rate * suffix.rate;
        if (best === null || weight > best.weight) best = { weight, stem, prefix, suffix };
      }
    }
    if (best === null) return null;
    const whole = WHOLE * count(word) + (best.prefix.form === '' ? 0 : evidence(word));
    return best.weight >= whole + UNSEEN ? analysisOf(word, best) : null;
  };
}

interface Candidate {
  readonly weight: number;
  readonly stem: string;
  readonly prefix: Prefix;
  readonly suffix: Suffix;
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
  const forms = [...prefix.parts, stem];
  const roles: SegmentRole[] = [...prefix.roles, 'stem'];
  const ends = [...prefix.ends, word.length - suffix.form.length];
  if (suffix.form !== '') {
    forms.push(suffix.form);
    roles.push('pronoun');
    ends.push(word.length);
  }
  return { forms, roles, ends };
}
