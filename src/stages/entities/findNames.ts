import type { Span } from '../../text/span.js';
import type { Candidate } from './candidate.js';
import { choose } from './choose.js';
import { findByHead } from './heads.js';
import { cutToFamily, recall, rememberNames } from './memory.js';
import { findAcronyms, findDotted, findOrganisations } from './organisations.js';
import { findPersons, NO_CUE, SPEECH_CUE } from './persons.js';
import { findPlaces } from './places.js';
import { findQuoted } from './quoted.js';
import type { Scene } from './scene.js';
import { findByTail } from './tails.js';
import { findTitles } from './titles.js';
import { findLatin, findWorks } from './works.js';

/** The named entities of a document, in order of text, and the title before a token. */
export interface FoundNames {
  readonly names: readonly Candidate[];
  readonly taken: Uint8Array;
  titleBefore(token: number): Span | null;
}

/**
 * Finds named entities: the rules propose candidates, `choose` keeps those that do not overlap, and the memory of
 * the document finds the names again where they stand without a cue.
 */
export function findNames(scene: Scene): FoundNames {
  const candidates: Candidate[] = [];
  findPlaces(scene, candidates);
  findOrganisations(scene, candidates);
  findDotted(scene, candidates);
  findWorks(scene, candidates);
  const bodyEnd = new Int32Array(scene.count + 1).fill(-1);
  const bodyStart = new Int32Array(scene.count + 1).fill(-1);
  markEnds(candidates, bodyEnd);
  for (const { first, last } of candidates)
    bodyStart[last] = bodyStart[last]! < 0 ? first : Math.min(first, bodyStart[last]!);
  const byHead: Candidate[] = [];
  findByHead(scene, bodyEnd, byHead);
  markEnds(byHead, bodyEnd);
  candidates.push(...byHead);
  findByTail(scene, bodyStart, candidates);
  const titles = findTitles(scene, bodyEnd);
  findPersons(scene, titles.cues, candidates);
  findQuoted(
    scene,
    (token) => titles.cues[token] !== NO_CUE && titles.cues[token] !== SPEECH_CUE,
    candidates,
  );
  const typeEnding = new Map(candidates.map(({ last, type }) => [last, type]));
  findLatin(scene, (token) => typeEnding.get(token) ?? null, candidates);
  findAcronyms(scene, candidates, candidates);
  // A name once found in full is found in full everywhere, also where a rule saw only a part of it.
  const first = choose(candidates, new Uint8Array(scene.count));
  const seen = new Set(candidates.map(keyOf));
  const again = recall(scene, rememberNames(scene, first), 2, new Uint8Array(scene.count));
  const taken = new Uint8Array(scene.count);
  const chosen = choose(
    [...cutToFamily(scene, candidates, first), ...again.filter((found) => !seen.has(keyOf(found)))],
    taken,
  );
  const short = recall(scene, rememberNames(scene, chosen), 1, taken);
  for (const candidate of short) taken.fill(1, candidate.first, candidate.last + 1);
  const names = [...chosen, ...short].sort((a, b) => a.first - b.first);
  return { names, taken, titleBefore: titles.before };
}

function markEnds(candidates: readonly Candidate[], ends: Int32Array): void {
  for (const { first, last } of candidates) if (last > ends[first]!) ends[first] = last;
}

function keyOf({ first, last, type }: Candidate): string {
  return `${first} ${last} ${type}`;
}
