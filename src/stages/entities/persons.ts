import { named, type Candidate } from './candidate.js';
import { isDefinite } from './definite.js';
import {
  BARRIER,
  COMMON,
  FREQUENT,
  FUNCTION_WORD,
  MONTH,
  NATIONALITY,
  PERSON,
  PERSON_CLOSER,
  PERSON_NAME,
  PERSON_OR_WORD,
  PERSON_PREFIX,
  SPEECH_VERB,
  TIME_WORD,
  WEEKDAY,
} from './flags.js';
import { sameSentence, WORD, type Scene } from './scene.js';
import { isFamilyName, isListed, isPersonWord, isPlural, isSurname, isTitleStart } from './surnames.js';
import type { RuleName } from './ruleScores.js';
import type { Word } from './words.js';

const LONGEST_NAME = 7;

/** Where a person's name is to be expected: nothing, an adjective of nationality, a title, a verb of saying before it. */
export const NO_CUE = 0;
export const NATIONALITY_CUE = 1;
export const TITLE_CUE = 2;
export const SPEECH_CUE = 3;
/** Behind the complement of a title: وزير الخارجية. */
export const COMPLEMENT_CUE = 4;

/**
 * Finds the names of persons: sequences of name words, and words that no list knows where a title or an adjective
 * of nationality announces a person.
 *
 * @param cues one of NO_CUE, NATIONALITY_CUE, TITLE_CUE a token: what stands right before it
 */
export function findPersons(scene: Scene, cues: Uint8Array, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    if (scene.kinds[i] !== WORD) continue;
    const found = personAt(scene, i, cues[i]!);
    if (found) {
      out.push(found);
      i = found.last;
    }
  }
}

function personAt(scene: Scene, first: number, cue: number): Candidate | null {
  const word = scene.words[first]!;
  for (const reading of word.readings) {
    const { flags, skip } = reading;
    if (flags & (BARRIER | SPEECH_VERB) && !(flags & PERSON_NAME)) return null;
    // الهادي مجدوب stands behind a title only, الله is never the first word.
    if (flags & PERSON_CLOSER && !(flags & PERSON_NAME) && (cue === NO_CUE || flags & FREQUENT)) return null;
    const listed = (flags & (PERSON | PERSON_PREFIX)) !== 0;
    if (!listed && !(skip === 0 && mayOpenName(scene, first, cue))) continue;
    // الرئيس التركي أردوغان: the adjective belongs to the title.
    if (listed && flags & NATIONALITY && isDefinite(scene, first) && isPersonWord(scene, first + 1))
      return null;
    // الشيخ and السيد are names of persons as well; before a name they are titles.
    if (listed && isDefinite(scene, first) && isTitleStart(scene, first) && namesFollow(scene, first + 1))
      return null;
    if (skip > scene.proclitics[first]! && word.whole.flags !== 0) continue;
    // مالك النادي أبراموفيتش: an office that is also a name.
    if (cue === NO_CUE && isOffice(scene, first) && scene.words[first + 1]!.whole.flags & COMMON) return null;
    const last = nameEnd(scene, first, flags, cue);
    const rule = ruleFor(scene, first, last, flags, cue);
    if (rule) return named(first, last, skip, 'PER', rule);
    if (skip === 0 && flags !== 0) return null;
  }
  return null;
}

/** A word that no list knows opens a name behind a cue, or before a word that is nothing but a name. */
function mayOpenName(scene: Scene, first: number, cue: number): boolean {
  if (isListed(scene, first)) return false;
  // لإيميلي: ل and a name.
  const { whole, readings, noun } = scene.words[first]!;
  if (whole.flags === 0 && readings.some(({ skip, flags }) => skip > 0 && flags & PERSON)) return false;
  const next = first + 1;
  const beforeName = sameSentence(scene, first, next) && (scene.words[next]!.whole.flags & PERSON_NAME) !== 0;
  if (!mayBeName(scene, first)) {
    // الرئيس قيس سعيد: between a title and a name also a word of every day is a name.
    return cue === TITLE_CUE && (beforeName || isSurname(scene, next)) && isBareNoun(scene, first);
  }
  if (noun && !beforeName && !isSurname(scene, next)) return false;
  const definite = isDefinite(scene, first);
  if (cue === TITLE_CUE) return !definite || scene.words[first]!.norm.endsWith('ي');
  if (cue !== NO_CUE) return !definite && !isPlural(scene.words[first]!.norm);
  if (definite || scene.words[first]!.inflected) return false;
  return beforeName && scene.kinds[next] === WORD;
}

/** No article, no proclitic, no title, and no word that ends a name. */
function isBareNoun(scene: Scene, i: number): boolean {
  const { flags } = scene.words[i]!;
  if (flags & (BARRIER | NATIONALITY | SPEECH_VERB | FREQUENT) || scene.proclitics[i]! > 0) return false;
  return !isDefinite(scene, i) && !isTitleStart(scene, i);
}

/** A name of persons, or another word with one behind it. */
function namesFollow(scene: Scene, i: number): boolean {
  if (isPersonWord(scene, i)) return true;
  if (!sameSentence(scene, i - 1, i + 1) || scene.kinds[i] !== WORD || isDefinite(scene, i)) return false;
  return (scene.words[i + 1]!.whole.flags & (PERSON_NAME | PERSON_PREFIX)) !== 0;
}

type PersonRule = Extract<RuleName, `person-${string}`>;

function ruleFor(scene: Scene, first: number, last: number, flags: number, cue: number): PersonRule | null {
  const length = last - first + 1;
  if (flags & PERSON_PREFIX) return length > 1 && !isDefinite(scene, first) ? 'person-prefix' : null;
  // الفريق جاهز: a word of every day alone behind a title is no name.
  if (length === 1 && flags & PERSON_OR_WORD && flags & COMMON) return null;
  if (cue === TITLE_CUE) return 'person-title';
  if (cue === COMPLEMENT_CUE) return length > 1 || flags & PERSON ? 'person-title' : null;
  if (cue === NATIONALITY_CUE) return length > 1 || flags & PERSON_NAME ? 'person-nationality' : null;
  if (cue === SPEECH_CUE) return flags & PERSON_NAME && length > 1 ? 'person-sequence' : 'person-speaker';
  if (length === 1) return flags & PERSON_NAME ? 'person-alone' : null;
  if (flags & PERSON_NAME) return 'person-sequence';
  // Words that are also ordinary words make a name only with a word that is nothing but a name, or with الـ…ي.
  for (let i = first + 1; i <= last; i++) {
    const next = scene.words[i]!;
    if (next.whole.flags & PERSON_NAME || !next.ordinary) return 'person-sequence';
  }
  return null;
}

/** The last token of the name that begins at `first`. */
function nameEnd(scene: Scene, first: number, firstFlags: number, cue: number): number {
  let last = first;
  // The last token of the given name: صلاح الدين, عبد الله.
  let given = first;
  let names = firstFlags & PERSON_NAME ? 1 : 0;
  for (let i = first + 1; i < first + LONGEST_NAME && sameSentence(scene, first, i); i++) {
    const word = scene.words[i]!;
    if (scene.kinds[i] !== WORD) {
      // أحمد «أبو ليلى» سالم: a nickname in marks inside the name.
      const close = scene.closing[i]!;
      if (
        close > i &&
        close <= i + 3 &&
        sameSentence(scene, i, close + 1) &&
        isPersonWord(scene, close + 1)
      ) {
        last = i = close + 1;
        continue;
      }
      // فيلاش-بواش: a hyphen without spaces joins two parts of a name.
      if (!isHyphen(scene, i) || !mayFollowPrefix(scene, i + 1)) break;
      last = ++i;
      continue;
    }
    const { flags, core } = word.whole;
    if (flags & PERSON_PREFIX) {
      if (!sameSentence(scene, first, i + 1) || !mayFollowPrefix(scene, i + 1)) break;
      if (given === i - 1) given = i + 1;
      last = ++i;
      continue;
    }
    // طيب الله ثراه
    if (scene.matches[i]!.some(({ entry }) => entry.kind === 'generic')) break;
    // منير الورتاني ورفيق نبيل: و and a name begin the next person.
    if (isJoinedName(word)) break;
    // شرف الدين, نصر الله: one name of two words.
    if ((names > 0 || cue !== NO_CUE) && closesName(scene, i)) {
      last = given = ++i;
      names++;
      continue;
    }
    if (flags & PERSON_CLOSER && given === i - 1) {
      last = given = i;
      names++;
      continue;
    }
    if (flags & BARRIER && !(flags & PERSON_NAME) && !(flags & PERSON && names > 0 && flags & WEEKDAY)) break;
    if (flags & PERSON_NAME) {
      last = i;
      names++;
    } else if ((names > 0 || cue !== NO_CUE) && isOffice(scene, i)) break;
    else if (flags & PERSON_OR_WORD && (names > 0 || cue !== NO_CUE)) last = i;
    else if (isFamilyName(scene, i, core, last === given, names)) last = i;
    else if (isTitleStart(scene, i)) break;
    else if (mayBeName(scene, i) && !isDefinite(scene, i) && (names > 0 || cue !== NO_CUE)) last = i;
    else if (names > 0 && isBareNoun(scene, i) && isTitleBehind(scene, i)) last = i;
    else break;
  }
  return last;
}

/** عبد اللطيف حمام، كاتب الدولة: between a given name and an office an ordinary word is the family name. */
function isTitleBehind(scene: Scene, i: number): boolean {
  const comma = i + 1;
  if (!sameSentence(scene, i, comma)) return false;
  const next = scene.text[scene.starts[comma]!] === '،' ? comma + 1 : comma;
  if (!sameSentence(scene, i, next)) return false;
  return scene.matches[next]!.some(
    ({ entry, skip }) => entry.kind === 'title' && !entry.takesName && skip === 0,
  );
}

/** و before the name of a person, in a word that news does not know as it stands. */
function isJoinedName({ norm, whole, readings }: Word): boolean {
  if (norm.charCodeAt(0) !== WAW || whole.flags !== 0) return false;
  return readings.some(({ skip, flags }) => skip === 1 && flags & PERSON);
}

const WAW = 0x648;

/** An ordinary noun or name before الدين or الله. */
function closesName(scene: Scene, i: number): boolean {
  const next = i + 1;
  if (!sameSentence(scene, i, next) || !(scene.words[next]!.whole.flags & PERSON_CLOSER)) return false;
  if (!(scene.words[next]!.whole.flags & FREQUENT)) return false;
  const { flags } = scene.words[i]!.whole;
  return (
    scene.proclitics[i] === 0 && !isDefinite(scene, i) && !(flags & (BARRIER | SPEECH_VERB | NATIONALITY))
  );
}

/** محمد بن عيسى أمين عام: a name that is also an office, before what the office is of. */
function isOffice(scene: Scene, i: number): boolean {
  const next = i + 1;
  if (!sameSentence(scene, i, next) || scene.kinds[next] !== WORD) return false;
  if (!scene.matches[i]!.some(({ entry, skip }) => entry.kind === 'title' && !entry.takesName && skip === 0))
    return false;
  if (scene.matches[i]!.some(({ entry, last }) => entry.kind === 'title' && last > i)) return true;
  const { flags } = scene.words[next]!.whole;
  if (flags & (PERSON | PERSON_PREFIX | BARRIER)) return false;
  if (isDefinite(scene, next) || scene.matches[next]!.some(({ entry }) => entry.kind === 'head')) return true;
  // رئيسة قسم الأطفال
  return sameSentence(scene, next, next + 1) && isDefinite(scene, next + 1) && !isPersonWord(scene, next + 1);
}

/** True for a word without proclitics that news does not use as an ordinary word. */
export function mayBeName(scene: Scene, i: number): boolean {
  const word = scene.words[i]!;
  if (word.ordinary || word.verb || scene.proclitics[i]! > 0) return false;
  return (
    (word.flags & (FUNCTION_WORD | TIME_WORD | MONTH | NATIONALITY | SPEECH_VERB)) === 0 &&
    word.norm.length > 1
  );
}

function mayFollowPrefix(scene: Scene, i: number): boolean {
  const { flags } = scene.words[i]!.whole;
  return scene.kinds[i] === WORD && !(flags & BARRIER && !(flags & PERSON));
}

function isHyphen(scene: Scene, i: number): boolean {
  const at = scene.starts[i]!;
  return (
    (scene.text[at] === '-' || scene.text[at] === '–') &&
    scene.ends[i - 1] === at &&
    sameSentence(scene, i, i + 1) &&
    scene.starts[i + 1] === at + 1
  );
}
