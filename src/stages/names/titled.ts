import { appositionOf, type Apposition } from './appositions.js';
import { firstToken, lettersBetween, spanOf, type Reading } from './reading.js';
import { genderOfContext, genderOfTitle, type Told } from './gender.js';
import type { Mention } from './mentions.js';
import { officesOf, type Office, type TitleFacts } from './titlePhrase.js';
import { titleAt } from './wordLists.js';

/** More words of a title are not looked at. */
const LONGEST_TITLE = 24;

/** What the text says of a person beside one mention of the name. */
export interface Titled {
  /** The titles before and behind the name, as written. */
  readonly titles: readonly string[];
  readonly offices: readonly Office[];
  /** What title, verb and relative pronoun tell of the gender. */
  readonly told: readonly Told[];
  /** A title of kings, princes or clerics stands before the name. */
  readonly throne: boolean;
  /** The tokens of the title behind the name. */
  readonly behind: Apposition | null;
}

/** Reads the titles and the words around a mention of a person. */
export function readTitled(reading: Reading, mention: Mention, facts: TitleFacts): Titled {
  const { entities, titles, lists } = facts;
  const found: { readonly text: string; readonly words: readonly string[] }[] = [];
  // حاكم عجمان ويوسف النعيمي: a title before و is of another.
  const begins = entities.starts[mention.row] === reading.starts[mention.from];
  const before = begins ? entities.columns.title.at(mention.row) : null;
  let first = mention.from;
  if (before) {
    first = firstToken(reading, before.start);
    const words = wordsOf(reading, first, firstToken(reading, before.end));
    if (words.length > 0) {
      // The first word without the proclitics that the span leaves out.
      words[0] = withArticle(
        words[0]!.slice(-lettersBetween(reading.text, before.start, reading.ends[first]!)),
      );
      found.push({ text: textOf(reading, before.start, before.end), words });
    }
  }
  const behind = appositionOf(reading, mention, first, facts);
  if (behind) {
    const { start, end } = spanOf(reading, behind.from, behind.to, 0);
    found.push({ text: textOf(reading, start, end), words: wordsOf(reading, behind.from, behind.to) });
  }
  const told = found.map(({ words }) => genderOfTitle(words, titles, lists));
  told.push(genderOfContext(reading, entities, mention, first, lists));
  return {
    // The sister of somebody (شقيقة فلان) is no title of his.
    titles: found.filter(({ words }) => !words.every((word) => lists.kin.has(word))).map(({ text }) => text),
    offices: found.flatMap(({ words }) => officesOf(words, facts)),
    told: told.filter((one) => one !== null),
    throne: before !== null && found[0] !== undefined && hasThrone(found[0].words, facts),
    behind,
  };
}

function hasThrone(words: readonly string[], { titles, lists }: TitleFacts): boolean {
  return words.some((_, i) => lists['throne-class'].has(titleAt(titles, words, i)?.title.class ?? ''));
}

function wordsOf(reading: Reading, from: number, to: number): string[] {
  const words: string[] = [];
  for (let i = from; i < to && words.length < LONGEST_TITLE; i++)
    if (reading.isWord(i)) words.push(reading.titleKeys(i));
  return words;
}

function textOf(reading: Reading, start: number, end: number): string {
  return withArticle(reading.text.slice(start, end).split(/\s+/).join(' '));
}

/** للكاتب is the title الكاتب. */
function withArticle(title: string): string {
  return title.startsWith('لل') ? `ال${title.slice(2)}` : title;
}
