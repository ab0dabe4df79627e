import { named, type Candidate } from './candidate.js';
import { COMMON, MONTH, PERSON } from './flags.js';
import { sameSentence, WORD, type Match, type Scene } from './scene.js';

/**
 * Finds places of the lists. A place that is also an ordinary word or a name of persons needs a cue beside it:
 * a preposition of place, or a head such as مدينة.
 */
export function findPlaces(scene: Scene, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    for (const match of scene.matches[i]!) {
      const found = placeOf(scene, match);
      if (found) {
        out.push(found);
        break;
      }
    }
  }
}

function placeOf(scene: Scene, match: Match): Candidate | null {
  const { entry, first, last, skip } = match;
  if (entry.kind !== 'place') return null;
  // آب after a day is the month.
  if (last === first && flagsOf(scene, match) & MONTH && !isHeaded(scene, first)) return null;
  if (last === first && !isSpelledAlike(scene.words[first]!.norm.slice(skip), entry.name)) return null;
  // مدينة جرجيس in a list is the place جرجيس: its head only tells the kind.
  if (last > first && isPlaceHead(scene, first, false)) return null;
  const cued = hasPlaceCue(scene, match);
  if (entry.known) {
    if (
      entry.ambiguous &&
      !(cued && (last > first || isHeaded(scene, first) || !(flagsOf(scene, match) & COMMON)))
    )
      return null;
    return named(first, last, skip, 'LOC', 'place-known', entry.subtype, entry.country);
  }
  // One word that a generated list has, without a cue, is more often something else.
  if (last === first && (!cued || flagsOf(scene, match) & (COMMON | PERSON))) return null;
  const rule = cued ? 'place-list-cued' : 'place-list';
  return named(first, last, skip, 'LOC', rule, entry.subtype, entry.country);
}

/** False where the text has a letter that the name cannot have: إطار is not أطار, مالية is not ماليه. */
export function isSpelledAlike(word: string, name: string): boolean {
  if (word.length !== name.length) return true;
  for (let i = 0; i < word.length; i++) {
    const a = word[i]!;
    const b = name[i]!;
    if (a !== b && a !== 'ا' && b !== 'ا' && HAMZA.has(a)) return false;
    if (a !== b && (a === 'ة' || (b === 'ا' && a === 'آ'))) return false;
  }
  return true;
}

const HAMZA: ReadonlySet<string> = new Set(['أ', 'إ', 'آ', 'ؤ', 'ئ']);

function flagsOf(scene: Scene, { first, skip }: Match): number {
  return scene.words[first]!.readings.find((reading) => reading.skip === skip)?.flags ?? 0;
}

function isHeaded(scene: Scene, first: number): boolean {
  return sameSentence(scene, first, first - 1) && isPlaceHead(scene, first - 1);
}

/** A place head or a preposition right before, or ب glued to the name. */
function hasPlaceCue(scene: Scene, match: Match): boolean {
  const { first, skip } = match;
  if (skip > 0 && scene.words[first]!.norm[skip - 1] === 'ب') return true;
  const before = first - 1;
  if (!sameSentence(scene, first, before) || scene.kinds[before] !== WORD) return false;
  if (scene.words[before]!.whole.core === 'في') return true;
  return isPlaceHead(scene, before);
}

/** True where a word that opens the name of a place stands at `i`; `inside`: whether it belongs to the name. */
export function isPlaceHead(scene: Scene, i: number, inside?: boolean): boolean {
  return scene.matches[i]!.some(
    ({ entry, last }) =>
      entry.kind === 'head' &&
      entry.type === 'LOC' &&
      last === i &&
      (inside === undefined || entry.inside === inside),
  );
}
