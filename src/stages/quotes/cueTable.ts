import { fold } from '../../text/fold.js';
import { beforeEnclitic, inflectNoun, inflectVerb, type Features, type Inflection } from './inflect.js';

export const CUE_PARTS = ['verb', 'noun', 'expression'] as const;
export type CuePart = (typeof CUE_PARTS)[number];

/** What a cue does with the content; the first lines of the table say what belongs to each. */
export const CUE_CLASSES = [
  'say',
  'add',
  'note',
  'confirm',
  'announce',
  'explain',
  'deny',
  'admit',
  'claim',
  'ask',
  'answer',
  'order',
  'promise',
  'warn',
  'accuse',
  'criticise',
  'praise',
  'describe',
  'opinion',
  'write',
  'relay',
] as const;
export type CueClass = (typeof CUE_CLASSES)[number];

/**
 * What it takes to make the word a cue.
 * strong: a clause after إن/أن/بأن, a colon, a quotation mark, quoted text in its object, or bare speech.
 * clause: the same without bare speech. that: a clause or a colon. quote: quoted text alone, in its object or
 * complement. frame: an adverbial attribution; the clause around it is the content. never: an impersonal formula;
 * none of its words is a cue.
 */
export const CUE_STRENGTHS = ['strong', 'clause', 'that', 'quote', 'frame', 'never'] as const;
export type CueStrength = (typeof CUE_STRENGTHS)[number];

/** What may follow: a complementizer, or after a frame the noun phrase of the source or a verb of saying. */
export const CUE_TAKES = ['إن', 'أن', 'بأن', 'source', 'verb'] as const;
export type CueTakes = (typeof CUE_TAKES)[number];

/** One cue of the table. */
export interface Cue {
  /** Its place in `CueTable.cues`. */
  readonly id: number;
  /** As written in the table, without vowel marks other than shadda. */
  readonly lemma: string;
  readonly part: CuePart;
  readonly class: CueClass;
  readonly strength: CueStrength;
  /** Empty: no complementizer is known; any may stand. */
  readonly takes: readonly CueTakes[];
  /** Prepositions between cue and complement, folded; of one letter where they are glued to the next word. */
  readonly preps: readonly string[];
  /** The word is a cue only where one of `preps` stands before the complement. */
  readonly needsPrep: boolean;
}

/** One reading of a written form. Forms of nouns have the tense `masdar`. */
export interface CueForm extends Features {
  readonly cue: Cue;
}

/** A cue of fixed words, folded; the first may carry و or ف, the last an enclitic pronoun. */
export interface CueExpression {
  readonly cue: Cue;
  readonly words: readonly string[];
}

export interface CueTable {
  readonly cues: readonly Cue[];
  /** Folded written form, without clitics, to its readings in the order of the table. */
  readonly forms: ReadonlyMap<string, readonly CueForm[]>;
  /** The same for what is left of a word when an enclitic pronoun is cut off (folded): نفاه → نفا, قالوه → قالو. */
  readonly boundForms: ReadonlyMap<string, readonly CueForm[]>;
  /** Expressions by their first word, the longest first. */
  readonly expressions: ReadonlyMap<string, readonly CueExpression[]>;
}

/** The columns of cues.tsv, in order. */
export const CUE_COLUMNS = [
  'lemma',
  'part',
  'imperfect',
  'participle',
  'noun',
  'class',
  'strength',
  'takes',
  'prep',
] as const;
type Column = (typeof CUE_COLUMNS)[number];
type Row = Readonly<Record<Column, string>> & { readonly line: number };

const ARABIC = /^[\u0621-\u0652]+$/;

/**
 * Reads the table of cues (`src/resources/lexicons/cues.tsv`, whose first lines describe the columns).
 *
 * A noun row stands instead of the verbal noun of the same spelling, so that its strength can be set by itself.
 * @throws Error that names the line and what is wrong with it
 */
export function parseCues(text: string): CueTable {
  const rows = readRows(text);
  const nouns = new Set(rows.filter((row) => row.part === 'noun').map((row) => fold(row.lemma)));
  const cues: Cue[] = [];
  const forms = new Map<string, CueForm[]>();
  const boundForms = new Map<string, CueForm[]>();
  const expressions = new Map<string, CueExpression[]>();
  const lineOf = new Map<string, number>();

  for (const row of rows) {
    for (const lemma of row.part === 'expression' ? variants(row.lemma) : [row.lemma]) {
      const key = `${row.part} ${lemma}`;
      const earlier = lineOf.get(key);
      if (earlier !== undefined) fail(row.line, `the ${key} is already on line ${earlier}`);
      lineOf.set(key, row.line);
      const cue = toCue(row, lemma, cues.length);
      cues.push(cue);
      if (cue.part === 'expression') addExpression(expressions, cue);
      else for (const inflection of inflect(row, nouns)) addForm(forms, boundForms, cue, inflection);
    }
  }
  for (const list of expressions.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { cues, forms, boundForms, expressions };
}

function readRows(text: string): Row[] {
  const rows: Row[] = [];
  let line = 0;
  for (const raw of text.split('\n')) {
    line++;
    const written = raw.replace(/\r$/, '');
    if (written === '' || written.startsWith('#')) continue;
    const cells = written.split('\t').map((cell) => cell.trim());
    if (cells.length > CUE_COLUMNS.length)
      fail(line, `${cells.length} cells, expected ${CUE_COLUMNS.length}: ${CUE_COLUMNS.join(', ')}`);
    const row = Object.fromEntries(CUE_COLUMNS.map((column, i) => [column, cells[i] ?? ''])) as Record<
      Column,
      string
    >;
    check({ ...row, line });
    rows.push({ ...row, line });
  }
  return rows;
}

function check(row: Row): void {
  const part = oneOf(CUE_PARTS, row, 'part');
  const strength = oneOf(CUE_STRENGTHS, row, 'strength');
  oneOf(CUE_CLASSES, row, 'class');
  const lemmas =
    part === 'expression' ? variants(row.lemma).flatMap((variant) => variant.split(' ')) : [row.lemma];
  for (const word of [...lemmas, ...words(row.imperfect), ...words(row.participle), ...words(row.noun)]) {
    if (!ARABIC.test(word)) fail(row.line, `"${word}" is no Arabic word`);
  }
  if (part !== 'verb' && (row.imperfect !== '' || row.participle !== '')) {
    fail(row.line, `only a verb has an imperfect and a participle, "${row.lemma}" is a ${part}`);
  }
  if (row.imperfect !== '' && !row.imperfect.startsWith('ي')) {
    fail(row.line, `the imperfect "${row.imperfect}" does not begin with ي`);
  }
  if (words(row.imperfect).length > 1 || words(row.participle).length > 1) {
    fail(row.line, 'a verb has one imperfect and one participle; give the second a row of its own');
  }
  if (part !== 'expression' && (strength === 'frame' || strength === 'never')) {
    fail(row.line, `the strength ${strength} is for expressions, "${row.lemma}" is a ${part}`);
  }
  for (const taken of words(row.takes)) {
    if (!CUE_TAKES.includes(taken as CueTakes))
      fail(row.line, `takes "${taken}", expected ${CUE_TAKES.join(', ')}`);
    if ((taken === 'source' || taken === 'verb') !== (strength === 'frame')) {
      fail(row.line, `"${taken}" does not go with the strength ${strength}`);
    }
  }
  if (strength === 'frame' && row.takes === '') fail(row.line, 'a frame takes source or verb');
  for (const prep of words(row.prep)) {
    if (!ARABIC.test(prep.replace(/!$/, ''))) fail(row.line, `"${prep}" is no preposition`);
  }
}

function oneOf<T extends string>(allowed: readonly T[], row: Row, column: Column): T {
  const value = row[column] as T;
  if (!allowed.includes(value)) fail(row.line, `${column} is "${value}", expected ${allowed.join(', ')}`);
  return value;
}

function fail(line: number, what: string): never {
  throw new Error(`line ${line}: ${what}`);
}

function toCue(row: Row, lemma: string, id: number): Cue {
  return {
    id,
    lemma,
    part: row.part as CuePart,
    class: row.class as CueClass,
    strength: row.strength as CueStrength,
    takes: words(row.takes) as CueTakes[],
    preps: words(row.prep).map((prep) => fold(prep.replace('!', ''))),
    needsPrep: row.prep.includes('!'),
  };
}

function words(cell: string): string[] {
  return cell === '' ? [] : cell.split(' ');
}

/** Writes out the alternatives: `على حد قول/تعبير` → على حد قول, على حد تعبير. */
function variants(lemma: string): string[] {
  return lemma
    .split(' ')
    .map((word) => word.split('/'))
    .reduce(
      (heads, choices) => heads.flatMap((head) => choices.map((choice) => `${head} ${choice}`.trim())),
      [''],
    );
}

function inflect(row: Row, nouns: ReadonlySet<string>): Inflection[] {
  if (row.part === 'noun') return inflectNoun(row.lemma, words(row.noun));
  const masdars = words(row.noun).filter((masdar) => !nouns.has(fold(masdar)));
  return inflectVerb({ lemma: row.lemma, imperfect: row.imperfect, participle: row.participle, masdars });
}

function addForm(
  forms: Map<string, CueForm[]>,
  boundForms: Map<string, CueForm[]>,
  cue: Cue,
  inflection: Inflection,
): void {
  const { form, ...features } = inflection;
  const reading: CueForm = { cue, ...features };
  addReading(forms, fold(form), reading);
  for (const stem of beforeEnclitic(inflection)) addReading(boundForms, fold(stem), reading);
}

function addReading(map: Map<string, CueForm[]>, key: string, reading: CueForm): void {
  const readings = map.get(key);
  if (!readings) map.set(key, [reading]);
  else if (!readings.some((other) => sameReading(other, reading))) readings.push(reading);
}

function sameReading(a: CueForm, b: CueForm): boolean {
  return (
    a.cue === b.cue &&
    a.tense === b.tense &&
    a.voice === b.voice &&
    a.person === b.person &&
    a.gender === b.gender &&
    a.number === b.number
  );
}

function addExpression(expressions: Map<string, CueExpression[]>, cue: Cue): void {
  const folded = cue.lemma.split(' ').map(fold);
  const list = expressions.get(folded[0]!);
  if (list) list.push({ cue, words: folded });
  else expressions.set(folded[0]!, [{ cue, words: folded }]);
}
