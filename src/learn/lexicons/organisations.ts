/** The lexicon of organisations. */

import { countAlone, type NamedEntity, type TaggedWord } from './corpora.js';
import { inflectedShare, type Evidence } from './evidence.js';
import type { News } from './news.js';
import type { Head } from './heads.js';
import { byCodePoint, keyOf, nameWords, partsOf } from './words.js';

export interface Organisation {
  name: string;
  /** As in the table of heads; `government` where only the corpora tell. */
  subtype: string;
  whole: number;
}

export interface OrganisationCandidate {
  words: readonly string[];
  whole: number;
  /** Whole entities of another class. */
  otherwise: number;
  aligned: number;
  /** What FANE calls it, and how often. */
  subtypes: Map<string, number>;
}

const FINE_SUBTYPES = new Map([
  ['Government', 'government'],
  ['Commercial', 'company'],
  ['Sports', 'team'],
  ['Media', 'outlet'],
  ['Educational', 'university'],
  ['Non-Governmental', 'other'],
]);

export function organisationCandidates(
  entities: readonly NamedEntity[],
  aligned: readonly string[][],
): Map<string, OrganisationCandidate> {
  const candidates = new Map<string, OrganisationCandidate>();
  const of = (words: readonly string[]): OrganisationCandidate => {
    const key = keyOf(words);
    const found = candidates.get(key) ?? { words, whole: 0, otherwise: 0, aligned: 0, subtypes: new Map() };
    candidates.set(key, found);
    return found;
  };
  for (const entity of entities) {
    const words = nameWords(entity.words.join(' '));
    if (words === null) continue;
    const found = of(words);
    if (entity.class !== 'ORG') {
      found.otherwise++;
      continue;
    }
    found.whole++;
    const subtype = FINE_SUBTYPES.get(entity.fine);
    if (subtype !== undefined) found.subtypes.set(subtype, (found.subtypes.get(subtype) ?? 0) + 1);
  }
  for (const words of aligned) if (words.length > 1) of(words).aligned++;
  for (const [key, { whole, aligned }] of candidates) if (whole + aligned === 0) candidates.delete(key);
  return candidates;
}

/** What tells organisations: head nouns, names of persons and places, adjectives of nationality; folded words. */
export interface Clues {
  heads: ReadonlyMap<string, Head>;
  isProper: (word: string) => boolean;
  isNational: (word: string) => boolean;
}

function acceptsWord(
  word: string,
  { whole }: OrganisationCandidate,
  alone: number,
  evidence: Evidence,
  news: News,
): boolean {
  const { count, withProclitic, context } = evidence;
  if (word.length < 3 || whole < 2 || whole < 0.6 * Math.max(alone, whole)) return false;
  if (withProclitic > 3 * (count + 3) || /^(لل|وال)/.test(word)) return false;
  if ('ولبفك'.includes(word[0]!) && news.count(word.slice(1)) > count) return false;
  if (count > 0 && whole < 10 && context.ORG < 0.05) return false;
  return (
    count < 20 ||
    (context.ORG >= 0.03 && context.ORG > context.PER && inflectedShare(word, count, news) < 0.3)
  );
}

function acceptsPhrase(
  words: readonly string[],
  { whole, otherwise }: OrganisationCandidate,
  { count, context }: Evidence,
  { heads, isProper, isNational }: Clues,
  news: News,
): boolean {
  if (words.length > 7 || words.some((word) => word.length < 2) || otherwise >= Math.max(whole, 1))
    return false;
  if (words[0]!.startsWith('لل') || (whole < 10 && count >= 50 && context.ORG < 0.03)) return false;
  const rest = words.slice(1);
  const known = words.every((word) => news.count(word) >= 2 || isProper(word));
  const named = rest.some((word) => isProper(word) || isNational(word));
  const head = heads.get(words[0]!);
  if (head !== undefined) {
    const definite = named || rest.some((word) => word.startsWith('ال') || word.startsWith('لل'));
    if (whole > 0) return definite && (known || whole > 1);
    const strong = head.strong && (words.length > 2 || !words[0]!.startsWith('ال'));
    return definite && known && count >= 2 && (strong || named);
  }
  const common = words.every((word) => news.count(word) >= 200);
  return whole >= (common ? 5 : 2) ? known : whole >= 2 && known && context.ORG >= 0.15;
}

function subtypeOf(
  words: readonly string[],
  subtypes: ReadonlyMap<string, number>,
  heads: Clues['heads'],
): string {
  const head = heads.get(words.slice(0, 2).join(' ')) ?? heads.get(words[0]!);
  if (head !== undefined) return head.subtype;
  const [best] = [...subtypes].sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]));
  return best === undefined ? 'other' : best[0];
}

/**
 * Single words need two occurrences and to be organisations mostly. Longer names need a head noun and one occurrence
 * in the corpora, or two; aligned names a head noun and two occurrences in the news.
 */
export function organisations(
  candidates: ReadonlyMap<string, OrganisationCandidate>,
  evidence: ReadonlyMap<string, Evidence>,
  sentences: readonly TaggedWord[][],
  clues: Clues,
  news: News,
): Map<string, Organisation> {
  const alone = countAlone(sentences);
  const accepted = new Map<string, Organisation>();
  const inside = new Map<string, number>();
  for (const [key, candidate] of candidates) {
    const words = key.split(' ');
    const found = evidence.get(key)!;
    if (clues.heads.has(key)) continue;
    const fits =
      words.length === 1
        ? acceptsWord(key, candidate, alone.get(key) ?? 0, found, news)
        : acceptsPhrase(words, candidate, found, clues, news);
    if (!fits) continue;
    const { whole, subtypes } = candidate;
    accepted.set(key, {
      name: candidate.words.join(' '),
      subtype: subtypeOf(words, subtypes, clues.heads),
      whole,
    });
    for (const part of partsOf(words)) inside.set(part, (inside.get(part) ?? 0) + found.count);
  }
  for (const [part, count] of inside) {
    const body = accepted.get(part);
    if (body === undefined || body.whole >= (part.includes(' ') ? 1 : 5)) continue;
    if (count > 0.6 * evidence.get(part)!.count) accepted.delete(part);
  }
  for (const [key, { subtype }] of accepted) {
    // ريال مدريد الإسباني: the nationality of a club is no part of its name.
    const words = key.split(' ');
    if (subtype === 'team' && clues.isNational(words.at(-1)!) && accepted.has(words.slice(0, -1).join(' '))) {
      accepted.delete(key);
    }
  }
  return accepted;
}
