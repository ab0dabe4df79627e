import { defineResource } from '../../stage/resource.js';
import { readTable } from '../../resources/readTable.js';
import type { SegmentRole } from '../../model/layers.js';
import type { Analysis } from './segmentWord.js';

/** Roles of the parts that can stand before a stem, by form. */
export const PROCLITICS: ReadonlyMap<string, SegmentRole> = new Map([
  ['و', 'conj'],
  ['ف', 'conj'],
  ['ب', 'prep'],
  ['ل', 'prep'],
  ['ك', 'prep'],
  ['س', 'future'],
  ['أ', 'question'],
  ['ال', 'det'],
]);

/** Enclitic pronouns, longest first. */
export const ENCLITICS: readonly string[] = [
  'هما',
  'كما',
  'ها',
  'هم',
  'هن',
  'كم',
  'كن',
  'نا',
  'ني',
  'ه',
  'ك',
  'ي',
];

/** Segmentations that counts cannot tell, by word as it is spelled; null for a word that is whole. */
export const hardWords = defineResource({
  name: 'hard-words',
  files: [new URL('../../resources/lexicons/hard-words.tsv', import.meta.url)],
  parse: (bytes: Buffer): ReadonlyMap<string, Analysis | null> =>
    new Map(
      readTable(bytes, ['word', 'segmentation']).map(([word, parts]) => [word!, readParts(word!, parts!)]),
    ),
});

/**
 * Reads a row such as `منها → من+ها`. The stem is the first part that is no proclitic, or the last where all are.
 * @throws Error where the parts cannot be laid over the word
 */
function readParts(word: string, segmentation: string): Analysis | null {
  const forms = segmentation === '' ? [word] : segmentation.split('+');
  if (forms.length === 1) return null;
  let stem = forms.findIndex((form) => !PROCLITICS.has(form));
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
    if (i === stem) return PROCLITICS.get(form) === 'prep' ? 'prep' : 'stem';
    return i < stem ? PROCLITICS.get(form)! : 'pronoun';
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

const isPreposition = (form: string): boolean => PROCLITICS.get(form) === 'prep';
