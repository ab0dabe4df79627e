import type { Scene } from './clauseEnd.js';
import type { Cue } from './cues.js';
import { isPrepositionAt, nounPhraseEnd, opensKnownSpeaker, opensSpeaker } from './nounPhrase.js';
import { COMMA, isSign, LATIN, PERSON, QUOTE, WORD, type Reading, type Stretch } from './reading.js';
import { IS } from './wordTable.js';

/** Who speaks in the clause of a cue, and to whom. */
export interface Subject {
  readonly speaker: Stretch | null;
  readonly addressee: Stretch | null;
  /** Who relays the words (نقلت رويترز عن مسؤول). */
  readonly via?: Stretch;
}

/** Subjects stand at most this many tokens from their verb. */
const REACH = 80;
const CLAUSE_OPENER = IS.connective | IS.that | IS['that-pronoun'];

/**
 * The subject of a verb: after it before `limit`, else before it (رئيس الوزراء قال).
 *
 * @param open as of `nounPhraseEnd`
 */
export function subjectOf(scene: Scene, cue: Cue, limit: number, open = false): Subject {
  const before = isPerfected(scene.reading, cue) ? subjectBefore(scene, cue) : null;
  const after = subjectAfter(scene, cue, cue.to, limit, open);
  if (before) return { speaker: before, addressee: after.addressee };
  if (after.speaker) return after;
  return { speaker: subjectBefore(scene, cue), addressee: after.addressee };
}

/** وكان المدرب قد طالب: the subject stands before قد. */
function isPerfected(reading: Reading, { from }: Cue): boolean {
  return from > 0 && reading.words[from - 1]!.form === 'قد';
}

/** Searches between `from` and `limit` for the noun phrase of the source: not in a phrase with a preposition. */
export function subjectAfter(scene: Scene, cue: Cue, from: number, limit: number, open = false): Subject {
  const { reading } = scene;
  let addressee: Stretch | null = null;
  // What a preposition of the cue governs is no subject (أشار إلى الطلبات), but the source of جاء في.
  let afterPhrase = false;
  if (
    from === cue.to &&
    cue.to > cue.from + 1 &&
    cue.position === 'verb' &&
    !reading.lists.cueSourceAfterPreposition.has(cue.form.cue.lemma)
  ) {
    from = nextComma(reading, from, limit);
    afterPhrase = true;
  }
  for (let i = from; i < limit;) {
    const word = reading.words[i]!;
    const kind = reading.kinds[i];
    if (isSign(reading, i, '(')) {
      while (i < limit && !isSign(reading, i, ')')) i++;
      i++;
      continue;
    }
    if (kind !== WORD && kind !== LATIN) {
      if (kind === QUOTE && reading.closing[i]! > i) i = Math.min(reading.closing[i]!, limit);
      i++;
      continue;
    }
    if ((word.classes & (IS.that | IS['that-pronoun'] | IS.relative)) !== 0) break;
    if (i > from + REACH) break;
    if (isAddressee(reading, i)) {
      const end = addresseeEnd(reading, i, limit);
      addressee ??= { from: i, to: end };
      i = end;
      afterPhrase = false;
      continue;
    }
    if (reading.isDate[i] !== 0 || ((word.classes & IS.time) !== 0 && reading.nameTypes[i] === 0)) {
      i++;
      continue;
    }
    if ((word.classes & IS.stop) !== 0 && (word.classes & IS.adjunct) === 0 && reading.nameTypes[i] === 0) {
      i++;
      continue;
    }
    if (opensPhrase(reading, i)) {
      i = nextComma(reading, i + 1, limit);
      afterPhrase = true;
      continue;
    }
    if (afterPhrase ? opensKnownSpeaker(reading, i) : opensSpeaker(reading, i) && agrees(reading, cue, i)) {
      const end = nounPhraseEnd(reading, i, limit, open);
      if (end > i)
        return { speaker: { from: i, to: end }, addressee: addressee ?? addresseeIn(reading, end, limit) };
    }
    i = nextComma(reading, i + 1, limit);
    afterPhrase = true;
  }
  return { speaker: null, addressee };
}

function addresseeIn(reading: Reading, from: number, limit: number): Stretch | null {
  for (let i = from; i < limit; i++) {
    if (!isAddressee(reading, i)) continue;
    return { from: i, to: addresseeEnd(reading, i, limit) };
  }
  return null;
}

function addresseeEnd(reading: Reading, i: number, limit: number): number {
  const { form } = reading.words[i]!;
  if (reading.lists.toSomebody.has(form)) return i + 1;
  const comma = nextComma(reading, i, limit);
  return Math.max(nounPhraseEnd(reading, form === 'ل' ? i + 1 : i, comma), i + 1);
}

/** لي, لصحيفة, للصحافيين, ل «الخليج», ل(وات). */
function isAddressee(reading: Reading, i: number): boolean {
  const word = reading.words[i]!;
  if ((word.classes & IS.outlet) !== 0 && reading.lists.toSomebody.has(word.form)) return true;
  if (word.preposition === 'ل' && (word.after & IS.outlet) !== 0) return true;
  if (word.form !== 'ل' || i + 1 >= reading.count) return false;
  return reading.kinds[i + 1] === QUOTE || reading.kinds[i + 1] === LATIN || isSign(reading, i + 1, '(');
}

function opensPhrase(reading: Reading, i: number): boolean {
  const word = reading.words[i]!;
  if (reading.nameTypes[i] !== 0) return false;
  return (
    isPrepositionAt(reading, i) ||
    word.preposition !== '' ||
    (word.classes & (IS.adjunct | IS.connective)) !== 0
  );
}

function nextComma(reading: Reading, from: number, limit: number): number {
  let i = from;
  while (i < limit && !isSign(reading, i, COMMA)) i++;
  return i;
}

/**
 * A feminine noun right after a masculine verb is its object: أكد أهمية, أمر قوات. Persons are let through, whose names
 * may end so (خليفة, عرفات), and of what else can speak all but feminine bodies.
 */
function agrees(reading: Reading, cue: Cue, i: number): boolean {
  if (cue.form.gender !== 'm' || reading.nameTypes[i] === PERSON) return true;
  const { written, classes } = reading.words[i]!;
  const body = (classes & IS.organisation) !== 0 && (classes & IS.title) === 0;
  if (opensKnownSpeaker(reading, i)) return !(body && (written.endsWith('ة') || written.endsWith('ات')));
  return !(written.endsWith('ة') && !written.startsWith('ال'));
}

/** The noun phrase that stands before its verb, from the beginning of the clause. */
function subjectBefore(scene: Scene, cue: Cue): Stretch | null {
  const { reading } = scene;
  const start = reading.sentenceStarts[reading.sentences[cue.from]!]!;
  if (cue.conjunction === 'و' || cue.from === start) return null;
  let to = cue.from;
  while (to > start && skipsBeforeVerb(reading, to - 1)) to--;
  let from = to;
  while (from > start && to - from < REACH && !opensClause(reading, from - 1)) from--;
  while (from < to && (reading.words[from]!.classes & CLAUSE_OPENER) !== 0 && reading.nameTypes[from] === 0)
    from++;
  if (from < to && opensPhrase(reading, from)) return null;
  for (let i = from; i < to; i++) {
    const afterThat = from > start && (reading.words[from - 1]!.classes & (IS.that | IS.connective)) !== 0;
    if (!opensKnownSpeaker(reading, i) && !(i === from && (isDefinite(reading, i) || afterThat))) return null;
    const end = nounPhraseEnd(reading, i, to);
    return end > i && (end === to || (reading.words[end]!.classes & (IS.relative | IS.time)) !== 0)
      ? { from: i, to: end }
      : null;
  }
  return null;
}

function skipsBeforeVerb(reading: Reading, i: number): boolean {
  if (reading.kinds[i] !== WORD) return isSign(reading, i, COMMA);
  return (reading.words[i]!.classes & IS.time) !== 0 && reading.nameTypes[i] === 0;
}

function opensClause(reading: Reading, i: number): boolean {
  if (reading.kinds[i] === QUOTE) return reading.closing[i]! > i;
  if (reading.kinds[i] !== WORD && reading.kinds[i] !== LATIN) {
    return !isSign(reading, i, '()-.');
  }
  const word = reading.words[i]!;
  return (word.classes & (IS.connective | IS.that | IS['that-pronoun'])) !== 0 && reading.nameTypes[i] === 0;
}

function isDefinite(reading: Reading, i: number): boolean {
  return reading.kinds[i] === WORD && reading.words[i]!.form.startsWith('ال');
}
