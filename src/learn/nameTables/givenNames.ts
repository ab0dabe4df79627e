/** The gender of given names, counted in news: what stands before a name agrees with its bearer. */

import { readFileSync } from 'node:fs';
import { readTable } from '../../resources/readTable.js';
import { CUE_COLUMNS } from '../../stages/quotes/cueTable.js';
import { fold } from '../../text/fold.js';
import type { News } from '../lexicons/news.js';
import { byCodePoint } from '../lexicons/words.js';

/**
 * A name is listed from this many occurrences on, and where this share of them has its gender. Men are named nine times
 * as often, so that what is counted wrongly counts for them.
 */
const FLOORS = { m: { count: 6, share: 0.97 }, f: { count: 4, share: 0.9 } } as const;
/** A name that the table of names has for fewer bearers may be a word of every day. */
const BEARERS_FLOOR = 3;

const MASCULINE = 1;
const FEMININE = 2;

const resource = (file: string): Buffer =>
  readFileSync(new URL(`../../resources/lexicons/${file}.tsv`, import.meta.url));

/** Rows of given name, gender, and how often it stood behind a masculine and a feminine word. */
export function givenNames(news: News): [string, string, number, number][] {
  const cues = genderCues();
  const bearers = new Map<string, number>();
  const isName = new Uint8Array(news.counts.length);
  for (const [token, count] of readTable(resource('person-tokens'), ['token', 'count', 'flag'])) {
    const word = fold(token!);
    bearers.set(word, Number(count));
    const number = news.numbers.get(word);
    if (number !== undefined) isName[number] = 1;
  }
  // A name that is also a place or a body tells nothing: وأكدت دبي, قالت سامسونغ.
  for (const file of ['places-known', 'organisations-known']) {
    for (const [name] of readTable(resource(file), ['name', 'kind', 'country', 'alias', 'ambiguous'])) {
      const number = news.numbers.get(fold(name!));
      if (number !== undefined) isName[number] = 0;
    }
  }
  const cueOf = new Uint8Array(news.counts.length);
  for (const [word, gender] of cues) {
    const number = news.numbers.get(word);
    if (number !== undefined) cueOf[number] = gender;
  }
  const masculine = new Uint32Array(news.counts.length);
  const feminine = new Uint32Array(news.counts.length);
  const { text } = news;
  for (let i = 1; i + 2 < text.length; i++) {
    const gender = cueOf[text[i]!]!;
    const name = text[i + 1]!;
    // Behind a given name stands the rest of the name; a family name alone is left out.
    if (gender === 0 || isName[name] === 0 || isName[text[i + 2]!] === 0) continue;
    if (gender === FEMININE) feminine[name]!++;
    else masculine[name]!++;
  }
  const others = new Set(cues.keys());
  for (const file of ['function-words', 'person-prefixes']) {
    for (const [word] of readTable(resource(file), ['word', 'class', 'note'])) others.add(fold(word!));
  }
  const rows: [string, string, number, number][] = [];
  for (const [word, number] of news.numbers) {
    const m = masculine[number]!;
    const f = feminine[number]!;
    const gender = m > f ? 'm' : 'f';
    const { count, share } = FLOORS[gender];
    if (m + f < count || Math.max(m, f) < share * (m + f)) continue;
    if ((bearers.get(word) ?? 0) < BEARERS_FLOOR || others.has(word) || word.startsWith('ال')) continue;
    rows.push([news.spelling(word), gender, m, f]);
  }
  return rows.sort((a, b) => byCodePoint(a[0], b[0]));
}

/**
 * Folded words that stand right before a name and agree with it: verbs of saying in the third person singular, with
 * conjunction and without, and titles with the article. A form that both genders may have is left out.
 */
function genderCues(): Map<string, number> {
  const cues = new Map<string, number>();
  const add = (word: string, gender: number): void => {
    const known = cues.get(word);
    cues.set(word, known === undefined || known === gender ? gender : 0);
  };
  for (const [lemma, part, imperfect, , , , strength] of readTable(resource('cues'), CUE_COLUMNS)) {
    if (part !== 'verb' || strength !== 'strong') continue;
    const he = fold(lemma!.replace(/\u0651/g, ''));
    const she = lemma!.endsWith('ى') ? `${he.slice(0, -1)}ت` : `${he}ت`;
    for (const conjunction of ['', 'و', 'ف']) {
      add(conjunction + he, MASCULINE);
      add(conjunction + she, FEMININE);
      if (imperfect) {
        add(conjunction + fold(imperfect), MASCULINE);
        add(conjunction + fold(`ت${imperfect.slice(1)}`), FEMININE);
      }
    }
  }
  for (const [title, kind, gender] of readTable(resource('titles'), [
    'title',
    'class',
    'gender',
    'takes',
    'note',
  ])) {
    if (kind === 'role' || kind === 'anonymous' || !title!.startsWith('ال') || title!.includes(' ')) continue;
    add(fold(title!), gender === 'f' ? FEMININE : MASCULINE);
  }
  return cues;
}
