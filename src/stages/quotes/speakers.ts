import type { Scene } from './clauseEnd.js';
import type { Cue } from './cues.js';
import { isPreposition, nounPhraseEnd, opensKnownSpeaker } from './nounPhrase.js';
import { isSign, PERSON, WORD, type Reading, type Stretch } from './reading.js';
import { subjectOf, type Subject } from './subject.js';
import { IS } from './wordTable.js';

/** A main verb is at most this many tokens before a participle or speech noun. */
const REACH = 150;
const NOBODY: Subject = { speaker: null, addressee: null };

/** The speaker of a cue: a verb has a subject, a participle shares that of the main verb of its sentence. */
export function speakerOf(scene: Scene, cue: Cue, limit: number): Subject {
  if (cue.position === 'verb')
    return relayedBy(scene, cue, limit) ?? subjectOf(scene, cue, limit, TAKES_OBJECT.has(cue.form.cue.class));
  if (cue.position === 'participle') return { speaker: mainSubject(scene, cue), addressee: null };
  if (cue.position === 'noun') return ofNoun(scene, cue);
  return NOBODY;
}

/** نقلت رويترز عن مسؤول أن: the source stands after عن or إلى, the subject relays. */
function relayedBy(scene: Scene, cue: Cue, limit: number): Subject | null {
  if (!scene.reading.lists.cueRelay.has(cue.form.cue.lemma)) return null;
  const speaker = sourceBefore(scene.reading, cue.from, limit);
  if (!speaker) return null;
  const { speaker: via } = subjectOf(scene, cue, speaker.from - 1, true);
  return { speaker, addressee: null, ...(via ? { via } : {}) };
}

/** قوله after a relay has its source before it (نقلت رويترز عن مسؤول قوله), else the subject of the main verb. */
function ofNoun(scene: Scene, cue: Cue): Subject {
  const { reading, cueAt } = scene;
  const start = Math.max(reading.sentenceStarts[reading.sentences[cue.from]!]!, cue.from - REACH);
  const speaker = sourceBefore(reading, start, cue.from);
  if (!speaker) return { speaker: mainSubject(scene, cue), addressee: null };
  for (let i = speaker.from - 1; i >= start; i--) {
    const verb = cueAt[i];
    if (verb?.position !== 'verb' || !reading.lists.cueRelay.has(verb.form.cue.lemma)) continue;
    const { speaker: via } = subjectOf(scene, verb, speaker.from - 1, true);
    return { speaker, addressee: null, ...(via ? { via } : {}) };
  }
  return { speaker, addressee: null };
}

/** Between verb and clause these have an object after the subject (وصف الحزب القرار بأنه). */
const TAKES_OBJECT: ReadonlySet<string> = new Set(['describe', 'accuse', 'criticise']);

/** The noun phrase after the last عن or إلى between `from` and `to`. */
function sourceBefore(reading: Reading, from: number, to: number): Stretch | null {
  for (let i = to - 1; i > from; i--) {
    if (reading.kinds[i] !== WORD) continue;
    const { form } = reading.words[i]!;
    if (form !== 'عن' && form !== 'الي') continue;
    const end = nounPhraseEnd(reading, i + 1, to);
    return end > i + 1 ? { from: i + 1, to: end } : null;
  }
  return null;
}

/**
 * The subject of the main verb before a participle: of the nearest verb of saying before it in the sentence, else
 * the first person or body of the sentence that no preposition governs. Null where the verb of saying has none.
 */
export function mainSubject(scene: Scene, cue: Cue): Stretch | null {
  const { reading, cueAt, complementAt } = scene;
  const start = reading.sentenceStarts[reading.sentences[cue.from]!]!;
  for (let i = cue.from - 1; i >= Math.max(start, cue.from - REACH); i--) {
    const verb = cueAt[i];
    if (!verb || verb.position !== 'verb' || (verb.form.cue.strength === 'quote' && i > start)) continue;
    const complement = complementAt[i];
    if (
      !complement &&
      i > start &&
      verb.conjunction === '' &&
      reading.kinds[i - 1] === WORD &&
      !opensAfterTime(reading, i)
    ) {
      continue;
    }
    const limit = complement?.limit ?? openLimit(scene, verb, cue.from);
    const { speaker } = subjectOf(scene, verb, limit, !complement);
    if (speaker) return speaker;
    if (i === start) return null;
  }
  return firstKnown(reading, Math.max(start, cue.from - REACH), cue.from);
}

function opensAfterTime(reading: Reading, i: number): boolean {
  return (reading.words[i - 1]!.classes & IS.time) !== 0;
}

/** Without a complement the subject ends before the next cue, comma or preposition. */
export function openLimit(scene: Scene, verb: Cue, before: number): number {
  const { cueAt } = scene;
  for (let i = verb.to; i < before; i++) {
    if (cueAt[i] && cueAt[i]!.position !== 'noun') return i;
  }
  return before;
}

function firstKnown(reading: Reading, from: number, to: number): Stretch | null {
  for (let i = from; i < to; i++) {
    if (!opensKnownSpeaker(reading, i) || isSign(reading, i - 1, '(')) continue;
    if (
      i > from &&
      (isPreposition(reading.words[i - 1]!.form) || (reading.nameTypes[i] !== PERSON && i > from + 1))
    )
      continue;
    const end = nounPhraseEnd(reading, i, to, true);
    if (end > i) return { from: i, to: end };
  }
  return null;
}
