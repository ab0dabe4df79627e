/** Other spellings of place names that the news has: برمنجهام beside برمنغهام, بنجلاديش beside بنغلاديش. */

import { inflectedShare, type Evidence } from './evidence.js';
import type { News } from './news.js';
import type { PlaceCandidate } from './placeCandidates.js';

/** Letters that transliterations take for one another. */
const ALIKE = ['غجقك', 'طت', 'صس', 'ظز', 'فڤ', 'اويه'];
const VOWELS = ['ا', 'و', 'ي'];

const LENGTH_FLOOR = 5;
const COUNT_FLOOR = 5;
const CONTEXT_FLOOR = 0.15;

/** Spellings one change away: a like letter, or a long vowel more or less; the first letter stays. */
function changes(word: string): string[] {
  const out: string[] = [];
  for (let i = 1; i < word.length; i++) {
    const before = word.slice(0, i);
    const after = word.slice(i + 1);
    for (const letters of ALIKE) {
      if (letters.includes(word[i]!)) out.push(...[...letters].map((letter) => before + letter + after));
    }
    for (const vowel of VOWELS) out.push(before + vowel + word.slice(i));
    if (after !== '' && VOWELS.includes(word[i]!)) out.push(before + after);
  }
  return out;
}

/** Spellings that the news has, with the accepted name that each may vary. */
export function variantCandidates(
  accepted: ReadonlyMap<string, PlaceCandidate>,
  news: News,
): Map<string, string> {
  const variants = new Map<string, string>();
  for (const [key, { whole }] of accepted) {
    if (whole === 0 && !key.includes(' ') && news.count(key) < 3) continue;
    const forms = key.includes(' ')
      ? [key.replaceAll(' ', '')]
      : key.length < LENGTH_FLOOR
        ? []
        : changes(key);
    for (const form of forms) {
      if (accepted.has(form) || news.count(form) < COUNT_FLOOR) continue;
      if ('وفبلك'.includes(form[0]!) && news.count(form.slice(1)) > 0) continue;
      if (form.endsWith('ها')) continue;
      const other = accepted.get(variants.get(form) ?? '');
      if (other === undefined || whole > other.whole) variants.set(form, key);
    }
  }
  return variants;
}

/** The variants that stand where places stand. They take kind, country and Wikidata number of the name they vary. */
export function spellingVariants(
  variants: ReadonlyMap<string, string>,
  evidence: ReadonlyMap<string, Evidence>,
  accepted: ReadonlyMap<string, PlaceCandidate>,
  news: News,
): Map<string, PlaceCandidate> {
  const found = new Map<string, PlaceCandidate>();
  for (const [form, name] of variants) {
    const { count, context } = evidence.get(form)!;
    if (context.LOC < CONTEXT_FLOOR || context.LOC < 3 * context.PER) continue;
    if (inflectedShare(form, count, news) > 0.1 || count > 5 * evidence.get(name)!.count + 60) continue;
    found.set(form, { ...accepted.get(name)!, name: news.spelling(form) });
  }
  return found;
}
