import { foldAlef } from '../../stages/segment/foldAlef.js';
import { POS } from '../../stages/segment/labels.js';
import type { Lexicon } from './camelMorph.js';
import type { StemCounts } from './stems.js';

/** The lemmas of verbs, each once, and which one a form most likely has: from 1, 0 where the lexicon has none. */
export interface VerbLemmas {
  readonly lemmas: readonly string[];
  readonly of: (form: string) => number;
}

/** The lemmas that a table can tell apart. */
const MOST_LEMMAS = 0xfffe;

/**
 * Of the lemmas that a written form can have, the one whose other forms the news uses most is meant (يقدم: قدم rather
 * than أقدم).
 */
export function verbLemmas({ verbLemmas: candidates }: Lexicon, stems: StemCounts): VerbLemmas {
  const weights = new Map<string, number>();
  for (const [stem, counts] of stems) {
    const options = candidates.get(stem);
    const count = counts[POS.verb]!;
    if (options === undefined || count === 0) continue;
    for (const lemma of options) weights.set(lemma, (weights.get(lemma) ?? 0) + count / options.length);
  }
  const lemmas: string[] = [];
  const numbers = new Map<string, number>();
  const chosen = new Map<string, number>();
  const numberOf = (lemma: string): number => {
    let number = numbers.get(lemma);
    if (number === undefined && lemmas.length < MOST_LEMMAS) {
      number = lemmas.push(lemma);
      numbers.set(lemma, number);
    }
    return number ?? 0;
  };
  for (const stem of stems.keys()) {
    const options = candidates.get(stem);
    if (options === undefined) continue;
    let best = options[0]!;
    for (const lemma of options) if ((weights.get(lemma) ?? 0) > (weights.get(best) ?? 0)) best = lemma;
    chosen.set(stem, numberOf(best));
  }
  return { lemmas, of: (form) => chosen.get(foldAlef(form)) ?? 0 };
}
