/**
 * The lexicon of person name tokens: which words are part of a person's name in the news mostly, or also.
 *
 * The share of a word's occurrences that stand in a person's name is estimated in two steps. A logistic regression
 * learns it from the words that the annotated corpora have often, by the word's neighbours in the open news, its
 * count among Wikidata persons and its inflection; the corpora's own counts of the word then correct it.
 */

import { fold } from '../../text/fold.js';
import type { TaggedWord } from './corpora.js';
import type { Evidence } from './evidence.js';
import { fitLogistic } from './logistic.js';
import type { News } from './news.js';
import { byCodePoint, isArabic, isWord } from './words.js';

export interface PersonToken {
  token: string;
  /** Persons of Wikidata, occurrences in names of the corpora, and aligned names that have the token. */
  count: number;
  flag: 'name' | 'both';
}

/** What is known of one folded word. `inside` and `seen` count its annotated occurrences, in names and at all. */
export interface Candidate {
  /** The usual spelling among Wikidata persons, or ''. */
  spelling: string;
  spellingCount: number;
  wikidata: number;
  aligned: number;
  inside: number;
  seen: number;
}

/** Words of the news as frequent as this are candidates although no list has them. */
const NEWS_FLOOR = 5;
/** The regression weighs like this many annotated occurrences. */
const PRIOR_WEIGHT = 4;

/** Every word that may be a name, by folded word. */
export function personCandidates(
  wikidata: readonly [string, number][],
  aligned: readonly string[][],
  sentences: readonly TaggedWord[][],
  news: News,
): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  const of = (word: string): Candidate => {
    const key = fold(word);
    let found = candidates.get(key);
    if (found === undefined) {
      found = { spelling: '', spellingCount: 0, wikidata: 0, aligned: 0, inside: 0, seen: 0 };
      candidates.set(key, found);
    }
    return found;
  };
  for (const [token, count] of wikidata) {
    if (!isWord(token)) continue;
    const found = of(token);
    found.wikidata += count;
    if (count > found.spellingCount) Object.assign(found, { spelling: token, spellingCount: count });
  }
  for (const name of aligned) for (const word of name) of(word).aligned++;
  for (const sentence of sentences) {
    for (const { word, class: entityClass } of sentence) {
      if (!isArabic(word)) continue;
      const found = of(word);
      found.seen++;
      if (entityClass === 'PER') found.inside++;
    }
  }
  for (const [form, number] of news.numbers) {
    if (isArabic(form) && news.counts[number]! >= NEWS_FLOOR) of(form);
  }
  return candidates;
}

/** Words that are names more than anything else by the lists alone: the first guess, for grouping neighbours. */
export function likelyNames(candidates: ReadonlyMap<string, Candidate>, news: News): Set<string> {
  const names = new Set<string>();
  for (const [word, { wikidata, inside, seen }] of candidates) {
    const annotated = inside > 0.7 * seen && (inside >= 2 || wikidata > 0);
    const listed = seen === 0 && wikidata > 0 && wikidata * 100 >= news.count(word);
    if (annotated || listed) names.add(word);
  }
  return names;
}

const ENCLITICS = ['ها', 'هم', 'هما', 'نا', 'ك'];

/** How often the word stands with and without the article, in the feminine, with tanwin, with pronouns. */
function inflection(
  word: string,
  news: News,
): { article: number; feminine: number; tanwin: number; pronoun: number } {
  return {
    article: news.count(word.startsWith('ال') ? word.slice(2) : 'ال' + word),
    feminine: news.count(word + 'ه'),
    tanwin: news.count(word + 'ا'),
    pronoun: ENCLITICS.reduce((sum, enclitic) => sum + news.count(word + enclitic), 0),
  };
}

function featuresOf(
  word: string,
  candidate: Candidate,
  evidence: Evidence,
  news: News,
  isPlace: boolean,
): number[] {
  const log = Math.log1p;
  const { count, context } = evidence;
  const known = count > 0 ? 1 : 0;
  const odds = (p: number): number => known * Math.log((p + 0.005) / (1.005 - p));
  const definite = word.startsWith('ال') ? 1 : 0;
  const { article, feminine, tanwin, pronoun } = inflection(word, news);
  const inflected = article + feminine + tanwin + pronoun;
  return [
    odds(context.PER),
    odds(context.LOC),
    odds(context.ORG),
    known,
    log(count),
    log(candidate.wikidata),
    candidate.wikidata > 0 ? 1 : 0,
    log(candidate.aligned),
    log(article) - log(count),
    log(feminine) - log(count),
    log(tanwin) - log(count),
    log(pronoun) - log(count),
    log(inflected) - log(count),
    count >= 10 && inflected === 0 ? 1 : 0,
    definite,
    definite * (log(article) - log(count)),
    definite * (log(feminine) - log(count)),
    definite * log(candidate.wikidata + candidate.aligned),
    isPlace ? 1 : 0,
    word.length,
  ];
}

/** The estimated share of each candidate's occurrences that stand in a person's name. */
export function nameShares(
  candidates: ReadonlyMap<string, Candidate>,
  evidence: ReadonlyMap<string, Evidence>,
  news: News,
  places: ReadonlySet<string>,
): Map<string, number> {
  const features = (word: string): number[] =>
    featuresOf(word, candidates.get(word)!, evidence.get(word)!, news, places.has(word));
  const known = [...candidates].filter(([, { seen }]) => seen >= 4);
  const predict = fitLogistic(
    known.map(([word, { inside, seen }]) => ({
      features: features(word),
      target: inside / seen,
      weight: Math.min(seen, 20),
    })),
  );
  const share = (word: string, { inside, seen }: Candidate): number =>
    (inside + PRIOR_WEIGHT * predict(features(word))) / (seen + PRIOR_WEIGHT);
  return new Map([...candidates].map(([word, candidate]) => [word, share(word, candidate)]));
}

/** The flag of a candidate, or null where it is not worth a line. */
export function flagOf(
  word: string,
  share: number,
  candidate: Candidate,
  evidence: Evidence,
  news: News,
): PersonToken['flag'] | null {
  const { wikidata, aligned, inside, seen } = candidate;
  const { count, withProclitic } = evidence;
  if (word.length < 2) return null;
  // و + زير: the word behind a proclitic is another word.
  const hidden = withProclitic > 3 * (count + 3);
  if (count === 0) {
    // Unknown to 17 million words of news: a listed name is no common word.
    if (wikidata > 0 && seen === inside && !hidden && share >= 0.475) return 'name';
    return share >= 0.55 ? 'name' : wikidata + inside + aligned >= 3 && share >= 0.3 ? 'both' : null;
  }
  const { article, feminine, pronoun } = inflection(word, news);
  const listed = wikidata + inside + aligned > 0;
  // A surname like الكعبي has no feminine in the news; an adjective like الفلسطيني has.
  const surname =
    word.startsWith('ال') && word.endsWith('ي') && count >= NEWS_FLOOR && feminine <= 0.1 * count;
  if (surname && share >= 0.3) return share >= 0.45 ? 'name' : 'both';
  if (!listed) return harvestedFlag(word, share, count);
  const often = inside >= 30;
  if (!often && seen >= 50 && inside < 0.15 * seen) return null;
  // A title before names: annotators put it now inside, now outside.
  if (!often && wikidata < 10 && seen >= 10 && inside < 0.35 * seen && evidence.context.PER > 0.15)
    return null;
  // علي is a name, though folding makes it one with على.
  if (share < (wikidata >= 10 || often ? 0.18 : 0.25)) return inside >= 200 ? 'both' : null;
  if (wikidata + aligned < 4 && count >= 30 && evidence.context.PER < 0.1 && share < 0.6) return null;
  if (hidden) return inside >= 2 || wikidata >= 5 ? 'both' : null;
  if (word.startsWith('ال')) return share >= (article > 0.1 * count ? 0.8 : 0.6) ? 'name' : 'both';
  const inflected = count < 20 ? 0 : (article + feminine + pronoun) / count;
  return share >= (inflected > 0.25 ? 0.93 : inflected > 0.05 ? 0.7 : 0.6) ? 'name' : 'both';
}

/** The flag of a word that no list has, only the news. */
function harvestedFlag(word: string, share: number, count: number): PersonToken['flag'] | null {
  if (word.startsWith('عبدال') && word.length > 7 && share >= 0.3) return 'name';
  if (count < 2 * NEWS_FLOOR || 'وفبلك'.includes(word[0]!) || share < 0.65) return null;
  return share >= 0.78 ? 'name' : 'both';
}

/** Another candidate behind a proclitic (ومحمد) or before the alef of tanwin (محمدا). */
function isInflected(
  word: string,
  candidate: Candidate,
  kept: ReadonlyMap<string, PersonToken['flag']>,
  news: News,
): boolean {
  if (candidate.wikidata >= 5) return false;
  // فراج is not ف before راج: و and ل stand before names every day, ف ب ك seldom.
  if (candidate.wikidata > 0 && kept.get(word) === 'name' && !'ول'.includes(word[0]!)) return false;
  const parts = [word.slice(1), word.endsWith('ا') ? word.slice(0, -1) : ''];
  if (word.startsWith('لل')) parts.push('ال' + word.slice(2));
  const clitic = 'وفبلك'.includes(word[0]!);
  return parts.some(
    (part, i) =>
      (i > 0 || clitic) && kept.has(part) && part.length > 2 && news.count(part) > news.count(word),
  );
}

/** Persian ya and kaf as the Arabic letters. */
const plain = (word: string): string => word.replaceAll('ی', 'ي').replaceAll('ک', 'ك');

/** The table. `titles`: words before names, which are left out where they are not names mostly. */
export function personTokens(
  candidates: ReadonlyMap<string, Candidate>,
  evidence: ReadonlyMap<string, Evidence>,
  shares: ReadonlyMap<string, number>,
  titles: ReadonlySet<string>,
  news: News,
): PersonToken[] {
  const flags = new Map<string, PersonToken['flag']>();
  for (const [word, candidate] of candidates) {
    const flag = flagOf(word, shares.get(word)!, candidate, evidence.get(word)!, news);
    if (flag !== null) flags.set(word, flag);
  }
  const tokens: PersonToken[] = [];
  for (const [word, flag] of flags) {
    const candidate = candidates.get(word)!;
    if (isInflected(word, candidate, flags, news)) continue;
    // الشيخ stands in many names, but it is a title.
    if (shares.get(word)! < 0.45 && word.startsWith('ال') && titles.has(word)) continue;
    const { spelling, wikidata, inside, aligned } = candidate;
    tokens.push({ token: plain(spelling || news.spelling(word)), count: wikidata + inside + aligned, flag });
  }
  return tokens.sort((a, b) => byCodePoint(a.token, b.token));
}
