/** Reads the annotated corpora: ANERcorp and AQMAR (surface words) and the two FANE corpora (split clitics). */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../text/fold.js';
import type { News } from './news.js';
import { isArabic, keyOf, pieces } from './words.js';

export type EntityClass = 'PER' | 'LOC' | 'ORG' | 'OTHER';

/** One word of an annotated sentence. `fine` is the corpus's own type, '' outside entities. */
export interface TaggedWord {
  word: string;
  class: EntityClass | null;
  fine: string;
  begins: boolean;
}

export interface NamedEntity {
  words: string[];
  class: EntityClass;
  fine: string;
}

const FILES = ['anercorp.train.txt', 'aqmar.train.txt', 'newsfane.txt', 'wikifane.txt'];

const CLASSES = new Map<string, EntityClass>();
const TYPES: [EntityClass, string][] = [
  [
    'PER',
    'PER PERS Politician Athlete Artist Other_PER Religious_PER Scientist Businessperson Lawyer Engineer Police',
  ],
  [
    'LOC',
    'LOC Nation Population-Center State-or-Province County-or-District GPE-Cluster Continent Water-Body',
  ],
  ['LOC', 'Land-Region-Natural Land'],
  [
    'ORG',
    'ORG Government Non-Governmental Commercial Sports Media Educational Religious_ORG Medical-Science Entertainment',
  ],
];
for (const [entityClass, names] of TYPES) {
  for (const name of names.split(' ')) CLASSES.set(name, entityClass);
}

/** Clitics that stand alone in FANE. */
const PREFIXES = new Set(['و', 'ف', 'ب', 'ل', 'ك']);
const SUFFIXES = new Set(['ه', 'ها', 'هم', 'هن', 'هما', 'نا', 'كم', 'ني']);

/** Every annotated sentence. Nothing of the development part of AQMAR is read. */
export function readCorpora(dataDir: string): TaggedWord[][] {
  return FILES.flatMap((file) => {
    const rows = readFileSync(join(dataDir, 'entities', file), 'utf8').split('\n');
    const sentences = sentencesOf(rows);
    return file.includes('fane') ? sentences.map(joinClitics) : sentences;
  });
}

function sentencesOf(rows: string[]): TaggedWord[][] {
  const sentences: TaggedWord[][] = [];
  let sentence: TaggedWord[] = [];
  for (const row of rows) {
    const cut = Math.max(row.lastIndexOf('\t'), row.lastIndexOf(' '));
    const word = row.slice(0, Math.max(cut, 0)).trim();
    if (word === '') {
      if (sentence.length > 0) sentences.push(sentence);
      sentence = [];
      continue;
    }
    const tag = row.slice(cut + 1).trim();
    const fine = tag === 'O' ? '' : tag.slice(2);
    const entityClass = fine === '' ? null : (CLASSES.get(fine) ?? 'OTHER');
    const last = sentence.at(-1);
    const begins = fine !== '' && (tag.startsWith('B-') || last?.class !== entityClass);
    // Corpora glue punctuation to words now and then: «(د» is two pieces.
    pieces(word).forEach((piece, i) =>
      sentence.push({ word: piece, class: entityClass, fine, begins: begins && i === 0 }),
    );
  }
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
}

/**
 * Undoes the clitic splitting of FANE. A pronoun joins the word before it. A proclitic inside an entity joins the
 * word after it; outside it is left out, so that the neighbours of a word are those it has in running text.
 */
function joinClitics(sentence: TaggedWord[]): TaggedWord[] {
  const out: TaggedWord[] = [];
  for (let i = 0; i < sentence.length; i++) {
    const here = sentence[i]!;
    const before = out.at(-1);
    const after = sentence[i + 1];
    if (SUFFIXES.has(here.word) && before !== undefined && before.word.length > 1 && isArabic(before.word)) {
      before.word += here.word;
    } else if (
      PREFIXES.has(here.word) &&
      after !== undefined &&
      after.word.length > 1 &&
      isArabic(after.word)
    ) {
      if (here.class === null) continue;
      const article = here.word === 'ل' && after.word.startsWith('ال');
      out.push({ ...here, word: article ? 'لل' + after.word.slice(2) : here.word + after.word });
      i++;
    } else {
      out.push({ ...here });
    }
  }
  return out;
}

/** The entities of tagged sentences, in order, with their words as the corpus writes them. */
export function entitiesOf(sentences: readonly TaggedWord[][]): NamedEntity[] {
  const entities: NamedEntity[] = [];
  for (const sentence of sentences) {
    let open: NamedEntity | null = null;
    for (const { word, class: entityClass, fine, begins } of sentence) {
      if (entityClass === null) {
        open = null;
      } else if (begins || open === null) {
        open = { words: [word], class: entityClass, fine };
        entities.push(open);
      } else {
        open.words.push(word);
      }
    }
  }
  return entities;
}

/**
 * Takes و ف ب ل ك (and للـ for الـ) off the first word of each entity where the rest is the better known name, or,
 * in names of two words and more, the far better known word; and restores letters that FANE has folded.
 */
export function bareEntities(entities: readonly NamedEntity[], news: News): NamedEntity[] {
  const known = new Map<string, number>();
  for (const { words } of entities) known.set(keyOf(words), (known.get(keyOf(words)) ?? 0) + 1);
  const count = (words: readonly string[]): number => known.get(keyOf(words)) ?? 0;
  return entities.map((entity) => {
    const [first, ...rest] = entity.words;
    const forms: string[] = [];
    if (first!.startsWith('لل')) forms.push('ال' + first!.slice(2));
    if ('وفبلك'.includes(first![0]!) && first!.length > 3) forms.push(first!.slice(1));
    const better = forms.find((form) => {
      const times = form.startsWith('ال') ? 1 : 5;
      const familiar = first!.length > 4 && news.count(fold(form)) > times * news.count(fold(first!)) + 5;
      return count([form, ...rest]) > 2 * count(entity.words) || (rest.length > 0 && familiar);
    });
    const words = better === undefined ? entity.words : [better, ...rest];
    return { ...entity, words: words.map((word) => (word === fold(word) ? news.spelling(word) : word)) };
  });
}

/** How often each word stands in the corpora outside names of two words and more. */
export function countAlone(sentences: readonly TaggedWord[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    sentence.forEach(({ word, class: entityClass, begins }, i) => {
      const next = sentence[i + 1];
      const longer = !begins || (next !== undefined && next.class === entityClass && !next.begins);
      if (entityClass !== null && longer) return;
      const key = fold(word);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  return counts;
}
