import type { SegmentRole } from '../../model/layers.js';
import { IMPERFECT, PROCLITICS, PRONOUNS, type Proclitics } from './affixes.js';
import type { Analysis } from './analysis.js';
import type { HardWords } from './hardWords.js';
import { POS } from './labels.js';
import { afterLam, beforePronoun, type CountStem } from './restore.js';

/** One way to read a word: its parts, and the part of speech of its stem. */
export interface Candidate {
  readonly analysis: Analysis;
  /** The restored stem. */
  readonly stem: string;
  readonly proclitics: Proclitics;
  /** 1 + the place of its pronoun in `PRONOUNS`; 0 for none. */
  readonly pronoun: number;
  /** An index of `PARTS_OF_SPEECH`. */
  readonly pos: number;
  /** Whether it comes from the table of hard words. */
  readonly tabled: boolean;
}

/** Stems of the parts of speech that take no new members. */
export interface ClosedClasses {
  readonly particles: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

const SHORTEST_STEM = 2;
const CONJUNCTIONS = 'وف';

/**
 * Every way to read a word. A word of the table of hard words has the readings of its rows alone, also after
 * proclitics; every other word can be whole, or be cut by the affixes of `affixes.ts`.
 *
 * @param hard segmentations that are known, by word
 * @param closed the stems that can be particles and number words: these are closed classes
 * @param count how often a stem occurs
 */
export function candidatesOf(
  word: string,
  hard: HardWords,
  closed: ClosedClasses,
  count: CountStem,
): Candidate[] {
  const out: Candidate[] = [];
  const known = hard(word);
  if (known) {
    for (const analysis of known) push(out, analysis, true, closed);
    return out;
  }
  for (const proclitics of PROCLITICS) {
    const at = proclitics.form.length;
    if (word.length - at < SHORTEST_STEM && at > 0) continue;
    if (!word.startsWith(proclitics.form)) continue;
    const rest = word.slice(at);
    if (proclitics.before !== '' && (rest.length < 3 || !proclitics.before.includes(rest[0]!))) continue;
    if (!proclitics.hasArticle && proclitics.parts.at(-1) === 'ل' && !bare(rest, count)) continue;
    if (proclitics.ends.slice(0, -1).some((end) => hard(word.slice(end)) !== undefined)) continue;
    const rows = at > 0 ? hard(rest) : undefined;
    if (rows) {
      for (const row of rows) {
        if (follows(proclitics, row)) push(out, join(proclitics, row), true, closed);
      }
      continue;
    }
    // وبها, لهم: a pronoun after a preposition is no stem; the table has these words.
    if (proclitics.roles.at(-1) === 'prep' && PRONOUNS.includes(rest)) continue;
    const stem = proclitics.parts.at(-2) === 'ل' && proclitics.hasArticle ? afterLam(rest, count) : rest;
    if (proclitics.hasArticle || !isDefinite(rest, count)) {
      push(out, join(proclitics, { ...whole(rest), forms: [stem] }), false, closed);
    }
    if (!proclitics.hasArticle) withPronouns(out, word, proclitics, hard, closed, count);
  }
  if (out.length === 0) push(out, whole(word), false, closed);
  return out;
}

/** What can follow ل without an article: ل and ال fuse to لل, so that لل is followed by a stem with a lam of its own at most. */
function bare(rest: string, count: CountStem): boolean {
  if (rest.startsWith('ال')) return false;
  return !rest.startsWith('ل') || afterLam(rest.slice(1), count) === rest;
}

/** A word that begins with ال and is more frequent without it has an article: السنة, but not المانيا. */
function isDefinite(rest: string, count: CountStem): boolean {
  return rest.startsWith('ال') && rest.length > 3 && count(rest.slice(2)) > count(rest);
}

function withPronouns(
  out: Candidate[],
  word: string,
  proclitics: Proclitics,
  hard: HardWords,
  closed: ClosedClasses,
  count: CountStem,
): void {
  const at = proclitics.form.length;
  // ولديه is و and لديه of the table, and no pronoun after ولدي.
  if (
    at === 0 &&
    CONJUNCTIONS.includes(word[0]!) &&
    hard(word.slice(1))?.some(({ forms }) => forms.length > 1)
  )
    return;
  for (const form of PRONOUNS) {
    const end = word.length - form.length;
    if (end - at < SHORTEST_STEM || !word.endsWith(form)) continue;
    const shown = word.slice(at, end);
    // No stem shows ة or ى before a pronoun.
    if (shown.endsWith('ة') || shown.endsWith('ى')) continue;
    const roles: SegmentRole[] = [...proclitics.roles, 'stem', 'pronoun'];
    const ends = [...proclitics.ends, end, word.length];
    const reading = (stem: string): Analysis => ({ forms: [...proclitics.parts, stem, form], roles, ends });
    const verb = beforePronoun(shown, true, count);
    const nominal = beforePronoun(shown, false, count);
    if (verb === nominal) push(out, reading(verb), false, closed);
    else {
      push(out, reading(verb), false, closed, (pos) => pos === POS.verb);
      push(out, reading(nominal), false, closed, (pos) => pos !== POS.verb);
    }
  }
}

/** Adds a reading for each part of speech that its affixes allow. */
function push(
  out: Candidate[],
  analysis: Analysis,
  tabled: boolean,
  closed: ClosedClasses,
  wanted: (pos: number) => boolean = () => true,
): void {
  const { forms, roles } = analysis;
  const pronounForm = roles.at(-1) === 'pronoun' ? forms.at(-1)! : '';
  const at = roles.indexOf('stem');
  // له, بها: the preposition is the word that the pronoun leans on.
  const stem = forms[at < 0 ? forms.length - 2 : at]!;
  const pronoun = 1 + PRONOUNS.indexOf(pronounForm);
  const proclitics = BY_PARTS.get(forms.slice(0, at < 0 ? -2 : at).join('+')) ?? NO_PROCLITICS;
  const add = (pos: number): void => {
    if (wanted(pos)) out.push({ analysis, stem, proclitics, pronoun, pos, tabled });
  };
  if (at < 0) {
    add(POS.particle);
    return;
  }
  if (closed.particles.has(stem)) add(POS.particle);
  // ل before a verb asks for an imperfect.
  if (proclitics.verb && (proclitics.parts.at(-1) !== 'ل' || IMPERFECT.includes(stem[0]!))) add(POS.verb);
  if (!proclitics.nominal || pronounForm === 'ني') return;
  add(POS.noun);
  add(POS.adjective);
  if (pronoun === 0) add(POS.proper);
  if (closed.numbers.has(stem)) add(POS.number);
}

/** Whether the reading of a row can stand after proclitics: after و and ف any can, after others one that begins with a stem. */
function follows(proclitics: Proclitics, row: Analysis): boolean {
  const last = proclitics.roles.at(-1);
  if (last === 'conj' || row.forms.length === 1) return true;
  return last !== 'det' && row.roles[0] === 'stem';
}

const NO_PROCLITICS = PROCLITICS[0]!;
const BY_PARTS = new Map(PROCLITICS.map((proclitics) => [proclitics.parts.join('+'), proclitics]));

const whole = (word: string): Analysis => ({ forms: [word], roles: ['stem'], ends: [word.length] });

function join(proclitics: Proclitics, rest: Analysis): Analysis {
  const at = proclitics.form.length;
  if (at === 0) return rest;
  return {
    forms: [...proclitics.parts, ...rest.forms],
    roles: [...proclitics.roles, ...rest.roles],
    ends: [...proclitics.ends, ...rest.ends.map((end) => at + end)],
  };
}
