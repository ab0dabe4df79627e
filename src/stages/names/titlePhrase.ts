import type { LayerData } from '../../model/layerData.js';
import type { Entities } from '../../model/layers.js';
import type { Places } from './placeFacts.js';
import { NONE, sameSentence, VALUE, type Reading } from './reading.js';
import { withoutArticle } from './keys.js';
import { titleAt, type Lists, type Titles } from './wordLists.js';

/** A phrase of the text that may be a title: its head with what stands behind it. */
export interface TitlePhrase {
  /** Tokens, half-open. `to` is behind the whole phrase. */
  readonly from: number;
  readonly to: number;
  /** Letters of proclitics in the first token. */
  readonly skip: number;
  /** The head without its article, folded. */
  readonly head: string;
  /** The head has the article. */
  readonly definite: boolean;
  /** What stands behind the head, folded, without articles; countries and nationalities as codes. */
  readonly rest: readonly string[];
  /** The token behind each part of `rest`. */
  readonly ends: readonly number[];
}

/** What the reading of titles asks. */
export interface TitleFacts {
  readonly titles: Titles;
  readonly lists: Lists;
  readonly places: Places;
  readonly entities: LayerData<typeof Entities>;
}

const LONGEST = 10;
const ARTICLE = /^و?(?:ال|لل)/;

/**
 * The head of a title at a token, for each way to take proclitics off: الوزير, والوزير, للوزير, ورئيس.
 *
 * @param isHead whether a word without its article is a head that matters
 */
export function headAt(
  key: string,
  isHead: (head: string) => boolean,
): { readonly head: string; readonly definite: boolean; readonly skip: number } | null {
  const read = (word: string, skip: number): ReturnType<typeof headAt> => {
    const head = withoutArticle(word);
    return isHead(head) ? { head, definite: head !== word, skip } : null;
  };
  const conjunction = key.startsWith('و') || key.startsWith('ف') ? 1 : 0;
  for (let skip = 0; skip <= conjunction; skip++) {
    const word = key.slice(skip);
    const found = read(word, skip);
    if (found) return found;
    if (word.startsWith('لل')) return read(`ال${word.slice(2)}`, skip);
    if (word.startsWith('ل') || word.startsWith('ب') || word.startsWith('ك')) {
      const inside = read(word.slice(1), skip + 1);
      if (inside) return inside;
    }
  }
  return null;
}

/**
 * Reads the phrase that begins with a head: behind one with the article adjectives of nationality and of office (الرئيس
 * الفرنسي السابق), behind one without it nouns up to a definite one, and names of bodies and places (مدير عام هيئة الصحة).
 * Null where the name of a person follows at once: then the phrase is that person's title.
 */
export function readPhrase(
  reading: Reading,
  from: number,
  {
    head,
    definite: article,
    skip,
  }: { readonly head: string; readonly definite: boolean; readonly skip: number },
  facts: TitleFacts,
): TitlePhrase | null {
  const { lists, places, titles } = facts;
  const rest: string[] = [];
  const ends: number[] = [];
  let complete = 0;
  // Behind باسم a title with the article has a complement as well.
  let complement = !article;
  let i = from + 1;
  while (i <= from + LONGEST && sameSentence(reading, from, i) && reading.isWord(i)) {
    const row = reading.mentionAt[i]!;
    if (row === VALUE) break;
    if (row !== NONE) {
      // وهيئة الصحة, بوزارة الصحة: what is glued with a proclitic begins something else.
      const glued = isGlued(reading, i, row, facts);
      if (!complement && rest.length > 0 && glued && reading.norms(i).startsWith('ل')) complement = true;
      else if (!complement || glued) break;
      if (facts.entities.columns.type.at(row) === 'PER') return null;
      for (; i < reading.count && reading.mentionAt[i] === row; i++) {
        if (!reading.isWord(i)) continue;
        rest.push(unitOf(reading.keys(i), places));
        ends.push(i + 1);
      }
      complete = rest.length;
      continue;
    }
    const key = reading.keys(i);
    const definite = isDefinite(reading, i, lists);
    const isAdjective =
      lists['title-adjective'].has(key) || (definite && places.nationalities.has(withoutArticle(key)));
    // المدير العام للصحة: behind an adjective of office ل begins a complement, elsewhere it is whom he speaks to.
    if (lists['title-link'].has(key) || (rest.length > 0 && reading.norms(i).startsWith('لل')))
      complement = true;
    else if (!isAdjective) {
      if (!complement || titles.byKey.has(reading.titleKeys(i))) break;
      if (!definite && reading.construct[i] !== 1) break;
    }
    rest.push(unitOf(key, places));
    ends.push(++i);
    if (isAdjective || definite) complete = rest.length;
  }
  if (sameSentence(reading, from, i) && announces(reading, i, facts)) return null;
  rest.length = complete;
  ends.length = complete;
  return { from, to: ends.at(-1) ?? from + 1, skip, head, definite: article, rest, ends };
}

/** True for a word with the article, with و before it or not; إلى and الذي only look like one. */
function isDefinite(reading: Reading, i: number, lists: Lists): boolean {
  const norm = reading.norms(i);
  return norm.length > 3 && ARTICLE.test(norm) && !lists.relative.has(reading.keys(i));
}

/** True where the name of a person, or a title that belongs to one, begins at a token. */
function announces(reading: Reading, i: number, facts: TitleFacts): boolean {
  if (reading.titleAt[i] !== NONE) return !isGlued(reading, i, reading.titleAt[i]!, facts);
  const row = reading.mentionAt[i]!;
  return row >= 0 && facts.entities.columns.type.at(row) === 'PER' && !isGlued(reading, i, row, facts);
}

/** True where a title or name begins inside the token: وأحمد. */
function isGlued(reading: Reading, i: number, row: number, { entities }: TitleFacts): boolean {
  const title = entities.columns.title.starts[row]!;
  const start = reading.titleAt[i] === row ? title : entities.starts[row]!;
  return start > reading.starts[i]!;
}

/** A word behind the head of a title as titles are compared. */
export function unitOf(key: string, places: Places): string {
  const bare = key.endsWith('ة') ? `${key.slice(0, -1)}ه` : key;
  const word =
    ARTICLE.test(bare) && bare.length > 4
      ? withoutArticle(bare.replace(ARTICLE, 'ال'))
      : withoutArticle(bare);
  return places.nationalities.get(word) ?? places.countries.get(word) ?? word;
}

/** A title that a person bears. */
export interface Office {
  readonly head: string;
  readonly definite: boolean;
  readonly rest: readonly string[];
  /** It stands for its bearer behind a verb of saying alone: المخرج. */
  readonly speaker: boolean;
}

/**
 * The offices in a title, which may hold several: نائب رئيس الوزراء وزير الداخلية الشيخ. An office begins with a listed
 * title, behind a definite word. Those that never stand for their bearer alone are left out.
 */
export function officesOf(
  words: readonly string[],
  { titles, lists, places }: Omit<TitleFacts, 'entities'>,
): Office[] {
  const out: Office[] = [];
  let from = 0;
  while (from < words.length) {
    const found = titleAt(titles, words, from);
    if (!found) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < words.length && !(isClosed(words[to - 1]!, places) && titleAt(titles, words, to))) to++;
    const first = words[from]!;
    const head = withoutArticle(first);
    const alone = lists['alone-class'].has(found.title.class);
    const speaker = lists['speaker-class'].has(found.title.class) || lists['speaker-title'].has(first);
    if ((alone || speaker) && !lists['not-alone'].has(first))
      out.push({
        head,
        definite: head !== first,
        rest: words.slice(from + 1, to).map((word) => unitOf(word, places)),
        speaker,
      });
    from = to;
  }
  return out;
}

function isClosed(word: string, places: Places): boolean {
  return ARTICLE.test(word) || places.countries.has(word);
}
