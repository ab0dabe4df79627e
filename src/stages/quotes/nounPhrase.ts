import { COMMA, isSign, LATIN, NUMBER, PERSON, QUOTE, WORD, type Reading } from './reading.js';
import { IS } from './wordTable.js';

/** A name in marks or brackets inside a noun phrase (صحيفة «الشرق الأوسط», قناة (سماء)) is at most this long. */
const LONGEST_MARKED_NAME = 6;
const STOP =
  IS.stop |
  IS.that |
  IS['that-pronoun'] |
  IS.relative |
  IS.adjunct |
  IS.connective |
  IS.time |
  IS.negation |
  IS.question;
const PEOPLE = IS.title | IS.organisation | IS.document;

/** Whether a noun phrase that can speak may begin at token `i`. */
export function opensSpeaker(reading: Reading, i: number): boolean {
  const kind = reading.kinds[i];
  if (kind === LATIN) return true;
  if (kind !== WORD) return false;
  const word = reading.words[i]!;
  if (reading.nameTypes[i] !== 0) return true;
  if ((word.classes & PEOPLE) !== 0) return true;
  if ((word.classes & STOP) !== 0 || word.after !== 0) return false;
  return !isPrepositionAt(reading, i);
}

/** Whether a person, body or source known by name, title or head noun begins at token `i`. */
export function opensKnownSpeaker(reading: Reading, i: number): boolean {
  if (i >= reading.count) return false;
  const name = reading.nameTypes[i]!;
  if (name !== 0) return true;
  return (
    reading.kinds[i] === WORD &&
    (reading.words[i]!.classes & PEOPLE) !== 0 &&
    (reading.words[i]!.classes & (STOP & ~IS.time)) === 0
  );
}

const PREPOSITIONS = new Set([
  'في',
  'من',
  'الي',
  'علي',
  'عن',
  'ب',
  'ل',
  'ك',
  'وفي',
  'ومن',
  'والي',
  'وعلي',
  'وعن',
]);

/** Whether token `i` is a preposition; علي with its dots right after a verb is the name. */
export function isPrepositionAt(reading: Reading, i: number): boolean {
  const { form, written } = reading.words[i]!;
  if (!PREPOSITIONS.has(form)) return false;
  if (written !== 'علي' || i === 0 || i + 1 >= reading.count) return true;
  return reading.words[i - 1]!.verbs.length === 0 || reading.words[i + 1]!.form.startsWith('ال');
}

export function isPreposition(form: string): boolean {
  return PREPOSITIONS.has(form);
}

/**
 * The end of the noun phrase that begins at `from` and stays before `limit`: with titles, names, complements,
 * coordinated nouns and appositions after commas; without relative clauses, asides in brackets, times and places of
 * the saying.
 *
 * @param open nothing marks where the phrase ends, an object may follow (أعلن الوزير الخطة): a title with the article
 * and a name go on only with what can belong to them. Default false.
 */
export function nounPhraseEnd(reading: Reading, from: number, limit: number, open = false): number {
  let end = from;
  let named = false;
  for (let i = from; i < limit;) {
    if (open && i > from && !continuesTitle(reading, from, i)) break;
    const next = step(reading, i, from, limit, named);
    if (next <= i) break;
    named = reading.nameTypes[next - 1] === PERSON;
    i = next;
    end = next;
  }
  return withoutTail(reading, from, end);
}

/** Whether token `i` may go on after a title with the article or a name: adjective, title of one gender, name. */
function continuesTitle(reading: Reading, from: number, i: number): boolean {
  const last = reading.words[i - 1]!;
  const word = reading.words[i]!;
  if (reading.kinds[i] !== WORD) return true;
  const afterName = reading.nameTypes[i - 1] === PERSON;
  const definite = last.form.startsWith('ال') && reading.nameTypes[i - 1] === 0;
  if (!afterName && !definite) return true;
  if (definite && /^(لل|بال)/.test(word.form)) return true;
  if (reading.nameTypes[i] !== 0 && reading.nameEnds[i]! > i)
    return reading.nameTypes[i - 1] !== PERSON || reading.nameEnds[i - 1] === reading.nameEnds[i];
  if ((word.classes & IS.title) !== 0)
    return (word.classes & IS.feminine) === (last.classes & IS.feminine) || afterName;
  if (afterName) return false;
  if (word.form.startsWith('ال') && reading.nameTypes[i + 1] === PERSON) return true;
  return (
    reading.lists.titleAdjective.has(word.form) ||
    (word.form.startsWith('ال') && /ي(ه|ين|ون)?$/.test(word.form)) ||
    word.conjunction !== '' ||
    from === i
  );
}

/** The token after the next part of the phrase, or `i` where the phrase ends. */
function step(reading: Reading, i: number, from: number, limit: number, named: boolean): number {
  const kind = reading.kinds[i];
  const word = reading.words[i]!;
  if (kind === QUOTE) return markedName(reading, i, limit);
  if (isSign(reading, i, COMMA)) return apposition(reading, i, limit);
  if (isSign(reading, i, '(')) return i > from ? bracketedName(reading, i, limit) : i;
  if (isSign(reading, i, '-–/') && i > from && i + 1 < limit && reading.kinds[i + 1] === WORD) return i + 1;
  if (isSign(reading, i, '.') && i > from && reading.words[i - 1]!.form.length === 1) return i + 1;
  if (kind === NUMBER) return i === from || reading.kinds[i - 1] === NUMBER ? i + 1 : i;
  if (kind !== WORD && kind !== LATIN) return i;
  const name = reading.nameEnds[i]!;
  if (name > i && reading.nameTypes[i] !== 0 && word.conjunction === '') return Math.min(name, limit);
  if ((word.classes & STOP) !== 0 && !(word.written === 'علي' && i > from)) return i;
  if (named && word.form === 'باسم') return i;
  if (i > from && word.bound && word.nouns.length > 0) return i;
  if (
    i > from &&
    word.verbs.length > 0 &&
    i + 1 < limit &&
    reading.lists.withheld.has(reading.words[i + 1]!.form)
  )
    return i;
  if (i > from && word.verbs.length > 0 && word.nouns.length === 0 && (word.classes & PEOPLE) === 0) return i;
  if (word.participles.length > 0 && i > from && word.form.endsWith('ا')) return i;
  return prepositionStep(reading, i, from, limit, named);
}

function prepositionStep(reading: Reading, i: number, from: number, limit: number, named: boolean): number {
  const word = reading.words[i]!;
  const next = i + 1 < limit ? reading.words[i + 1]! : undefined;
  switch (word.form) {
    case 'في':
    case 'وفي':
      if (!next || (next.classes & (IS.statement | IS.time)) !== 0) return i;
      if (reading.isDate[i + 1] !== 0 || named) return i;
      return i + 1;
    case 'من':
      // الوزير من جانبه: a turn of the reporter's, no part of the name.
      return named || !next || reading.lists.turn.has(next.form) ? i : i + 1;
    case 'علي':
      // With its dots it is the name, where a name goes on.
      if (word.written === 'علي' && (i > from || !isPrepositionAt(reading, i))) return i + 1;
      return reading.lists.governsPhrase.has(reading.words[i - 1]?.form ?? '') ? i + 1 : i;
    case 'عن':
      return reading.lists.governsPhrase.has(reading.words[i - 1]?.form ?? '') ? i + 1 : i;
    case 'الي':
    case 'والي':
    case 'وعلي':
    case 'وعن':
    case 'ومن':
      return i;
    case 'ل':
    case 'ب':
      return i;
  }
  if (i > from && word.preposition === 'ل' && ((word.after & IS.outlet) !== 0 || named)) return i;
  if (word.preposition === 'ب' && (word.after & (IS.adjunct | IS.that)) !== 0) return i;
  return i + 1;
}

function markedName(reading: Reading, i: number, limit: number): number {
  const close = reading.closing[i]!;
  return close > i && close < limit && close - i - 1 <= LONGEST_MARKED_NAME ? close + 1 : i;
}

/** قناة (سماء) الباكستانية: brackets stand for marks after the head of an organisation. */
function bracketedName(reading: Reading, i: number, limit: number): number {
  if ((reading.words[i - 1]!.classes & IS.organisation) === 0) return i;
  for (let k = i + 1; k < limit && k <= i + LONGEST_MARKED_NAME; k++)
    if (isSign(reading, k, ')')) return k + 1;
  return i;
}

/** After a comma the phrase goes on with a title or a name: مدير المركز، الدكتور فلان. */
function apposition(reading: Reading, comma: number, limit: number): number {
  const i = comma + 1;
  if (i >= limit) return comma;
  const word = reading.words[i]!;
  if (word.conjunction !== '') return comma;
  if (reading.nameTypes[i] === PERSON) return i;
  if ((word.classes & IS.title) !== 0 && (word.classes & STOP) === 0) return i;
  return comma;
}

/** Drops what cannot end a noun phrase: a comma, a conjunction, a preposition. */
function withoutTail(reading: Reading, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const i = end - 1;
    const closes = reading.opening[i]! >= from || isSign(reading, i, ')');
    if (reading.kinds[i] === WORD || reading.kinds[i] === LATIN) {
      if (!isPreposition(reading.words[i]!.form)) break;
    } else if (reading.kinds[i] === NUMBER || closes) break;
    end--;
  }
  return end;
}
