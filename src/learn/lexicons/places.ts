/** The lexicon of places: which candidates are places in the news, and not mostly something else. */

import { countAlone, type TaggedWord } from './corpora.js';
import { inflectedShare, type Evidence } from './evidence.js';
import { PLACE_HEADS } from './heads.js';
import { fitLogistic } from './logistic.js';
import type { News } from './news.js';
import { ARAB, RANK, type PlaceCandidate } from './placeCandidates.js';
import { partsOf } from './words.js';

const FAMOUS_POPULATION = 300_000;
/** The regression weighs like this many annotated occurrences. */
const PRIOR_WEIGHT = 4;

/** The estimated share of each single word's occurrences that name a place; learned as `nameShares` learns names. */
export function placeShares(
  candidates: ReadonlyMap<string, PlaceCandidate>,
  evidence: ReadonlyMap<string, Evidence>,
  persons: ReadonlyMap<string, number>,
  sentences: readonly TaggedWord[][],
  news: News,
): Map<string, number> {
  const alone = countAlone(sentences);
  const log = Math.log1p;
  const features = (word: string, candidate: PlaceCandidate): number[] => {
    const { count, context } = evidence.get(word)!;
    const known = count > 0 ? 1 : 0;
    const odds = (p: number): number => known * Math.log((p + 0.005) / (1.005 - p));
    const definite = word.startsWith('ال') ? 1 : 0;
    const article = news.count(definite === 1 ? word.slice(2) : 'ال' + word);
    const feminine = news.count(word + 'ه');
    const pronoun = news.count(word + 'ها') + news.count(word + 'هم');
    return [
      odds(context.LOC),
      odds(context.PER),
      odds(context.ORG),
      known,
      log(count),
      candidate.gazetteer ? 1 : 0,
      candidate.listed ? 1 : 0,
      candidate.kind === 'country' || candidate.kind === 'capital' ? 1 : 0,
      log(candidate.population),
      log(candidate.aligned),
      log(persons.get(word) ?? 0),
      known * (log(article) - log(count)),
      known * (log(feminine) - log(count)),
      known * (log(pronoun) - log(count)),
      known * definite * (log(article) - log(count)),
      definite,
    ];
  };
  const single = [...candidates].filter(([key]) => !key.includes(' '));
  const seenOf = (word: string, { whole }: PlaceCandidate): number => Math.max(alone.get(word) ?? 0, whole);
  const rows = single.filter(([word, candidate]) => seenOf(word, candidate) >= 4);
  const predict = fitLogistic(
    rows.map(([word, candidate]) => ({
      features: features(word, candidate),
      target: candidate.whole / seenOf(word, candidate),
      weight: Math.min(seenOf(word, candidate), 20),
    })),
  );
  return new Map(
    single.map(([word, candidate]) => {
      const prior = predict(features(word, candidate));
      return [word, (candidate.whole + PRIOR_WEIGHT * prior) / (seenOf(word, candidate) + PRIOR_WEIGHT)];
    }),
  );
}

/** First words of phrases that point at a place and do not name it, unless a gazetteer says so. */
const POINTERS = new Set('شمال جنوب شرق غرب وسط العاصمه المنطقه منطقه مناطق كنيسه'.split(' '));

/** `persons`: how many Wikidata persons have the word as a name. */
function acceptsWord(
  word: string,
  candidate: PlaceCandidate,
  evidence: Evidence,
  share: number,
  persons: number,
  news: News,
): boolean {
  const { listed, aligned, whole, kind } = candidate;
  const { count, withProclitic, context } = evidence;
  if (word.length < 3 || POINTERS.has(word) || withProclitic > 3 * (count + 3)) return false;
  // بالتي is ب before التي, not Bălți.
  const behind = 'وفبلك'.includes(word[0]!) ? news.count(word.slice(1)) : 0;
  if (behind > 1000 && behind > 20 * count && share < 0.6) return false;
  const glued = 'ول'.includes(word[0]!) || word.startsWith('بال');
  if (glued && !listed && behind > 0 && behind >= count) return false;
  if (count === 0) return whole > 1 || (whole + aligned > 0 && share >= 0.6) || (listed && persons < 3);
  if (listed && kind === 'country') return share >= 0.25;
  const person = persons >= 3 || (count >= 5 && context.PER > context.LOC);
  if (person && !listed && whole < 2) return false;
  const inflected = inflectedShare(word, count, news);
  if (inflected > 1 && context.LOC < 0.1 && share < 0.85) return false;
  if (share >= (listed && kind === 'capital' ? 0.6 : 0.8)) return true;
  if (whole >= 8 && share >= 0.35 && context.LOC > 0.05) return true;
  if ((listed && share >= 0.1 && context.LOC >= 0.3) || (whole >= 20 && inflected < 0.1)) return true;
  if ((share < 0.6 && inflected > 0.1) || (share < 0.75 && inflected > 0.5)) return false;
  if (listed) return share >= 0.5 || (share >= 0.15 && kind === 'capital') || (share >= 0.1 && !person);
  return whole > 1
    ? share >= 0.4 || (share >= 0.3 && whole > 4 && !person)
    : share >= 0.6 && whole + aligned > 0;
}

function acceptsPhrase(
  words: readonly string[],
  candidate: PlaceCandidate,
  evidence: Evidence,
  isPlace: (key: string) => boolean,
  news: News,
): boolean {
  const { listed, kind, aligned, whole, otherwise } = candidate;
  const { count, context } = evidence;
  if (words.some((word) => word.length < 2) || words.length > 5 || otherwise > whole) return false;
  if (count >= 3 && (context.LOC < 0.05 || context.LOC < context.PER)) return false;
  if (words.slice(1).some((word) => word.startsWith('و') && isPlace(word.slice(1)))) return false;
  if (listed) return kind === 'region' || kind === 'country' || whole > 0 || !POINTERS.has(words[0]!);
  if (POINTERS.has(words[0]!)) return false;
  if (whole >= 2) return true;
  if (whole + aligned === 0) return false;
  const placed = count >= 2 && context.LOC >= 0.25 && context.LOC > 3 * context.PER;
  const rest = words.slice(1);
  const headed =
    PLACE_HEADS.has(words[0]!) && (isPlace(rest.join(' ')) || rest.every((word) => news.count(word) < 50));
  return placed || headed;
}

/** The accepted names. What the news has mostly inside a longer name (أبابا) is left out. */
export function acceptPlaces(
  candidates: ReadonlyMap<string, PlaceCandidate>,
  evidence: ReadonlyMap<string, Evidence>,
  shares: ReadonlyMap<string, number>,
  persons: ReadonlyMap<string, number>,
  news: News,
): Map<string, PlaceCandidate> {
  const accepted = new Map<string, PlaceCandidate>();
  for (const [key, candidate] of candidates) {
    if (key.includes(' ')) continue;
    const share = shares.get(key)!;
    if (acceptsWord(key, candidate, evidence.get(key)!, share, persons.get(key) ?? 0, news))
      accepted.set(key, candidate);
  }
  const inside = new Map<string, number>();
  for (const [key, candidate] of candidates) {
    if (!key.includes(' ')) continue;
    const words = key.split(' ');
    const found = evidence.get(key)!;
    if (!acceptsPhrase(words, candidate, found, (rest) => accepted.has(rest), news)) continue;
    accepted.set(key, candidate);
    for (const part of partsOf(words)) inside.set(part, (inside.get(part) ?? 0) + found.count);
  }
  for (const [part, count] of inside) {
    const candidate = accepted.get(part);
    if (candidate === undefined || (candidate.kind === 'country' && candidate.listed)) continue;
    if (count > 0.6 * evidence.get(part)!.count && candidate.whole < 3) accepted.delete(part);
  }
  for (const [key, candidate] of accepted) {
    const famous = evidence.get(key)!.count >= 30 && candidate.population < FAMOUS_POPULATION;
    const abroad = !ARAB.has(candidate.country) && RANK[candidate.kind] < 2;
    // A name that the news has often is seldom the small town of the gazetteer: سيدني is not Sydney in Canada.
    if (famous && abroad) Object.assign(candidate, { country: '', wikidata: '' });
  }
  return accepted;
}

/**
 * A name that is both a city and a club stays in one table: with the clubs where the corpora have it so three times
 * as often and the news seldom means the city, else with the places.
 */
export function settleClubs(
  places: Map<string, PlaceCandidate>,
  clubs: Map<string, { whole: number }>,
  shares: ReadonlyMap<string, number>,
): void {
  for (const [key, { whole }] of clubs) {
    const place = places.get(key);
    if (place === undefined) continue;
    if (whole > 3 * place.whole && (shares.get(key) ?? 0) < 0.25) places.delete(key);
    else clubs.delete(key);
  }
}
