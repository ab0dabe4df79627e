import { BARRIER, NATIONALITY, PERSON, PERSON_NAME } from './flags.js';
import { isDefinite } from './definite.js';
import { SPORT, type HeadEntry } from './lexicon.js';
import { sameSentence, type Match, type Scene } from './scene.js';

/** مركز دبي المرحلة الأولى: a definite noun with an adjective of its own behind a name begins another phrase. */
export function beginsPhrase(scene: Scene, i: number): boolean {
  const { core, flags } = scene.words[i]!.whole;
  if (!core.startsWith('ال') || flags & (PERSON | NATIONALITY) || isNisba(core)) return false;
  return sameSentence(scene, i, i + 1) && scene.proclitics[i + 1] === 0 && isDefinite(scene, i + 1);
}

/** True where nothing or adjectives of nationality alone stand from token `first` to `last`. */
export function isNation(scene: Scene, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (!(scene.words[i]!.flags & NATIONALITY)) return false;
  return true;
}

/** و before another head, a title or a person begins another name; no name of a place goes on behind و. */
export function endsCoordination(scene: Scene, head: HeadEntry, i: number): boolean {
  const { norm, readings } = scene.words[i]!;
  if (!startsWithWaw(norm) || norm.length < 3 || scene.proclitics[i] === 0) return false;
  if (head.type === 'LOC') return true;
  if (norm.startsWith('ال', 1)) return false;
  if (readings.some(({ skip, flags }) => skip === 1 && flags & PERSON_NAME)) return true;
  return scene.matches[i]!.some(
    ({ entry, skip }) => skip === 1 && (entry.kind === 'head' || (entry.kind === 'title' && entry.takesName)),
  );
}

export function isJoinedByLam(scene: Scene, i: number): boolean {
  return scene.proclitics[i]! > 0 && scene.words[i]!.norm.startsWith('ل');
}

/** A definite plural in ات that is no adjective: السلطات, but not الديمقراطيات. */
export function isPluralNoun(core: string): boolean {
  return core.startsWith('ال') && core.endsWith('ات') && !core.endsWith('يات');
}

export function startsWithWaw(norm: string): boolean {
  return norm.charCodeAt(0) === 0x648;
}

/** الفحص الدوري الشامل: behind a definite noun a head that ends like an adjective is one. */
export function isAdjective(scene: Scene, { first, last, skip }: Match): boolean {
  if (last > first || skip > 0 || !isDefinite(scene, first) || !isNisba(scene.words[first]!.whole.core))
    return false;
  const before = first - 1;
  return (
    sameSentence(scene, first, before) &&
    isDefinite(scene, before) &&
    (scene.words[before]!.flags & (PERSON_NAME | NATIONALITY | BARRIER)) === 0
  );
}

/** دائرة بنزرت, معتمدية المكناسي: a head of bodies that is also one of regions tells the kind of a listed place. */
export function isRegionOnly(scene: Scene, match: Match, bodyEnd: Int32Array): boolean {
  if (match.entry.kind !== 'head' || match.entry.type !== 'ORG' || match.entry.strong) return false;
  const next = match.last + 1;
  if (bodyEnd[next]! < next || !scene.matches[next]!.some(({ entry }) => entry.kind === 'place'))
    return false;
  const after = bodyEnd[next]! + 1;
  if (sameSentence(scene, next, after) && isDefinite(scene, after)) return false;
  return scene.matches[match.first]!.some(
    ({ entry, last }) =>
      entry.kind === 'head' &&
      entry.type === 'LOC' &&
      entry.subtype === 'region' &&
      !entry.inside &&
      last === match.last,
  );
}

/** الدوري الإيطالي لكرة القدم: the sport belongs to the name of a competition. */
export function sportEnd(scene: Scene, head: HeadEntry, last: number): number {
  if (head.subtype !== 'competition' || !sameSentence(scene, last, last + 1)) return last;
  const sport = scene.matches[last + 1]!.find(
    ({ entry }) => entry.kind === 'tail' && entry.subtype === SPORT,
  );
  return sport ? sport.last : last;
}

/** An adjective in ي or ية. */
function isNisba(core: string): boolean {
  return core.endsWith('ي') || core.endsWith('يه');
}
