import { POS } from './labels.js';
import type { CountStem } from './restore.js';

/** On the scale of counts, where two steps double: a fourth. */
const RARER = 4;

/**
 * The lemma of a stem that is no verb: the singular of regular plurals and duals, the masculine of adjectives, the form
 * without the alef of the accusative, each only where that form is known. Broken plurals stay as they are.
 *
 * @param count how often a stem occurs
 */
export function nominalLemma(stem: string, pos: number, count: CountStem): string {
  if (pos !== POS.noun && pos !== POS.adjective) return stem;
  const end = stem.slice(-2);
  const base = stem.slice(0, -2);
  const adjective = pos === POS.adjective;
  const known = (form: string): boolean => form.length > 2 && count(form) > 0;
  if (stem.endsWith('ة')) return adjective && known(stem.slice(0, -1)) ? stem.slice(0, -1) : stem;
  // A base that is much rarer than the form is another word (قانون, كربون).
  const usual = (form: string): boolean => known(form) && count(form) + RARER > count(stem);
  if (end === 'ات') {
    const feminine = `${base}ة`;
    if (adjective && usual(base)) return base;
    if (usual(feminine) && count(feminine) > count(base)) return feminine;
    return usual(base) ? base : stem;
  }
  if (end === 'ون') return usual(base) ? base : stem;
  if (end === 'ين' || end === 'ان') {
    const feminine = `${stem.slice(0, -3)}ة`;
    if (stem.at(-3) === 'ت' && known(feminine))
      return adjective && known(feminine.slice(0, -1)) ? feminine.slice(0, -1) : feminine;
    return known(base) && count(base) > count(stem) ? base : stem;
  }
  const bare = stem.slice(0, -1);
  if (stem.endsWith('ا') && known(bare) && count(bare) > count(stem)) return bare;
  return stem;
}
