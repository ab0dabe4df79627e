import type { Cue } from './cues.js';
import { isNameInMarks } from './namesInMarks.js';
import { isPreposition } from './nounPhrase.js';
import { COLON, COMMA, isSign, QUOTE, WORD, type Reading } from './reading.js';
import { IS } from './wordTable.js';

/**
 * What follows a cue and licenses it.
 * that: a clause after إن, أن, بأن; colon: speech after a colon; quote: a pair of marks that is speech;
 * object: quoted text inside the object or complement phrase (وصف القرار بـ«التاريخي»).
 */
export type ComplementKind = 'that' | 'colon' | 'quote' | 'object';

export interface Complement {
  readonly kind: ComplementKind;
  /** The first token of the content: of a quotation the token after the opening mark. */
  readonly content: number;
  /** The token that ends the stretch between cue and complement: there the speaker stands. */
  readonly limit: number;
}

/** A pair of marks of at most this many tokens may be a name, if a complementizer or colon comes later. */
const LONGEST_NAME = 6;
/** A cue and its complement are at most this many tokens apart. */
const REACH = 150;
/** A speech noun and its بأن are at most this many tokens apart (تصريحات الحكومة بأن). */
const NOUN_REACH = 8;
/** From this number of words on, marks in the object of a cue hold speech rather than a name. */
const SHORTEST_SPEECH = 3;

/** Finds the complement of a cue in its sentence, at a distance that any number of adverbials may fill. */
export function findComplement(
  reading: Reading,
  cue: Cue,
  cueAt: readonly (Cue | undefined)[],
): Complement | undefined {
  const { strength } = cue.form.cue;
  if (cue.position === 'formula') return undefined;
  const noClause = cue.position === 'verb' && cue.bound && !takesPerson(reading, cue);
  const end = Math.min(reading.sentenceEnds[reading.sentences[cue.from]!] ?? reading.count, cue.to + REACH);
  for (let i = cue.to; i < end; i++) {
    const far = cue.position === 'noun' && i > cue.to;
    if (isSign(reading, i, COLON))
      return strength === 'quote' || far || cue.form.cue.class === 'describe'
        ? undefined
        : afterColon(reading, cue, i);
    if (isSign(reading, i, '(')) {
      i = closingBracket(reading, i, end);
      continue;
    }
    if (reading.kinds[i] === QUOTE) {
      if (reading.closing[i]! < 0 || far) continue;
      const complement = quoteAt(reading, cue, i, end, cueAt);
      if (complement) return complement;
      i = Math.min(reading.closing[i]!, end - 1);
      continue;
    }
    if (reading.kinds[i] !== WORD) {
      if (isSign(reading, i, '؛;')) return undefined;
      continue;
    }
    const { classes, conjunction } = reading.words[i]!;
    if (cue.form.cue.class === 'ask' && asksWhether(reading, i))
      return { kind: 'that', content: i, limit: i };
    if ((classes & (IS.that | IS['that-pronoun'])) !== 0) {
      if (conjunction !== '' && i > cue.to) continue;
      if (far && (i > cue.to + NOUN_REACH || !reading.words[i]!.form.startsWith('ب'))) continue;
      const complement = strength === 'quote' || noClause ? undefined : clauseAt(reading, cue, i);
      if (complement) return complement;
      continue;
    }
    if (i > cue.from && stopsAt(reading, cueAt[i], i)) return undefined;
  }
  return undefined;
}

/** Cues whose pronoun is the person spoken to or of (أبلغه أن); of others it is what is said, and no clause follows (أعلنه). */
function takesPerson(reading: Reading, { form }: Cue): boolean {
  return PERSONAL_CLASSES.has(form.cue.class) || reading.lists.cuePersonal.has(form.cue.lemma);
}

const PERSONAL_CLASSES: ReadonlySet<string> = new Set([
  'order',
  'promise',
  'warn',
  'accuse',
  'describe',
  'opinion',
  'ask',
  'answer',
  'criticise',
]);

/** تساءل عما إذا كان, ما إذا كان: the question belongs to the content whole. */
function asksWhether(reading: Reading, i: number): boolean {
  const { form } = reading.words[i]!;
  return (form === 'ما' || form === 'عما') && i + 1 < reading.count && reading.words[i + 1]!.form === 'اذا';
}

/** Another cue takes over what follows, unless it stands in a relative clause or is a frame between commas. */
function stopsAt(reading: Reading, other: Cue | undefined, i: number): boolean {
  if (!other || other.position === 'frame' || other.position === 'noun') return false;
  if (other.position === 'participle' || other.position === 'formula') return true;
  const { strength } = other.form.cue;
  if (strength !== 'strong' && strength !== 'clause') return false;
  if (reading.words[i]!.nouns.length > 0 && other.conjunction === '') return false;
  return (reading.words[i - 1]!.classes & (IS.relative | IS.negation)) === 0;
}

function clauseAt(reading: Reading, cue: Cue, i: number): Complement | undefined {
  const { preps, needsPrep, takes } = cue.form.cue;
  const word = reading.words[i]!;
  let limit = i;
  const before = reading.words[i - 1]!;
  const glued = word.form.startsWith('ب');
  if (cue.form.cue.class === 'describe' && !glued && before.form !== 'علي') return undefined;
  if (i > cue.from + 1 && isPreposition(before.form)) {
    if (!preps.includes(before.form) && reading.kinds[i - 1] === WORD) return undefined;
    limit = i - 1;
  } else {
    if (needsPrep && cue.to === cue.from + 1 && !(glued && preps.includes('ب'))) return undefined;
    if (i > cue.to && (before.classes & IS.governor) !== 0 && before.conjunction === '') return undefined;
    if (glued && takes.length > 0 && !takes.includes('بأن') && !preps.includes('ب') && i > cue.to + 12)
      return undefined;
  }
  const content = (word.classes & IS['that-pronoun']) !== 0 ? i : i + 1;
  return { kind: 'that', content, limit: Math.max(limit, cue.to) };
}

function afterColon(reading: Reading, cue: Cue, colon: number): Complement | undefined {
  const i = colon + 1;
  if (reading.lists.announcesList.has(reading.words[colon - 1]!.form)) return undefined;
  if (
    i >= reading.count ||
    reading.paragraphs[reading.sentences[i]!] !== reading.paragraphs[reading.sentences[colon]!]
  ) {
    return undefined;
  }
  const { classes, form } = reading.words[i]!;
  // قال الوزير: إن … is a paraphrase; وأضاف: إن … goes on in the speaker's own words, as إننا does.
  const verbatim = (colon === cue.to && cue.form.cue.lemma !== 'قال') || reading.lists.firstPerson.has(form);
  if (verbatim && (classes & (IS.that | IS['that-pronoun'])) !== 0)
    return { kind: 'colon', content: i, limit: colon };
  if ((classes & IS.that) !== 0) return { kind: 'that', content: i + 1, limit: colon };
  if ((classes & IS['that-pronoun']) !== 0) return { kind: 'that', content: i, limit: colon };
  if (reading.kinds[i] === QUOTE && reading.closing[i]! > i)
    return { kind: 'quote', content: i + 1, limit: colon };
  return { kind: 'colon', content: i, limit: colon };
}

function quoteAt(
  reading: Reading,
  cue: Cue,
  open: number,
  end: number,
  cueAt: readonly (Cue | undefined)[],
): Complement | undefined {
  const { strength } = cue.form.cue;
  const close = reading.closing[open]!;
  const length = close - open - 1;
  const before = reading.words[open - 1]!;
  if (length < 1 || strength === 'that') return undefined;
  if ((before.classes & (IS.that | IS['that-pronoun'])) !== 0) return undefined;
  if (length <= LONGEST_NAME && isNameInMarks(reading, open)) return undefined;
  if (length <= LONGEST_NAME && complementFollows(reading, close + 1, end, cueAt)) return undefined;
  const glued = reading.kinds[open - 1] === WORD && before.form === 'ب';
  const isClause = !glued && (reading.words[open + 1]!.classes & CLAUSE_OPENER) !== 0;
  if (glued || strength === 'quote' || (OBJECT_ONLY.has(cue.form.cue.class) && !isClause)) {
    if (!OBJECT_CLASSES.has(cue.form.cue.class) || open > cue.to + OBJECT_REACH) return undefined;
    if (!glued && (length < SHORTEST_SPEECH || (cue.form.cue.class === 'describe' && open > cue.to + 1)))
      return undefined;
    return { kind: 'object', content: glued ? open - 1 : open, limit: glued ? open - 1 : open };
  }
  if (length < SHORTEST_SPEECH && open > cue.to && !isSign(reading, open - 1, COMMA)) return undefined;
  if (length <= LONGEST_NAME && !closesSpeech(reading, close, cueAt)) return undefined;
  return { kind: 'quote', content: open + 1, limit: open };
}

/** In marks these begin a clause, not a noun phrase. */
const CLAUSE_OPENER = IS.opener | IS['weak-opener'] | IS.that | IS['that-pronoun'];

/** Cues whose object or complement may hold the words of the source. */
const OBJECT_CLASSES: ReadonlySet<string> = new Set([
  'say',
  'confirm',
  'deny',
  'order',
  'warn',
  'accuse',
  'criticise',
  'praise',
  'describe',
  'opinion',
  'announce',
  'explain',
]);
/** Of these, quoted text that no colon announces is part of the object. */
const OBJECT_ONLY: ReadonlySet<string> = new Set([
  'criticise',
  'opinion',
  'promise',
  'order',
  'warn',
  'accuse',
  'describe',
  'praise',
]);
/** Quoted text in the object of a cue stands at most this many tokens after it. */
const OBJECT_REACH = 14;

/** After a few words in marks the clause does not go on: else the marks are its subject or object (أعلنت «شركة كذا» أن). */
function closesSpeech(reading: Reading, close: number, cueAt: readonly (Cue | undefined)[]): boolean {
  const i = close + 1;
  if (i >= reading.count || reading.sentences[i] !== reading.sentences[close]) return true;
  if (cueAt[i]) return true;
  if (reading.kinds[i] !== WORD)
    return (
      !isSign(reading, i, COMMA) ||
      reading.words[i + 1]?.conjunction !== 'و' ||
      reading.kinds[i + 2] !== QUOTE
    );
  return (reading.words[i]!.classes & IS.connective) !== 0;
}

function complementFollows(
  reading: Reading,
  from: number,
  end: number,
  cueAt: readonly (Cue | undefined)[],
): boolean {
  for (let i = from; i < end; i++) {
    if (isSign(reading, i, COLON)) return true;
    if (isSign(reading, i, '؛;؟!.…')) return false;
    if (reading.kinds[i] !== WORD) continue;
    const word = reading.words[i]!;
    if ((word.classes & (IS.that | IS['that-pronoun'])) !== 0 && word.conjunction === '') {
      return ((reading.words[i - 1]?.classes ?? 0) & IS.governor) === 0;
    }
    if (stopsAt(reading, cueAt[i], i)) return false;
  }
  return false;
}

function closingBracket(reading: Reading, open: number, end: number): number {
  for (let i = open + 1; i < end && i < open + 40; i++) if (isSign(reading, i, ')')) return i;
  return open;
}
