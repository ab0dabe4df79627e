import type { Scene } from './clauseEnd.js';
import type { Cue } from './cues.js';
import { isPreposition, opensKnownSpeaker } from './nounPhrase.js';
import { WORD, type Reading, type Stretch } from './reading.js';
import { IS } from './wordTable.js';

const ADVERBIAL = IS.stop | IS.time | IS.adjunct | IS.relative | IS.connective;

/**
 * Whether a verb and a clause further on belong together: between them stand its subject and adverbials only, and a
 * verb inside a clause has a subject that can speak (not: إحياء الذكرى يؤكد أن).
 */
export function isLicensed(scene: Scene, cue: Cue, limit: number, speaker: Stretch | null): boolean {
  const { reading } = scene;
  const after = speaker !== null && speaker.from >= cue.to;
  const opinion = cue.form.cue.strength === 'that' || cue.form.cue.class === 'opinion';
  const { strength, class: kind } = cue.form.cue;
  const told = kind === 'say' || kind === 'add' || (strength === 'strong' && cue.form.tense === 'perfect');
  const plain = limit <= cue.to && told;
  if (!plain && !after && speaker === null && isInsideClause(reading, cue, opinion)) return false;
  if (!after && (isFirstPerson(reading, cue) || reading.lists.turnsOut.has(reading.words[cue.from]!.form)))
    return false;
  return isBridged(reading, cue, limit, speaker);
}

/** أعتقد is «I think» beside اعتقد, although many write the hamza in both. */
function isFirstPerson(reading: Reading, cue: Cue): boolean {
  const { written } = reading.words[cue.from]!;
  return cue.form.cue.lemma.startsWith('ا') && written.charAt(cue.conjunction.length) === 'أ';
}

/** Whether the stretch between a verb and its clause, colon or marks is its subject and adverbials. */
export function isBridged(reading: Reading, cue: Cue, limit: number, speaker: Stretch | null): boolean {
  const after = speaker !== null && speaker.from >= cue.to;
  const weak = cue.form.cue.strength === 'that';
  if (limit <= cue.to) return true;
  if (after) {
    const own = cue.form.cue.preps.includes(reading.words[limit]?.form ?? '');
    if (weak && !own && !opensKnownSpeaker(reading, speaker.from)) return false;
    return (
      speaker.to >= limit || isAdverbial(reading, speaker.to) || opensKnownSpeaker(reading, speaker.from)
    );
  }
  return !weak && (isAdverbial(reading, cue.to) || isPreposition(reading.words[cue.to - 1]!.form));
}

/** The verb follows a plain word, a verb of opinion any word: its subject should stand before it. */
export function isInsideClause(reading: Reading, cue: Cue, opinion: boolean): boolean {
  const i = cue.from - 1;
  if (cue.conjunction !== '' || i < 0 || reading.kinds[i] !== WORD) return false;
  if (reading.sentences[i] !== reading.sentences[cue.from]) return false;
  const { classes, form } = reading.words[i]!;
  if (opinion) return (classes & IS.connective) === 0;
  return (
    (classes & (ADVERBIAL | IS.that | IS['that-pronoun'] | IS.negation | IS.governor | IS.question)) === 0 &&
    !isPreposition(form)
  );
}

function isAdverbial(reading: Reading, i: number): boolean {
  if (reading.kinds[i] !== WORD) return true;
  const word = reading.words[i]!;
  return (
    isPreposition(word.form) ||
    word.preposition !== '' ||
    (word.classes & ADVERBIAL) !== 0 ||
    reading.isDate[i] !== 0
  );
}
