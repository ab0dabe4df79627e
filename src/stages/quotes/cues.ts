import type { CueForm, CueTable } from './cueTable.js';
import { PERSON, WORD, type Reading } from './reading.js';
import type { Word } from './words.js';
import { IS } from './wordTable.js';

/**
 * verb: finite; participle: circumstance of a main verb (مشيراً إلى); noun: قوله; frame: an adverbial
 * attribution; formula: an impersonal phrase that reports nothing and that no other cue reaches over (يذكر أن). */
export type CuePosition = 'verb' | 'participle' | 'noun' | 'frame' | 'formula';

/** A word or expression that may report speech, where it stands. */
export interface Cue {
  /** Its tokens, half-open; a preposition of the cue that follows at once belongs to it (وأشار إلى). */
  readonly from: number;
  readonly to: number;
  readonly position: CuePosition;
  /** The reading that fits; nouns and frames have no person. */
  readonly form: CueForm;
  /** و or ف before it. */
  readonly conjunction: string;
  /** It ends in a pronoun (حسب قوله، أكده). */
  readonly bound: boolean;
}

const JUSSIVE_PARTICLES = new Set(['لم', 'ولم', 'فلم', 'لن', 'ولن', 'ان', 'وان', 'حتي', 'كي', 'لكي']);
const SEPARATE_PREPOSITIONS = new Set(['الي', 'علي', 'عن', 'في', 'من']);

/** All cues of a document in order, at most one a token. Linear in tokens. */
export function findCues(reading: Reading, table: CueTable): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < reading.count; i++) {
    if (reading.kinds[i] !== WORD) continue;
    const expression = expressionAt(reading, i, table);
    const cue = expression ?? wordCue(reading, i);
    if (!cue || (cue.position === 'participle' && cue.form.gender !== 'm' && isGoverned(reading, i)))
      continue;
    cues.push(cue);
    i = cue.to - 1;
  }
  return cues;
}

/** على مدونة تويتر: a noun, not a participle beside a verb. */
function isGoverned(reading: Reading, i: number): boolean {
  return i > 0 && SEPARATE_PREPOSITIONS.has(reading.words[i - 1]!.form);
}

function expressionAt(reading: Reading, i: number, table: CueTable): Cue | undefined {
  const { form } = reading.words[i]!;
  for (const conjunction of ['', form[0] === 'و' || form[0] === 'ف' ? form[0] : '']) {
    for (const { cue, words } of table.expressions.get(form.slice(conjunction.length)) ?? []) {
      const bound = matches(reading, i, words);
      if (bound === undefined) continue;
      const to = i + words.length;
      const features = { tense: 'participle', voice: 'active', person: 0, gender: '', number: '' } as const;
      if (cue.strength === 'frame' || cue.strength === 'never') {
        return {
          from: i,
          to,
          position: cue.strength === 'frame' ? 'frame' : 'formula',
          form: { cue, ...features },
          conjunction,
          bound,
        };
      }
      return {
        from: i,
        to: withPreposition(reading, to, cue.preps),
        position: 'participle',
        form: { cue, ...features },
        conjunction,
        bound,
      };
    }
    if (form.length < 3) break;
  }
  return undefined;
}

/** Whether the words stand at `i`; the last may carry a pronoun: then true, else false; undefined where they do not stand. */
function matches(reading: Reading, i: number, words: readonly string[]): boolean | undefined {
  const last = words.length - 1;
  if (i + last >= reading.count) return undefined;
  for (let k = 1; k < last; k++) if (reading.words[i + k]!.form !== words[k]) return undefined;
  if (last === 0) return false;
  const { form } = reading.words[i + last]!;
  if (form === words[last]) return false;
  return isBound(form, words[last]!) ? true : undefined;
}

const PRONOUNS = new Set(['ه', 'ها', 'هم', 'هما', 'هن', 'ي', 'نا']);

function isBound(form: string, word: string): boolean {
  return form.startsWith(word) && PRONOUNS.has(form.slice(word.length));
}

function wordCue(reading: Reading, i: number): Cue | undefined {
  const word = reading.words[i]!;
  if (reading.nameTypes[i] === PERSON) return undefined;
  const governed = word.nouns.length > 0 && i > 0 && reading.lists.beforeNoun.has(reading.words[i - 1]!.form);
  const verb = governed
    ? undefined
    : (word.verbs.find((form) => form.tense !== 'jussive') ?? jussive(reading, i));
  const form = verb ?? word.participles[0] ?? word.nouns[0];
  if (!form) return undefined;
  if (verb && (word.classes & ADVERB) !== 0 && !takesClause(reading, i)) return undefined;
  const position = verb ? 'verb' : word.participles[0] || isManner(word, form) ? 'participle' : 'noun';
  const { conjunction, bound } = word;
  return { from: i, to: withPreposition(reading, i + 1, form.cue.preps), position, form, conjunction, bound };
}

const ADVERB = IS.adjunct | IS.time | IS.governor;
/** The subject between such a verb and its clause is at most so many tokens long. */
const SUBJECT_REACH = 30;

/**
 * بين، عبر، عقب are prepositions; verbs only where the clause follows at once, or follows one speaker at the head of a
 * sentence or after a connective (وبين المدير أن; not: بين المدير والوزير).
 */
function takesClause(reading: Reading, i: number): boolean {
  if (opensClause(reading, i + 1)) return true;
  const first = i === reading.sentenceStarts[reading.sentences[i]!];
  const connected = i > 0 && (reading.words[i - 1]!.classes & IS.connective) !== 0;
  if ((!first && !connected) || !isPersonAt(reading, i + 1)) return false;
  for (let k = i + 1; k < reading.count && k <= i + SUBJECT_REACH; k++) {
    if (reading.sentences[k] !== reading.sentences[i]) return false;
    if (opensClause(reading, k)) return true;
    if (reading.words[k]!.conjunction !== '' && (reading.words[k]!.classes & IS.title) !== 0) return false;
  }
  return false;
}

function isPersonAt(reading: Reading, i: number): boolean {
  if (i >= reading.count) return false;
  return reading.nameTypes[i] === PERSON || (reading.words[i]!.classes & IS.title) !== 0;
}

function opensClause(reading: Reading, i: number): boolean {
  return i < reading.count && (reading.words[i]!.classes & (IS.that | IS['that-pronoun'])) !== 0;
}

/** بالقول، بقوله stand like قائلاً beside a main verb. */
function isManner(word: Word, form: CueForm): boolean {
  return form.cue.lemma === 'قول' && word.form.startsWith('ب');
}

function jussive(reading: Reading, i: number): CueForm | undefined {
  const form = reading.words[i]!.verbs[0];
  if (!form) return undefined;
  const { form: written } = reading.words[i]!;
  return (i > 0 && JUSSIVE_PARTICLES.has(reading.words[i - 1]!.form)) || written.startsWith('ل')
    ? form
    : undefined;
}

function withPreposition(reading: Reading, i: number, preps: readonly string[]): number {
  if (i >= reading.count) return i;
  const { form } = reading.words[i]!;
  return SEPARATE_PREPOSITIONS.has(form) && preps.includes(form) ? i + 1 : i;
}

/** The cue at each token, by its first token; undefined elsewhere. */
export function cueByToken(count: number, cues: readonly Cue[]): (Cue | undefined)[] {
  const out = new Array<Cue | undefined>(count).fill(undefined);
  for (const cue of cues) out[cue.from] = cue;
  return out;
}
