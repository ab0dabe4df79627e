import { fold } from '../../text/fold.js';
import { FIRST_WORD, readNews, type News } from '../segmenter/news.js';

/** The number of every word that is too rare to have one of its own. */
export const RARE = FIRST_WORD;
/** The number of the most frequent word; the words after it are ever less frequent. */
export const FIRST_KNOWN = RARE + 1;

const DIGITS = /[0-9\u0660-\u0669]/g;

/** The form in which a word has a vector: folded, with its clitics, every digit as 0. */
export function vectorForm(word: string): string {
  return fold(word).replace(DIGITS, '0');
}

/**
 * Reads articles (`{title, text}` a line, gzipped) into running text of folded words: 0 ends a sentence, the next
 * numbers are the kinds of tokens that are no words (see News), then RARE, then the words by falling count.
 *
 * @param floor the count from which a word has a number of its own
 */
export async function readNewsText(files: readonly string[], floor = 4): Promise<News> {
  return foldNews(await readNews(files), floor);
}

/** The same text with folded words, numbered by falling count (then by code units), rare words as one. */
export function foldNews(news: News, floor: number): News {
  const counts = new Map<string, number>();
  const forms = news.words.map(vectorForm);
  for (let k = FIRST_WORD; k < forms.length; k++) {
    counts.set(forms[k]!, (counts.get(forms[k]!) ?? 0) + news.counts[k]!);
  }
  const known = [...counts].filter(([, count]) => count >= floor);
  known.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const words = [...news.words.slice(0, FIRST_WORD), '', ...known.map(([word]) => word)];
  const numbers = new Map(known.map(([word], k) => [word, FIRST_KNOWN + k]));
  const renumber = Uint32Array.from(forms, (form, k) => (k < FIRST_WORD ? k : (numbers.get(form) ?? RARE)));
  const text = news.text.map((number) => renumber[number]!);
  const folded = new Uint32Array(words.length);
  for (const number of text) folded[number]!++;
  return { words, counts: folded, text };
}
