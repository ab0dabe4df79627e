import { fold } from '../../../text/fold.js';
import { FACT, factFinder, type Facts } from './facts.js';
import { hashPair, hashString } from './hash.js';
import { LIST, type ListNode, type Lists } from './lists.js';

/** What is known of a distinct word with so many letters of proclitics: all that does not depend on its neighbours. */
export interface Form {
  /** The folded word without its proclitics; where ل swallowed the article, with the article again. */
  readonly core: string;
  /** Hashes of the core and of its clusters, middle and coarse; 0 where it has none. */
  readonly word: number;
  readonly middle: number;
  readonly coarse: number;
  /** One small number for what kind of word it is, by the lists and the news. */
  readonly kind: number;
  /** Bits of `LIST`. */
  readonly bits: number;
  readonly phrase: ListNode | undefined;
  /** Hashes of its features: the first `near` are of use to its neighbours, the first `far` of them to those beyond. */
  readonly features: Int32Array;
  readonly near: number;
  readonly far: number;
  /** Which weights the step from the token before to this one has: below `STEP_CLASSES`. */
  readonly step: number;
}

/** @param skip how many letters of proclitics stand before the core */
export type FormReader = (norm: string, isWord: boolean, skip: number) => Form;

/** Kinds from here on are of tokens that are no words. */
export const OTHER_KIND = 90;
const LAM = 0x644;
const COMMON = 11;
const FREQUENT = 14;

/** The lists in the order in which they decide the kind of a word. */
const KIND_ORDER = [
  LIST.functionWord,
  LIST.title,
  LIST.office,
  LIST.anonymous,
  LIST.nationality,
  LIST.bodyHead,
  LIST.placeHead,
  LIST.placeWord,
  LIST.eventHead,
  LIST.personPrefix,
  LIST.person,
  LIST.place,
  LIST.body,
  LIST.work,
  LIST.saying,
  LIST.calendar,
  LIST.numberWord,
  LIST.nameStop,
  LIST.weakBodyHead,
  LIST.markedHead,
  LIST.bodyTail,
];
const NATIONALITY = 1 + KIND_ORDER.indexOf(LIST.nationality);
const PERSON_PREFIX = 1 + KIND_ORDER.indexOf(LIST.personPrefix);

const T = {
  word: 1, fine: 2, middle: 3, coarse: 4, kind: 5, list: 6, person: 7, alignedPerson: 8, alignedPlace: 9,
  alignedBody: 10, place: 11, count: 12, whole: 13, bare: 14, prefix: 15, suffix: 16, shape: 17, proclitic: 18,
  spelled: 19, personByCount: 20, length: 21,
} as const; // prettier-ignore

/** Makes the function that reads a form. `middle`, `coarse` and `kind` of equal words are equal. */
export function formReader(lists: Lists, facts: Facts): FormReader {
  const find = factFinder(facts);
  const rowOf = (word: string): number => find(hashString(word));

  return (norm, isWord, skip) => {
    const features: number[] = [];
    const put = (template: number, value: number): void => {
      features.push(hashPair(template, value));
    };
    const text = (template: number, value: string): void => {
      put(template, hashString(value));
    };
    if (!isWord) {
      const core = shapeOf(norm);
      const word = hashString(core);
      put(T.word, word);
      put(T.kind, 99);
      const far = features.length;
      text(T.prefix, core.slice(0, 2));
      text(T.suffix, core.slice(-2));
      const kind = core.length === 1 ? 90 + (word & 7) : 98;
      return { core, word, middle: word, coarse: word, kind, bits: 0, phrase: undefined, features: Int32Array.from(features), near: far, far, step: stepOfOther(core) }; // prettier-ignore
    }
    const whole = fold(norm);
    const core = coreOf(whole, whole.length === norm.length ? skip : 0);
    const isDefinite = core.startsWith('ال') && core.length > 4;
    const bare = isDefinite ? core.slice(2) : core;
    const word = hashString(core);
    let row = rowOf(core);
    if (row < 0 && core !== whole) row = rowOf(whole);
    if (row < 0 && isDefinite) row = rowOf(bare);
    const fine = row < 0 ? 0 : facts.clusters[row]!;
    const middle = fine === 0 ? 0 : hashPair(T.middle, facts.middle[fine]!);
    const coarse = fine === 0 ? 0 : hashPair(T.coarse, facts.coarse[fine]!);
    const marks = row < 0 ? 0 : facts.marks[row]!;
    const count = row < 0 ? 0 : facts.counts[row]!;
    const bits = lists.words.get(core) ?? 0;
    const person = (marks >> FACT.person) & 3;

    let kind = KIND_ORDER.findIndex((bit) => (bits & bit) !== 0) + 1;
    if (kind === 0) {
      if (person >= 2) kind = count >= COMMON ? 30 : 31;
      else if ((marks >> FACT.place) & 2) kind = count >= COMMON ? 32 : 33;
      else
        kind =
          34 +
          (count >= FREQUENT ? 0 : count >= COMMON ? 1 : count >= 6 ? 2 : count > 0 ? 3 : 4) * 2 +
          (isDefinite ? 1 : 0);
    }

    put(T.word, word);
    put(T.kind, kind);
    if (fine !== 0) {
      put(T.fine, fine);
      features.push(middle, coarse);
    }
    for (let bit = 0; bits >> bit !== 0; bit++) if (bits & (1 << bit)) put(T.list, bit);
    if (person) put(T.person, person);
    const far = features.length;
    if (marks) {
      put(T.alignedPerson, (marks >> FACT.alignedPerson) & 3);
      put(T.alignedPlace, (marks >> FACT.alignedPlace) & 3);
      put(T.alignedBody, (marks >> FACT.alignedBody) & 3);
      put(T.place, (marks >> FACT.place) & 3);
    }
    put(T.personByCount, person * 32 + count);
    put(T.count, count);
    put(T.proclitic, skip === 0 ? 0 : hashString(whole.slice(0, skip)));
    if (isDefinite) text(T.bare, bare);
    text(T.prefix, core.slice(0, 2));
    text(T.prefix, core.slice(0, 3));
    text(T.suffix, `-${core.slice(-1)}`);
    text(T.suffix, `-${core.slice(-2)}`);
    text(T.suffix, `-${core.slice(-3)}`);
    const near = features.length;
    if (core !== whole) text(T.whole, whole);
    text(T.spelled, norm);
    text(T.prefix, core.slice(0, 1));
    text(T.prefix, core.slice(0, 4));
    text(T.prefix, core.slice(0, 5));
    text(T.suffix, `-${core.slice(-4)}`);
    text(T.suffix, `-${core.slice(-5)}`);
    put(T.length, Math.min(core.length, 12) * 2 + (isDefinite ? 1 : 0));
    for (let i = 0; i + 3 <= core.length && i < 10; i++) text(T.shape, core.slice(i, i + 3));
    return { core, word, middle, coarse, kind, bits, phrase: lists.phrases.get(core), features: Int32Array.from(features), near, far, step: stepOfWord(whole, skip, kind, isDefinite) }; // prettier-ignore
  };
}

/** A folded word without the first `skip` letters. ل swallows the article: للامم is ل and الامم. */
function coreOf(whole: string, skip: number): string {
  if (skip === 0 || skip >= whole.length - 1) return whole;
  if (whole.charCodeAt(skip - 1) === LAM && whole.charCodeAt(skip) === LAM)
    return `ال${whole.slice(skip + 1)}`;
  return whole.slice(skip);
}

export const STEP_CLASSES = 16;
/** The step class of a word behind و. */
export const AND_STEP = 1;

function stepOfWord(whole: string, skip: number, kind: number, isDefinite: boolean): number {
  if (skip > 0) return whole.startsWith('و') ? AND_STEP : 2;
  if (kind === 1) return 3;
  if (kind === NATIONALITY) return 4;
  if (kind === PERSON_PREFIX) return 5;
  if (kind === 2 || kind === 3) return 6;
  return isDefinite ? 7 : 0;
}

function stepOfOther(core: string): number {
  switch (core[0]) {
    case '0':
      return 8;
    case '،':
    case ',':
      return 9;
    case '(':
    case ')':
      return 10;
    case '-':
    case '–':
    case '/':
      return 11;
    case '«':
    case '»':
    case '"':
    case '“':
    case '”':
      return 12;
    default:
      return core[0]! >= 'a' && core[0]! <= 'z' ? 13 : 14;
  }
}

/** Digits as 0, Latin letters in small ones. */
function shapeOf(norm: string): string {
  return norm
    .slice(0, 24)
    .toLowerCase()
    .replace(/[0-9٠-٩]/g, '0');
}
