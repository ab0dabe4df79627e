import { isDefinite } from './definite.js';
import { COMMON, FREQUENT, NAME_STOP, NATIONALITY, PERSON, PERSON_PREFIX } from './flags.js';
import { sameSentence, WORD, type Scene } from './scene.js';

const WAW = 0x648;

/**
 * A definite word behind a given name is the family name: one that ends like النعيمي, and right behind the
 * given name also a word that is not too frequent (يوسف الشاهد).
 */
export function isFamilyName(scene: Scene, i: number, core: string, second: boolean, names: number): boolean {
  if (!isDefinite(scene, i) || !core.startsWith('ال') || core.length < 5) return false;
  const { flags } = scene.words[i]!.whole;
  if (flags & NAME_STOP) return false;
  // خالد علي الجلاف, معاذ الكساسبة: a definite word that news hardly has.
  if (
    names > 0 &&
    !(flags & COMMON) &&
    !isListed(scene, i) &&
    !isTitleStart(scene, i) &&
    !isPlural(core) &&
    (second || !takesPreposition(scene, i))
  ) {
    return true;
  }
  if (second && names > 0)
    return core.endsWith('ي') || !(flags & FREQUENT || isPluralOrFeminine(core) || isListed(scene, i));
  return core.endsWith('ي') && !(flags & NATIONALITY) && !isTitleStart(scene, i);
}

/** A definite name that ends in ي and is no adjective of nationality. */
export function isSurname(scene: Scene, i: number): boolean {
  return (
    isPersonWord(scene, i) &&
    isDefinite(scene, i) &&
    scene.words[i]!.norm.endsWith('ي') &&
    !(scene.words[i]!.whole.flags & NATIONALITY)
  );
}

/** لويس سواريز الطامح للانتقال: what a preposition goes on with is no name. */
function takesPreposition(scene: Scene, i: number): boolean {
  const next = i + 1;
  if (!sameSentence(scene, i, next)) return false;
  const { norm, whole } = scene.words[next]!;
  return whole.core === 'الي' || (scene.proclitics[next]! > 0 && norm.charCodeAt(0) !== WAW);
}

function isPluralOrFeminine(core: string): boolean {
  return isPlural(core) || core.endsWith('ه');
}

export function isPlural(core: string): boolean {
  return ['ات', 'ين', 'ون'].some((ending) => core.endsWith(ending));
}

export function isListed(scene: Scene, i: number): boolean {
  return scene.matches[i]!.some(
    ({ entry }) => entry.kind === 'place' || entry.kind === 'organisation' || entry.kind === 'head',
  );
}

export function isTitleStart(scene: Scene, i: number): boolean {
  return scene.matches[i]!.some((match) => match.entry.kind === 'title' && match.skip === 0);
}

/** True for a word that is or may be the name of a person, and no prefix of one. */
export function isPersonWord(scene: Scene, i: number): boolean {
  if (i >= scene.count || scene.kinds[i] !== WORD) return false;
  const { flags } = scene.words[i]!.whole;
  return (flags & PERSON) !== 0 && (flags & PERSON_PREFIX) === 0;
}
