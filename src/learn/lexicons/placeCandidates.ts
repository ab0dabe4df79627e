/** Candidates for the lexicon of places, from gazetteers, aligned lists and annotated corpora. */

import { fold } from '../../text/fold.js';
import type { NamedEntity } from './corpora.js';
import type { GazetteerPlace } from './gazetteers.js';
import { LOOSE_HEADS, PLACE_HEADS, type PlaceKind } from './heads.js';
import { soundsLike } from './transliteration.js';
import { byCodePoint, groupBy, keyOf, nameWords } from './words.js';

/** One candidate name. `whole` and `otherwise` count entities of just this name: as a place, and of other classes. */
export interface PlaceCandidate {
  name: string;
  kind: PlaceKind;
  country: string;
  wikidata: string;
  population: number;
  /** In a gazetteer, populous enough, and its Arabic sounds like its English. */
  listed: boolean;
  /** In a gazetteer at all. */
  gazetteer: boolean;
  aligned: number;
  whole: number;
  otherwise: number;
}

/** Countries of the Arab world, whose small towns news names. */
export const ARAB = new Set(
  'AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE EH'.split(' '),
);
const ARAB_FLOOR = 5000;
const FLOOR = 50_000;

const FINE_KINDS = new Map<string, PlaceKind>([
  ['Nation', 'country'],
  ['Population-Center', 'city'],
  ['State-or-Province', 'region'],
  ['County-or-District', 'region'],
  ['GPE-Cluster', 'region'],
  ['Continent', 'region'],
  ['Water-Body', 'natural'],
  ['Land-Region-Natural', 'natural'],
  ['Land', 'natural'],
]);

/** Every name that may be a place, by folded name. */
export function placeCandidates(
  gazetteer: readonly GazetteerPlace[],
  aligned: readonly string[][],
  entities: readonly NamedEntity[],
): Map<string, PlaceCandidate> {
  const candidates = new Map<string, PlaceCandidate>();
  const of = (words: readonly string[], kind: PlaceKind): PlaceCandidate => {
    const key = keyOf(words);
    let found = candidates.get(key);
    if (found === undefined) {
      found = {
        name: words.join(' '),
        kind,
        country: '',
        wikidata: '',
        population: 0,
        listed: false,
        gazetteer: false,
        aligned: 0,
        whole: 0,
        otherwise: 0,
      };
      candidates.set(key, found);
    }
    return found;
  };
  const english = groupBy(gazetteer, (place) => place.english.toLowerCase());
  for (const places of groupByName(gazetteer).values()) {
    const rivals = places.flatMap((place) => english.get(place.english.toLowerCase()) ?? []);
    addGazetteer(of(places[0]!.words, 'city'), places, rivals);
  }

  const kindOf = (words: readonly string[]): PlaceKind =>
    PLACE_HEADS.get(fold(words[0]!)) ??
    (words.length > 1 && words.at(-1)!.startsWith('ال') ? 'region' : 'city');
  for (const words of aligned) of(words, kindOf(words)).aligned++;

  const kinds = new Map<string, Map<PlaceKind, number>>();
  for (const { words: written, class: entityClass, fine } of entities) {
    const words = nameWords(written.join(' '));
    if (words === null) continue;
    const key = keyOf(words);
    if (entityClass !== 'LOC') {
      const found = candidates.get(key);
      if (found !== undefined) found.otherwise++;
      continue;
    }
    of(words, kindOf(words)).whole++;
    const kind = FINE_KINDS.get(fine);
    if (kind === undefined) continue;
    const tally = kinds.get(key) ?? new Map<PlaceKind, number>();
    kinds.set(key, tally.set(kind, (tally.get(kind) ?? 0) + 1));
  }
  for (const [key, tally] of kinds) correctKind(candidates.get(key)!, tally);
  return candidates;
}

/** What the corpora call the place most often, where no gazetteer knows it or knows only a hamlet of the name. */
function correctKind(candidate: PlaceCandidate, tally: ReadonlyMap<PlaceKind, number>): void {
  const [kind, times] = [...tally].sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]))[0]!;
  if (kind === 'natural' && times < 3) return;
  if (!candidate.gazetteer || (candidate.kind === 'region' && kind === 'city')) {
    candidate.kind = kind;
  } else if (candidate.kind === 'city' && kind !== 'city' && times >= 3 && candidate.population < 100_000) {
    Object.assign(candidate, { kind, country: '', wikidata: '' });
  }
}

type NamedPlace = GazetteerPlace & { words: string[] };

/** Places under each folded name, and again without a loose head (مدينة العين, العين). */
function groupByName(gazetteer: readonly GazetteerPlace[]): Map<string, NamedPlace[]> {
  const named = gazetteer.flatMap((place): NamedPlace[] => {
    const words = nameWords(place.name);
    if (words === null) return [];
    const loose = words.length > 1 && LOOSE_HEADS.has(fold(words[0]!));
    return loose
      ? [
          { ...place, words },
          { ...place, words: words.slice(1) },
        ]
      : [{ ...place, words }];
  });
  return groupBy(named, ({ words }) => keyOf(words));
}

export const RANK: Record<PlaceKind, number> = { country: 3, capital: 2, region: 1, city: 1, natural: 0 };

/** Regions come without a population; they count as this many people. */
const REGION_POPULATION = 500_000;

const weightOf = ({ kind, population }: GazetteerPlace): number =>
  kind === 'region' ? Math.max(population, REGION_POPULATION) : Math.max(population, 1);

/** The Arabic sounds like the English, and enough people live there. */
function isListed({ english, country, population, kind, words, trusted }: NamedPlace): boolean {
  if (trusted) return true;
  const large = kind !== 'city' || population >= (ARAB.has(country) ? ARAB_FLOOR : FLOOR);
  return large && soundsLike(words, english);
}

/**
 * One name, several places (`rivals` are places of the same English name): a country is kept before all; else a
 * capital, or what has ten times the people of the next; else the country stays empty.
 */
function addGazetteer(
  candidate: PlaceCandidate,
  places: readonly NamedPlace[],
  rivals: readonly GazetteerPlace[],
): void {
  const sorted = [...places, ...rivals].sort(
    (a, b) => RANK[b.kind] - RANK[a.kind] || weightOf(b) - weightOf(a),
  );
  const first = sorted[0]!;
  const abroad = sorted.filter(({ country }) => country !== first.country);
  const clear =
    first.kind === 'country' ||
    (first.kind === 'capital' && !abroad.some(({ kind, country }) => kind !== 'city' && ARAB.has(country))) ||
    abroad.every((other) => weightOf(first) > 10 * weightOf(other));
  const listed = places.filter(isListed);
  candidate.gazetteer = true;
  candidate.name = (listed[0] ?? places[0]!).words.join(' ');
  candidate.listed = listed.length > 0;
  candidate.kind = first.kind === 'capital' && !clear ? 'city' : first.kind;
  if (RANK[candidate.kind] === 1)
    candidate.kind = PLACE_HEADS.get(fold(places[0]!.words[0]!)) ?? candidate.kind;
  candidate.population = Math.max(...places.map(({ population }) => population));
  if (!clear || !listed.some(({ country }) => country === first.country)) return;
  const known = sorted.find(({ country, wikidata }) => country === first.country && wikidata !== '');
  Object.assign(candidate, { country: first.country, wikidata: known?.wikidata ?? '' });
}
