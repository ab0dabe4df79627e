import type { Complement } from './complement.js';
import type { Cue } from './cues.js';
import { COMMA, isSign, NUMBER, QUOTE, trimEnd, WORD, type Reading } from './reading.js';
import { IS } from './wordTable.js';

/** Cues and complements of a document by token: what the ends of clauses depend on. */
export interface Scene {
  readonly reading: Reading;
  readonly cues: readonly Cue[];
  /** The cue that begins at a token. */
  readonly cueAt: readonly (Cue | undefined)[];
  /** The complement of the cue that begins at a token. */
  readonly complementAt: readonly (Complement | undefined)[];
}

/** A text that never ends a sentence must not make every clause in it run to its end. */
const LONGEST_CLAUSE = 1500;
/** A connective and the cue of its clause are at most this many tokens apart (لكن باخ أيضا اعترف أن). */
const CONNECTIVE_REACH = 10;

/**
 * Where the reported clause that begins at `from` ends: before a further attribution, before a clause of the
 * reporter's own, at the end of the sentence. Punctuation at the end is left out. Marks are passed over as one.
 */
export function clauseEnd(scene: Scene, from: number): number {
  const { reading } = scene;
  let end = reading.sentenceEnds[reading.sentences[from]!] ?? reading.count;
  while (splitsNumber(reading, end)) end = reading.sentenceEnds[reading.sentences[end]!]!;
  end = Math.min(end, from + LONGEST_CLAUSE);
  let i = from;
  for (; i < end; i++) {
    if (reading.kinds[i] === QUOTE && reading.closing[i]! > i && reading.opening[reading.closing[i]!] === i) {
      i = Math.min(reading.closing[i]!, end - 1);
      continue;
    }
    if (i > from && reportsAnew(scene, i, from)) break;
  }
  return trimEnd(reading, from, i);
}

/** The full stop of «8 .2» ends no sentence, whatever the spaces say. */
function splitsNumber(reading: Reading, end: number): boolean {
  if (end < 2 || end >= reading.count || reading.kinds[end] !== NUMBER || !isSign(reading, end - 1, '.'))
    return false;
  return reading.kinds[end - 2] === NUMBER && reading.starts[end] === reading.ends[end - 1];
}

/** Whether the reporter speaks again at token `i` inside a reported clause. */
function reportsAnew(scene: Scene, i: number, from: number): boolean {
  const { reading, cueAt, complementAt } = scene;
  const cue = cueAt[i];
  const afterComma = !(reading.kinds[i - 1] === WORD);
  if (cue) {
    if (cue.position === 'participle') {
      if (afterComma || complementAt[i] !== undefined) return true;
      const adverb = (reading.words[i]!.classes & IS.time) !== 0;
      return !adverb && (cue.to > cue.from + 1 || cue.form.gender === 'm');
    }
    if (cue.position === 'frame')
      return i > from + 2 && (afterComma || cue.form.cue.class === 'say') && isAttribution(scene, cue);
    if (
      cue.position === 'verb' &&
      cue.conjunction !== '' &&
      cue.form.tense === 'perfect' &&
      cue.form.cue.strength !== 'quote'
    ) {
      return complementAt[i] !== undefined || afterComma;
    }
  }
  const word = reading.words[i]!;
  if (isSign(reading, i - 1, COMMA) && isCircumstance(word.form)) return true;
  if (
    (word.classes & IS.connective) !== 0 &&
    i > from + 2 &&
    (afterComma || reading.lists.plainConnective.has(word.form))
  ) {
    return connectsCue(scene, i);
  }
  if (i + 2 >= reading.count) return false;
  const next = reading.words[i + 1]!.form;
  if (word.form === 'في') return ((next === 'حين' || next === 'وقت') && afterComma) || next === 'اشاره';
  // من دون أن يكشف …: the reporter says what was left unsaid.
  if (next === 'دون' && word.form === 'من') return tellsNothing(scene, i + 2);
  return false;
}

/** ذكر التفاصيل, أن يكشف: what is left unsaid. */
function tellsNothing({ reading, cueAt }: Scene, i: number): boolean {
  return cueAt[i] !== undefined || (reading.words[i]!.form === 'ان' && cueAt[i + 1] !== undefined);
}

/** ، مانحاً الاتحاد مهلة: a participle in the accusative after a comma tells what the source did besides. */
function isCircumstance(form: string): boolean {
  return form.length >= 5 && form.startsWith('م') && form.endsWith('ا') && !form.includes('و');
}

/** فيما أكد الوزير أن, لكن باخ اعترف أن: the clause after a connective has a cue of its own. */
function connectsCue(scene: Scene, connective: number): boolean {
  const { reading, cueAt, complementAt } = scene;
  const next = cueAt[connective + 1];
  if (reading.words[connective]!.form === 'كما' && next?.position === 'verb' && next.form.tense === 'perfect')
    return true;
  for (let i = connective + 1; i < reading.count && i <= connective + CONNECTIVE_REACH; i++) {
    if (reading.kinds[i] !== WORD) {
      if (isSign(reading, i, COMMA)) continue;
      return false;
    }
    if (
      (reading.words[i]!.classes & (IS.that | IS['that-pronoun'] | IS.relative)) !== 0 &&
      i > connective + 1
    )
      return false;
    const cue = cueAt[i];
    if (cue && cue.position === 'verb' && complementAt[i] && cue.form.tense === 'perfect') return true;
  }
  return false;
}

/** A frame is an attribution where its source follows: a verb of saying, a pronoun, a person, body or document. */
export function isAttribution(scene: Scene, cue: Cue): boolean {
  const { reading, cueAt } = scene;
  if (cue.form.cue.takes.includes('verb')) {
    const verb = frameVerb(scene, cue);
    if (!verb || scene.complementAt[verb.from]) return false;
    return !reading.lists.cueComparison.has(cue.form.cue.lemma) || isParenthesis(scene, cue, verb);
  }
  if (cue.bound) return true;
  const i = cue.to;
  if (i >= reading.count || cueAt[i]?.position === 'participle') return false;
  if (reading.lists.same.has(reading.words[i]!.form)) return true;
  const word = reading.words[i]!;
  const known = IS.title | IS.organisation | IS.document;
  if (reading.nameTypes[i] !== 0) return true;
  if ((word.classes & known) !== 0 || (word.after & known) !== 0) return true;
  return opensSentence(reading, cue) && resumesSoon(reading, i);
}

function isParenthesis({ reading }: Scene, cue: Cue, verb: Cue): boolean {
  const start = reading.sentenceStarts[reading.sentences[cue.from]!]!;
  if (cue.from === start || cue.conjunction !== '' || verb.from !== cue.to) return false;
  return verb.form.cue.strength === 'strong' || verb.form.cue.class === 'relay';
}

/** At the head of a sentence any source will do where the clause follows a comma or فإن. */
function opensSentence(reading: Reading, cue: Cue): boolean {
  return cue.from === reading.sentenceStarts[reading.sentences[cue.from]!];
}

const SOURCE_REACH = 12;

function resumesSoon(reading: Reading, from: number): boolean {
  for (let i = from + 1; i < reading.count && i <= from + SOURCE_REACH; i++) {
    if (isSign(reading, i, COMMA)) return true;
    if (reading.words[i]!.form.startsWith('فان')) return true;
  }
  return false;
}

/** The verb of saying after وفق ما, كما, حسبما; a few words may stand before it (ما تم الإعلان عنه). */
export function frameVerb(scene: Scene, cue: Cue): Cue | undefined {
  const { cueAt, reading } = scene;
  for (let i = cue.to; i < reading.count && i <= cue.to + 2; i++) {
    const other = cueAt[i];
    if (other && (other.position === 'verb' || i > cue.to)) return other;
    if (reading.kinds[i] !== WORD) return undefined;
  }
  return undefined;
}
