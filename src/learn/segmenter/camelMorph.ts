import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { foldAlef } from '../../stages/segment/foldAlef.js';
import { FLAG } from '../../stages/segment/stemTable.js';
import { fromBuckwalter } from '../../text/buckwalter.js';

/** What CamelMorph MSA knows of written words: flags by word (bare alef), and the lemmas that a verb form may have. */
export interface Lexicon {
  readonly flags: ReadonlyMap<string, number>;
  readonly verbLemmas: ReadonlyMap<string, readonly string[]>;
}

const NO_LETTER = /[^\u0621-\u063a\u0641-\u064a]/g;

/** The letters of a form in Buckwalter's transliteration, without its vowel marks. */
const written = (form: string): string => foldWasla(fromBuckwalter(form)).replace(NO_LETTER, '');

const foldWasla = (form: string): string => form.replaceAll('ٱ', 'ا');

type Row = Readonly<Record<'LEMMA' | 'FORM' | 'COND-T' | 'COND-S' | 'DEFINE', string>>;

function rows(dir: string, file: string): Row[] {
  const all = parse(readFileSync(join(dir, `${file}.csv`)), {
    columns: true,
    relax_column_count: true,
  }) as Row[];
  return all.filter(({ DEFINE, FORM }) => DEFINE === 'LEXICON' && FORM !== '');
}

/** Endings of the perfect after a stem, by the letters that a weak root shows. */
function perfects(stem: string, ending: string, before: string): string[] {
  const vowel = ['', 'ت', 'ا', 'تا', 'وا'];
  const consonant = ['ت', 'نا', 'تم', 'ن', 'تن', 'تما'];
  const weak = /#-+[>&}~]*a?(aw|ay|aY|iy)/.exec(ending)?.[1];
  if (weak === 'aw')
    return [...['ا', 'ت', 'وا', 'تا'].map((e) => stem + e), ...consonant.map((e) => `${stem}و${e}`)];
  if (weak === 'iy')
    return ['ي', 'يت', 'يا', 'وا', 'يتا'].map((e) => stem + e).concat(consonant.map((e) => `${stem}ي${e}`));
  if (weak !== undefined || ending.includes('ay'))
    return ['ى', 'ت', 'يا', 'وا', 'تا'].map((e) => stem + e).concat(consonant.map((e) => `${stem}ي${e}`));
  if (/#-a>/.test(ending)) return ['أ', 'أت', 'أوا', 'ؤوا', 'أنا', 'آ'].map((e) => stem + e);
  if (/#-i}|#-}/.test(ending)) return ['ئ', 'ئت', 'ئوا', 'ئنا'].map((e) => stem + e);
  const out = before.includes('c-suff') ? [] : vowel.map((e) => stem + e);
  return before.includes('v-suff') ? out : [...out, ...consonant.map((e) => stem + e)];
}

function imperfects(stem: string, ending: string): string[] {
  const weak = /#-?[^ ]*(aw|uw|ay|aY|iy)/.exec(ending)?.[1];
  const ends =
    weak === 'uw' || weak === 'aw'
      ? ['و', '', 'ون', 'وا', 'ين', 'وان']
      : weak === 'iy'
        ? ['ي', '', 'ون', 'وا', 'ين', 'يان', 'يا']
        : weak !== undefined
          ? ['ى', '', 'ون', 'وا', 'ين', 'يان', 'يا']
          : /#-a>/.test(ending)
            ? ['أ', 'ؤون', 'ؤوا', 'أون', 'أوا', 'آن', 'ئين']
            : /#-i}|#-}/.test(ending)
              ? ['ئ', 'ئون', 'ئوا']
              : ['', 'ون', 'وا', 'ان', 'ا', 'ين', 'ن', 'ي'];
  return ['ي', 'ت', 'ن', 'أ'].flatMap((person) => ends.map((end) => person + stem + end));
}

/** Reads the lexicons of CamelMorph MSA. @param dir the folder of its sheets (CSV) */
export function readCamelMorph(dir: string): Lexicon {
  const flags = new Map<string, number>();
  const lemmas = new Map<string, Set<string>>();
  const mark = (form: string, flag: number): void => {
    const key = foldAlef(form);
    flags.set(key, (flags.get(key) ?? 0) | flag);
  };
  const verb = (form: string, flag: number, lemma: string): void => {
    mark(form, flag);
    const key = foldAlef(form);
    const set = lemmas.get(key);
    if (set) set.add(lemma);
    else lemmas.set(key, new Set([lemma]));
  };
  for (const row of rows(dir, 'MSA-Verb-LEX-PV')) {
    const lemma = written(row.LEMMA.replace(/-.*$/, ''));
    for (const form of perfects(written(row.FORM), row['COND-S'], row['COND-T']))
      verb(form, FLAG.perfect, lemma);
  }
  for (const row of rows(dir, 'MSA-Verb-LEX-IV')) {
    const lemma = written(row.LEMMA.replace(/-.*$/, ''));
    for (const form of imperfects(written(row.FORM), row['COND-S'])) verb(form, FLAG.imperfect, lemma);
  }
  for (const file of ['MSA-Adj-LEX', 'MSA-Adj-Comp-LEX']) {
    for (const { FORM } of rows(dir, file)) {
      for (const ending of ['', 'ا', 'ة', 'ات', 'ون', 'ين', 'ان', 'تان', 'تين'])
        mark(written(FORM) + ending, FLAG.adjective);
    }
  }
  for (const row of rows(dir, 'MSA-Noun-Prop-LEX')) {
    const ending = row['COND-S'].includes('#aA') ? 'ا' : row['COND-S'].includes('#iy') ? 'ي' : '';
    mark(written(row.FORM) + ending, FLAG.proper);
  }
  return { flags, verbLemmas: new Map([...lemmas].map(([form, set]) => [form, [...set]])) };
}
