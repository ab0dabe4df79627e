import { defineResource } from '../../stage/resource.js';
import { readTable } from '../../resources/readTable.js';
import type { SegmentRole } from '../../model/layers.js';
import { PRONOUNS, ROLES } from './affixes.js';
import type { Analysis } from './analysis.js';
import { foldAlef } from './foldAlef.js';

/** كن is cut where a row says so, and by no rule: it is rare, and كن and يكن are not. */
const ENCLITICS = [...PRONOUNS, 'كن'];

/** Finds the readings of a word in the table, by its spelling or else by its spelling without hamza on alef. */
export type HardWords = (word: string) => readonly Analysis[] | undefined;

/** Words whose readings are known. Rows whose word has several readings leave it to the words around. */
export const hardWords = defineResource({
  name: 'hard-words',
  files: [new URL('../../resources/lexicons/hard-words.tsv', import.meta.url)],
  parse: (bytes: Buffer): HardWords => {
    const rows = readTable(bytes, ['word', 'segmentation']).map(([word, readings]): [string, Analysis[]] => [
      word!,
      readReadings(word!, readings!),
    ]);
    const exact = new Map(rows);
    // انه is أنه rather than آنه: of the rows that are spelled alike without hamza the first one without madda is meant.
    const folded = new Map<string, Analysis[]>();
    for (const madda of [false, true]) {
      for (const [word, analyses] of rows) {
        const key = foldAlef(word);
        // ألسنة is no reading of السنة, which has an article.
        if (key.startsWith('ال') && key !== word && key.length > 4 && analyses[0]!.forms.length === 1)
          continue;
        if (word.includes('آ') === madda && !folded.has(key)) folded.set(key, analyses);
      }
    }
    const longest = Math.max(...[...exact.keys()].map(({ length }) => length));
    return (word) => (word.length > longest ? undefined : (exact.get(word) ?? folded.get(word)));
  },
});

/** The table with the words of a user before it. */
export function withOwnWords(table: HardWords, words: Readonly<Record<string, string>>): HardWords {
  const own = new Map(Object.entries(words).map(([word, readings]) => [word, readReadings(word, readings)]));
  return own.size === 0 ? table : (word) => own.get(word) ?? table(word);
}

const readReadings = (word: string, readings: string): Analysis[] =>
  readings.split('|').map((parts) => readParts(word, parts.trim()));

/**
 * Reads a row such as `منها → من+ها`. The stem is the first part that is no proclitic, or the last where all are.
 * @throws Error where the parts cannot be laid over the word
 */
export function readParts(word: string, segmentation: string): Analysis {
  const forms = segmentation === '' ? [word] : segmentation.split('+');
  let stem = forms.findIndex((form) => !ROLES.has(form));
  if (stem < 0) stem = forms.length - 1;
  // بها, له: the preposition is the word that the pronoun leans on.
  if (
    stem > 0 &&
    stem === forms.length - 1 &&
    ENCLITICS.includes(forms[stem]!) &&
    isPreposition(forms[stem - 1]!)
  )
    stem--;
  const roles = forms.map((form, i): SegmentRole => {
    if (i === stem) return isPreposition(form) && forms.length > 1 ? 'prep' : 'stem';
    return i < stem ? ROLES.get(form)! : 'pronoun';
  });
  const ends: number[] = [];
  let at = 0;
  forms.forEach((form, i) => {
    // لل: the article keeps one letter of its two.
    const fused = form === 'ال' && forms[i - 1] === 'ل' && word.startsWith('ل', at);
    at = i === forms.length - 1 ? word.length : Math.min(word.length, at + (fused ? 1 : form.length));
    ends.push(at);
  });
  if (ends.some((end, i) => end <= (ends[i - 1] ?? 0)))
    throw new Error(`${word}: cannot lay ${segmentation} over it`);
  return { forms, roles, ends };
}

const isPreposition = (form: string): boolean => ROLES.get(form) === 'prep';
