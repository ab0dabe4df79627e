import type { LayerData } from '../../model/layerData.js';
import type { Entities } from '../../model/layers.js';
import type { Mention } from './mentions.js';
import { FEMININE, MASCULINE, sameSentence, type Reading } from './reading.js';
import { titleAt, type Lists, type Titles } from './wordLists.js';

export type Gender = 'm' | 'f';
/** What one word tells: `m?` is a masculine title of office, which women bear as well (قالت المدير العام سارة). */
export type Told = Gender | 'm?';

/**
 * The gender that all that is told comes to; null where it contradicts itself.
 *
 * @param given the gender of the given name, for where the text does not tell
 */
export function settle(told: ReadonlySet<Told>, given: Gender | null): Gender | null {
  if (told.has('f')) return told.has('m') ? null : 'f';
  if (told.has('m')) return 'm';
  if (told.has('m?')) return given === 'f' ? null : 'm';
  return given;
}

/** What a title, as the keys of its words, tells: the first listed title in it that has a gender. */
export function genderOfTitle(words: readonly string[], titles: Titles, lists: Lists): Told | null {
  // زوجة الرئيس فلان may be the president or his wife.
  if (words.some((word) => lists.kin.has(word))) return null;
  for (let i = 0; i < words.length; i++) {
    const found = titleAt(titles, words, i);
    if (!found || lists['no-gender'].has(words[i]!)) continue;
    const { takesComplement, gender, class: kind } = found.title;
    // وزير alone before a name is of what follows.
    if (takesComplement && words.length === found.length) return null;
    return gender === 'f' || lists['throne-class'].has(kind) ? gender : 'm?';
  }
  return null;
}

/**
 * The gender that the words around a mention of a person tell, titles apart: a verb of saying right before it or its
 * title (قالت ميركل), or right behind a name that follows أن or إن, or الذي and التي behind it. Null where there is
 * none.
 *
 * @param first the token that the mention or its title begins with
 */
export function genderOfContext(
  reading: Reading,
  entities: LayerData<typeof Entities>,
  mention: Mention,
  first: number,
  lists: Lists,
): Gender | null {
  const titleStart = entities.columns.title.starts[mention.row]!;
  const before = sameSentence(reading, first, first - 1) ? first - 1 : -1;
  const behind = sameSentence(reading, mention.from, mention.to) ? mention.to : -1;
  // وميركل is second of two: the verb before agrees with the first.
  const glued = reading.starts[first]! < (titleStart < 0 ? entities.starts[mention.row]! : titleStart);
  const spoken = before >= 0 && !glued ? reading.speech[before]! : 0;
  if (spoken !== 0) return spoken === FEMININE ? 'f' : 'm';
  if (behind < 0 || (before >= 0 && reading.construct[before] === 1)) return null;
  const key = reading.keys(behind);
  if (lists['relative-m'].has(key)) return 'm';
  if (lists['relative-f'].has(key)) return 'f';
  // At the head of a sentence the name may be a byline: رانيا الغزاوي أكد الدكتور.
  const opens = before >= 0 && lists['clause-opener'].has(reading.keys(before));
  const verb = opens ? reading.speech[behind]! : 0;
  return verb === FEMININE ? 'f' : verb === MASCULINE ? 'm' : null;
}
