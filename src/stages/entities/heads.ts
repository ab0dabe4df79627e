import { named, type Candidate } from './candidate.js';
import { BARRIER, NATIONALITY, PERSON, PERSON_NAME, PERSON_PREFIX, TIME_WORD } from './flags.js';
import {
  beginsPhrase,
  endsCoordination,
  isAdjective,
  isJoinedByLam,
  isNation,
  isPluralNoun,
  isRegionOnly,
  sportEnd,
  startsWithWaw,
} from './headLimits.js';
import type { HeadEntry } from './lexicon.js';
import type { RuleName } from './ruleScores.js';
import { LATIN, NUMBER, sameSentence, WORD, type Match, type Scene } from './scene.js';
import { mayBeName } from './persons.js';
import { isPersonWord } from './surnames.js';
import { isDefinite } from './definite.js';
import { isListedAlone } from './organisations.js';

const LONGEST_NAME = 9;
const LONGEST_OUTSIDE = 4;

/**
 * Finds names that a head noun opens: وزارة الصحة، جامعة الملك سعود، شركة «الأفق»، كأس العالم. The head is part of
 * the name, but for heads that only tell the kind of what follows (مدينة جرجيس، صحيفة «المدار»).
 *
 * @param bodyEnd the last token of the listed name that begins at a token, or -1
 */
export function findByHead(scene: Scene, bodyEnd: Int32Array, out: Candidate[]): void {
  let common = -1;
  for (let i = 0; i < scene.count; i++) {
    const generic = scene.matches[i]!.find(({ entry }) => entry.kind === 'generic');
    // على رأس: a head inside a common phrase opens no name either.
    if (generic) common = Math.max(common, generic.last);
    if (generic || i <= common) continue;
    for (const match of scene.matches[i]!) {
      if (match.entry.kind !== 'head' || isAdjective(scene, match) || isRegionOnly(scene, match, bodyEnd))
        continue;
      const found = nameAfter(scene, match, match.entry, bodyEnd);
      if (found) {
        out.push(found);
        break;
      }
    }
  }
}

function nameAfter(scene: Scene, match: Match, head: HeadEntry, bodyEnd: Int32Array): Candidate | null {
  const next = match.last + 1;
  if (!sameSentence(scene, match.first, next)) return null;
  if (head.marked) return null;
  // حرب روسيا is the war of a country, and no name.
  if (head.subtype === 'conflict' && bodyEnd[next]! >= next) return null;
  // A listed name stands as it is, or with the adjective of its country: وزارة الصحة التونسية.
  const listed = bodyEnd[match.first]!;
  if (listed > match.last) {
    const last = sportEnd(scene, head, nationEnd(scene, listed));
    return last > listed
      ? named(match.first, last, match.skip, head.type, LISTED[head.type], head.subtype)
      : null;
  }
  const last = head.inside ? extend(scene, match, head, bodyEnd) : properEnd(scene, match.last, bodyEnd);
  if (last <= match.last) return null;
  if (head.type === 'ORG') {
    if (!head.inside) return head.strong ? named(next, last, 0, 'ORG', 'org-after-head', head.subtype) : null;
    // نادي بايرن ميونيخ الألماني: the listed name stands without its head.
    if (
      head.subtype === 'team' &&
      !isDefinite(scene, match.first) &&
      isNation(scene, bodyEnd[next]! + 1, last) &&
      isListedAlone(scene, next, bodyEnd[next]!)
    )
      return null;
    const rule = headRule(scene, match, bodyEnd);
    const end = head.subtype === 'agency' ? quotedEnd(scene, last) : last;
    return named(match.first, end, match.skip, 'ORG', rule, head.subtype);
  }
  if (head.type === 'LOC') {
    if (!head.inside) return named(next, last, 0, 'LOC', 'place-after-head', head.subtype);
    return named(match.first, last, match.skip, 'LOC', 'place-head', head.subtype);
  }
  return named(match.first, sportEnd(scene, head, last), match.skip, 'MISC', 'work-head', head.subtype);
}

/** وكالة الأنباء الروسية “تاس”: the short name in marks belongs to the name of an agency. */
function quotedEnd(scene: Scene, last: number): number {
  const open = last + 1;
  if (!sameSentence(scene, last, open)) return last;
  const close = scene.closing[open]!;
  return close === open + 2 || close === open + 3 ? close : last;
}

const LISTED = { LOC: 'place-head', ORG: 'org-head-listed', MISC: 'work-head' } as const;

/** The last of the definite adjectives of nationality right behind token `last`. */
function nationEnd(scene: Scene, last: number): number {
  let end = last;
  while (
    sameSentence(scene, last, end + 1) &&
    scene.proclitics[end + 1] === 0 &&
    isDefinite(scene, end + 1) &&
    scene.words[end + 1]!.flags & NATIONALITY
  ) {
    end++;
  }
  return end;
}

/** What the word behind the head of an organisation makes of it. */
function headRule(scene: Scene, match: Match, bodyEnd: Int32Array): RuleName {
  const next = match.last + 1;
  const { flags } = scene.words[next]!.whole;
  if (bodyEnd[next]! >= next || flags & (PERSON_NAME | PERSON_PREFIX) || isHonorific(scene, next))
    return 'org-head-name';
  if (flags & NATIONALITY) return 'org-head-nation';
  if (!isDefinite(scene, next) && mayBeName(scene, next)) return 'org-head-foreign';
  return 'org-head';
}

/** The last of the words right behind token `at` that are names by a list, or ordinary words of no list. */
function properEnd(scene: Scene, at: number, bodyEnd: Int32Array): number {
  let last = at;
  for (let i = at + 1; i < at + LONGEST_OUTSIDE && sameSentence(scene, at, i); i++) {
    if (bodyEnd[i]! >= i) return last === at ? bodyEnd[i]! : last;
    if (scene.kinds[i] !== WORD && scene.kinds[i] !== LATIN) break;
    if (scene.kinds[i] === WORD && (!mayBeName(scene, i) || scene.words[i]!.noun)) break;
    last = i;
  }
  return last;
}

/** The last token of the name whose head is `match`; the head's own last token where nothing fits. */
function extend(scene: Scene, match: Match, head: HeadEntry, bodyEnd: Int32Array): number {
  let last = match.last;
  let proper = false;
  // The last token of the listed name or the person taken in last.
  let listed = -1;
  const end = Math.min(scene.count, match.last + LONGEST_NAME);
  for (let i = match.last + 1; i < end && sameSentence(scene, match.first, i); i++) {
    const kind = scene.kinds[i]!;
    const word = scene.words[i]!;
    const { flags, core } = word.whole;
    if (kind === LATIN) {
      last = i;
      proper = true;
      continue;
    }
    if (kind === NUMBER && head.type === 'MISC' && last > match.last) {
      last = i;
      break;
    }
    if (kind !== WORD) break;
    // لجان لتدارس الإصلاحات, كتاب اللغة للسنة: what ل joins to the head itself is no part of a name.
    // ملعب بوسطن لخوض المباراة: nor behind a place.
    if (isJoinedByLam(scene, i) && (last === match.first || (head.type === 'LOC' && !isDefinite(scene, i))))
      break;
    if (endsCoordination(scene, head, i)) break;
    if (bodyEnd[i]! >= i && !startsWithWaw(word.norm)) {
      // المستشفى الجهوي بالكاف: a place behind ب belongs to the name of an authority.
      if (scene.proclitics[i]! > 0 && !head.place && !word.norm.startsWith('لل')) break;
      last = bodyEnd[i]!;
      listed = i = last;
      proper = true;
      continue;
    }
    if (last === match.last && isHonorific(scene, i)) {
      // مستشفى الشيخ زايد: an honorific opens the name of a person inside the name.
      last = i;
      while (
        sameSentence(scene, i, last + 1) &&
        scene.words[last + 1]!.whole.flags & (PERSON | PERSON_PREFIX)
      )
        last++;
      if (last === i) return match.last;
      i = last;
      proper = true;
      continue;
    }
    if (flags & BARRIER || (last > match.last && isTitle(scene, i))) {
      // هيئة الصحة في أبوظبي: a place behind في belongs to the name of an authority.
      if (core === 'في' && head.place && last > match.last && bodyEnd[i + 1]! > i) {
        last = bodyEnd[i + 1]!;
      }
      break;
    }
    const definite = isDefinite(scene, i);
    // شركة إيرانية is some company; الشركة goes on only into definite words.
    if (!definite && (flags & NATIONALITY || isDefinite(scene, match.first))) break;
    if (definite) {
      if (core.charCodeAt(0) === 0x648 && (last === match.last || isHead(scene, i))) break;
      // وزارة التربية السلطات التشريعية: a second plural noun begins another phrase.
      if ((last > match.last || isDefinite(scene, match.last)) && isPluralNoun(core)) break;
      if (last === listed && beginsPhrase(scene, i)) break;
      last = i;
      continue;
    }
    // بلدية دبس عبد الله: a person's name goes on in a name only behind the head or another name.
    if (flags & (PERSON_NAME | PERSON_PREFIX) && last > match.last && !isPersonWord(scene, last)) break;
    if (word.verb) break;
    if (flags & (PERSON_NAME | PERSON_PREFIX) || !(word.ordinary || word.noun || flags & TIME_WORD)) {
      // A rare word is a foreign name; it stands at the head of the name or behind another such word.
      if (last === match.last || proper) {
        last = i;
        proper = true;
        continue;
      }
      break;
    }
    if (flags & PERSON && proper) {
      last = i;
      continue;
    }
    // An indefinite noun goes on only into a definite one: مجلس نواب الشعب، هيئة تنظيم الاتصالات.
    const next = i + 1;
    if (next < end && sameSentence(scene, i, next) && scene.kinds[next] === WORD && isDefinite(scene, next)) {
      // جائزة قيمة للمشاركين: an adjective, and what ل joins to it.
      if (scene.proclitics[next]! > 0 || scene.words[next]!.whole.flags & BARRIER) break;
      if (last > match.last && !core.startsWith('ل') && !startsWithWaw(core)) break;
      last = next;
      i = next;
      continue;
    }
    break;
  }
  if (!head.strong && !proper && !hasAdjectiveOfPlace(scene, match.last + 1, last)) return match.last;
  return last;
}

function hasAdjectiveOfPlace(scene: Scene, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (scene.words[i]!.whole.flags & NATIONALITY) return true;
  return false;
}

function isHonorific(scene: Scene, i: number): boolean {
  return scene.matches[i]!.some(
    ({ entry, skip, last }) => entry.kind === 'title' && entry.honorific && skip === 0 && last === i,
  );
}

function isTitle(scene: Scene, i: number): boolean {
  return scene.matches[i]!.some((m) => m.entry.kind === 'title' && m.entry.takesName && m.skip === 0);
}

function isHead(scene: Scene, i: number): boolean {
  return scene.matches[i]!.some((m) => m.entry.kind === 'head');
}
