import { boundedCache } from '../../text/boundedCache.js';
import { fold } from '../../text/fold.js';
import { COMMON, FUNCTION_WORD, PERSON, PERSON_NAME, SEEN, SPEECH_VERB } from './flags.js';
import type { Entry, Lexicon } from './lexicon.js';
import type { PhraseNode } from './phrases.js';

/**
 * One way to read a word: as it stands, or with proclitics taken off.
 * `skip` counts the characters of the normalised word before the name that may begin in it.
 */
export interface Reading {
  readonly skip: number;
  readonly core: string;
  /** The flags of `core` (see `flags.ts`); 0 where no list knows it. */
  readonly flags: number;
  /** Where the phrases that begin with `core` go on; undefined where there are none. */
  readonly phrases: PhraseNode<Entry> | undefined;
}

/** What the lists say of a distinct word, worked out once. */
export interface Word {
  readonly norm: string;
  /** The word as it stands; its `core` is the folded word. */
  readonly whole: Reading;
  /** The readings that some list knows, without proclitics taken off first; the whole word is always there. */
  readonly readings: readonly Reading[];
  /** The flags of the whole word, or of the first stripped reading where no list knows the whole word. */
  readonly flags: number;
  /** True for a word that news uses as an ordinary word: as it stands, without proclitics, or without an ending. */
  readonly ordinary: boolean;
  /** True where news has the word inflected as well, as verbs and common nouns are; false where it is ordinary. */
  readonly inflected: boolean;
  /**
   * True where news has the word with the article as well, perhaps without the ا of the accusative;
   * false where it is ordinary. Such a word is no foreign name.
   */
  readonly noun: boolean;
  /** True for a word that news conjugates (تندرج beside يندرج, تمكنت beside تمكن) and never has with the article. */
  readonly verb: boolean;
}

const WORDS_KEPT = 60_000;
const SHORTEST_CORE = 2;

/** Makes the function that looks a normalised word up in the lists. Keeps the last 60,000 distinct words. */
export function wordReader(lexicon: Lexicon): (norm: string) => Word {
  return boundedCache(WORDS_KEPT, (norm) => readWord(norm, lexicon));
}

function readWord(norm: string, lexicon: Lexicon): Word {
  const reading = (skip: number, core: string): Reading => {
    let flags = lexicon.flags.get(core) ?? 0;
    if (flags & FUNCTION_WORD && flags & PERSON && !lexicon.functionWords.has(norm.slice(skip)))
      flags &= ~FUNCTION_WORD;
    return { skip, core, flags, phrases: lexicon.phrases.next.get(core) };
  };
  const folded = fold(norm);
  const whole = reading(0, folded);
  const readings = [whole];
  // A folded word has the length of the normalised one unless marks were left in it; then nothing is taken off.
  if (folded.length === norm.length) {
    for (const [skip, core] of stripped(folded)) {
      const candidate = reading(skip, core);
      if (candidate.flags !== 0 || candidate.phrases !== undefined) readings.push(candidate);
    }
  }
  const known = readings.find((r) => r.flags !== 0) ?? whole;
  const ordinary = isOrdinary(norm, readings, lexicon);
  return {
    norm,
    whole,
    readings,
    flags: known.flags | joinedSpeech(readings),
    ordinary,
    // Asked of words that are not ordinary only, and dear to work out.
    inflected: !ordinary && isInflected(folded, lexicon),
    noun: !ordinary && isNoun(folded, lexicon),
    verb: isVerb(norm, whole, lexicon),
  };
}

/** وقالت is a verb of saying, though the news has it often enough to know the whole word. */
function joinedSpeech(readings: readonly Reading[]): number {
  const joined = readings.find(({ skip }) => skip === 1);
  return joined ? joined.flags & SPEECH_VERB : 0;
}

/** Seen with the article, as it stands or without the ا of the accusative (وفدا beside الوفد). */
function isNoun(core: string, lexicon: Lexicon): boolean {
  if (core.startsWith('ال')) return false;
  if (lexicon.flags.has(`ال${core}`)) return true;
  return core.length > 3 && core.endsWith('ا') && lexicon.flags.has(`ال${core.slice(0, -1)}`);
}

/** The persons of the imperfect, and the endings of the perfect, by which a verb is known. */
const PERSONS = ['ي', 'ت', 'ن'];
const PERFECT = ['ت', 'وا', 'تا'];
const SHORTEST_VERB = 4;

/** A conjugated verb: a form of another person is in the news, the article before it is not. */
function isVerb(norm: string, { core, flags }: Reading, lexicon: Lexicon): boolean {
  if (core.length < SHORTEST_VERB || flags & (PERSON | FUNCTION_WORD) || norm.startsWith('ال')) return false;
  if (lexicon.flags.has(`ال${core}`)) return false;
  const seen = (form: string): boolean => ((lexicon.flags.get(form) ?? 0) & SEEN) !== 0;
  // ألحق beside يلحق: the fourth form.
  if (norm.startsWith('أ') && seen(`ي${core.slice(1)}`)) return true;
  // سيعدمون: the future before the person.
  const person = core.startsWith('س') ? core.slice(1) : core;
  if (PERSONS.includes(person[0]!)) {
    const rest = person.slice(1);
    if (PERSONS.some((other) => other !== person[0] && seen(other + rest))) return true;
  }
  return PERFECT.some(
    (ending) =>
      core.endsWith(ending) && core.length - ending.length >= 3 && seen(core.slice(0, -ending.length)),
  );
}

/** Endings that may be taken off an ordinary word: pronouns, plurals, the dual, the accusative. */
const ENDINGS = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'نا', 'ات', 'ين', 'ون', 'ان', 'تين', 'ه', 'ي', 'ا'];

function isOrdinary(norm: string, readings: readonly Reading[], lexicon: Lexicon): boolean {
  for (const { skip, core, flags } of readings) {
    if (flags & PERSON_NAME) return false;
    if (flags & FUNCTION_WORD) return true;
    if ((flags & COMMON && isInflected(core, lexicon)) || endsOrdinary(core, lexicon)) return true;
    if (norm.startsWith('ال', skip) && core.length > 4) {
      const bare = core.slice(2);
      if ((lexicon.flags.get(bare) ?? 0) & COMMON || endsOrdinary(bare, lexicon)) return true;
    }
  }
  return false;
}

/** What an ordinary word takes and a foreign name does not. */
const AFTER = ['ها', 'هم', 'ه', 'ت', 'ات', 'ين', 'وا', 'ا'];
const BEFORE = ['ال', 'ي', 'ت', 'سي', 'ست', 'لل'];

/** True where news also has the word with an article, a pronoun, or an ending: هونيس and نتنياهو stand alone. */
function isInflected(core: string, lexicon: Lexicon): boolean {
  return (
    AFTER.some((ending) => lexicon.flags.has(core + ending)) ||
    BEFORE.some((start) => lexicon.flags.has(start + core))
  );
}

function endsOrdinary(core: string, lexicon: Lexicon): boolean {
  for (const ending of ENDINGS) {
    if (!core.endsWith(ending) || core.length - ending.length < (ending.length > 1 || ending === 'ا' ? 3 : 4))
      continue;
    const stem = core.slice(0, -ending.length);
    for (const form of [stem, `${stem}ه`, stem.endsWith('ت') ? `${stem.slice(0, -1)}ه` : stem]) {
      if ((lexicon.flags.get(form) ?? 0) & COMMON) return true;
    }
  }
  return false;
}

/**
 * The words that may stand behind و ف and ب ل ك, each with where it begins. Where ل swallowed the article, the ل
 * is part of the span and the core has the article again: للأمم is الأمم, and للجنة also اللجنة.
 */
function stripped(word: string): [skip: number, core: string][] {
  const out: [number, string][] = [];
  let at = 0;
  if (isConjunction(word.charCodeAt(0)) && word.length - 1 >= SHORTEST_CORE) {
    at = 1;
    out.push([1, word.slice(1)]);
  }
  if (!isPreposition(word.charCodeAt(at)) || word.length - at - 1 < SHORTEST_CORE) return out;
  if (word.charCodeAt(at) === LAM && word.charCodeAt(at + 1) === LAM && word.length - at > 3) {
    out.push([at, `ال${word.slice(at + 2)}`], [at, `ال${word.slice(at + 1)}`]);
  }
  out.push([at + 1, word.slice(at + 1)]);
  return out;
}

const LAM = 0x644;

function isConjunction(unit: number): boolean {
  return unit === 0x648 || unit === 0x641;
}

function isPreposition(unit: number): boolean {
  return unit === 0x628 || unit === LAM || unit === 0x643;
}
