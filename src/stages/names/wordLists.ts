import { readTable } from '../../resources/readTable.js';
import { nameKey, titleKey, withoutArticle, wordKey } from './keys.js';

const LISTS = [
  'no-gender',
  'known-as',
  'known-as-link',
  'no-nisba',
  'no-country',
  'place-head',
  'alone-class',
  'speaker-class',
  'throne-class',
  'not-alone',
  'own-article',
  'title-adjective',
  'title-link',
  'clause-opener',
  'joiner',
  'closer',
  'relative-m',
  'relative-f',
  'relative',
  'kin',
  'no-given',
  'announcing-head',
  'part-head',
  'speaker-title',
  'speech-verb',
  'office-noun',
  'announcing-work',
] as const;
type ListName = (typeof LISTS)[number];

/** Lists of titles, whose words keep their ة. */
const TITLE_LISTS: ReadonlySet<string> = new Set([
  'no-gender',
  'not-alone',
  'own-article',
  'kin',
  'speaker-title',
]);

/** The lists of names-words.tsv: folded words. */
export type Lists = Readonly<Record<ListName, ReadonlySet<string>>>;

/** @throws Error where a list is not known */
export function readLists(bytes: Buffer): Lists {
  const lists = Object.fromEntries(LISTS.map((name) => [name, new Set<string>()]));
  for (const [list, word] of readTable(bytes, ['list', 'word'])) {
    const words = lists[list!];
    if (!words) throw new Error(`there is no list ${list!}; lists are ${LISTS.join(', ')}`);
    words.add(TITLE_LISTS.has(list!) ? titleKey(word!) : wordKey(word!));
  }
  return lists as Record<ListName, Set<string>>;
}

/** A title of the table. */
export interface Title {
  readonly class: string;
  readonly gender: 'm' | 'f';
  /** A noun phrase stands between it and the name: وزير الخارجية. */
  readonly takesComplement: boolean;
}

/** The titles by the keys of their words (`titleKey`). */
export interface Titles {
  readonly byKey: ReadonlyMap<string, Title>;
  readonly mostWords: number;
}

export function readTitles(bytes: Buffer): Titles {
  const byKey = new Map<string, Title>();
  let mostWords = 1;
  for (const [title, kind, gender, takes] of readTable(bytes, [
    'title',
    'class',
    'gender',
    'takes',
    'note',
  ])) {
    const words = title!.split(' ');
    mostWords = Math.max(mostWords, words.length);
    const key = words.map(titleKey).join(' ');
    const takesComplement = takes === 'complement';
    if (!byKey.has(key))
      byKey.set(key, { class: kind!, gender: gender === 'f' ? 'f' : 'm', takesComplement });
  }
  return { byKey, mostWords };
}

/** The longest title that begins at word `from` of `keys` (`titleKey`), with the number of its words, or null. */
export function titleAt(
  titles: Titles,
  keys: readonly string[],
  from: number,
): { readonly title: Title; readonly length: number } | null {
  let phrase = '';
  let best: { title: Title; length: number } | null = null;
  for (let length = 1; length <= titles.mostWords && from + length <= keys.length; length++) {
    phrase = length === 1 ? keys[from]! : `${phrase} ${keys[from + length - 1]!}`;
    const title = titles.byKey.get(phrase);
    if (title) best = { title, length };
  }
  return best;
}

/** Given names of one gender, folded. */
export function readGivenNames(bytes: Buffer): ReadonlyMap<string, 'm' | 'f'> {
  const rows = readTable(bytes, ['name', 'gender', 'masculine', 'feminine']);
  return new Map(rows.map(([name, gender]) => [wordKey(name!), gender === 'f' ? 'f' : 'm']));
}

/** Head nouns of bodies, folded, without the article. */
export interface Heads {
  /** Those that stand for a body alone, with the subtypes that they stand for as well. */
  readonly standing: ReadonlyMap<string, ReadonlySet<string>>;
  /** All that open the name of a body: none of them is a short name. */
  readonly opening: ReadonlySet<string>;
}

export function readHeads(standing: Buffer, opening: Buffer): Heads {
  const alone = readTable(standing, ['head', 'subtypes']);
  const heads = readTable(opening, ['head', 'subtype', 'strength']);
  return {
    standing: new Map(
      alone.map(([head, subtypes]) => [wordKey(head!), new Set(subtypes!.split(' ').filter(Boolean))]),
    ),
    opening: new Set([
      ...alone.map(([head]) => withoutArticle(wordKey(head!))),
      ...heads.map(([head]) => nameKey(head!)),
    ]),
  };
}
