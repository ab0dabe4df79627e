import { readTable } from '../../../resources/readTable.js';
import { defineResource } from '../../../stage/resource.js';
import { fold } from '../../../text/fold.js';
import { CUE_COLUMNS } from '../../quotes/cueTable.js';
import { nisbaForms } from './nisba.js';

/** What the lists say of a word or a phrase, as bits. */
export const LIST = {
  personPrefix: 1 << 0,
  /** الرئيس: the name follows. */
  title: 1 << 1,
  /** رئيس: a complement stands between. */
  office: 1 << 2,
  /** مصدر: stands where a name would. */
  anonymous: 1 << 3,
  place: 1 << 4,
  /** As often something else. */
  unsurePlace: 1 << 5,
  body: 1 << 6,
  unsureBody: 1 << 7,
  bodyHead: 1 << 8,
  weakBodyHead: 1 << 9,
  /** مطار: the head belongs to the name. */
  placeHead: 1 << 10,
  /** مدينة: the head announces the name. */
  placeWord: 1 << 11,
  eventHead: 1 << 12,
  work: 1 << 13,
  /** كتاب: what stands in marks behind it is a title. */
  markedHead: 1 << 14,
  bodyTail: 1 << 15,
  nationality: 1 << 16,
  functionWord: 1 << 17,
  saying: 1 << 18,
  nameStop: 1 << 19,
  calendar: 1 << 20,
  numberWord: 1 << 21,
  /** A phrase that a head begins and that names nothing (الحكومة المقبلة). */
  generic: 1 << 22,
  person: 1 << 23,
} as const;

/** A node of a trie over folded words; `bits` are those of the phrase that ends here, 0 where none does. */
export interface ListNode {
  bits: number;
  readonly next: Map<string, ListNode>;
}

/** The lists of the tagger: words by themselves, and phrases of several words. */
export interface Lists {
  /** Bits of single words, folded. */
  readonly words: ReadonlyMap<string, number>;
  /** Phrases of several words, by the first. */
  readonly phrases: ReadonlyMap<string, ListNode>;
}

const lexicon = (file: string): URL => new URL(`../../../resources/lexicons/${file}.tsv`, import.meta.url);
const FILES = [
  'person-prefixes',
  'titles',
  'persons-known',
  'places-known',
  'organisations-known',
  'organisation-heads',
  'place-heads',
  'event-heads',
  'works-known',
  'work-heads',
  'organisation-tails',
  'nationalities',
  'function-words',
  'cues',
  'name-stops',
  'months',
  'weekdays',
  'number-words',
  'generic-phrases',
] as const;
type File = (typeof FILES)[number];

/** The hand-written lists that the features ask. */
export const listsResource = defineResource<Lists>({
  name: 'lists',
  files: FILES.map(lexicon),
  parse: (...bytes) => readLists((file) => bytes[FILES.indexOf(file)]!),
});

const KNOWN = (kind: string): string[] => ['name', kind, 'country', 'alias_of', 'ambiguous'];

/** @throws Error where a row cannot be read */
export function readLists(bytes: (file: File) => Buffer): Lists {
  const words = new Map<string, number>();
  const phrases = new Map<string, ListNode>();
  const rows = (file: File, columns: readonly string[]): string[][] => readTable(bytes(file), columns);
  const mark = (phrase: string, bits: number): void => {
    const [first, ...rest] = fold(phrase).split(' ').filter(Boolean);
    if (first === undefined) return;
    if (rest.length === 0) {
      words.set(first, (words.get(first) ?? 0) | bits);
      return;
    }
    let node = childOf(phrases, first);
    for (const word of rest) node = childOf(node.next, word);
    node.bits |= bits;
  };

  for (const [word] of rows('person-prefixes', ['word', 'position', 'joins'])) mark(word!, LIST.personPrefix);
  for (const [title, kind, , takes] of rows('titles', ['title', 'class', 'gender', 'takes', 'note'])) {
    mark(title!, kind === 'anonymous' ? LIST.anonymous : takes === 'complement' ? LIST.office : LIST.title);
  }
  for (const [name] of rows('persons-known', ['name', 'note'])) mark(name!, LIST.person);
  for (const [name, , , , ambiguous] of rows('places-known', KNOWN('kind')))
    mark(name!, ambiguous === 'yes' ? LIST.unsurePlace : LIST.place);
  for (const [name, , , , ambiguous] of rows('organisations-known', KNOWN('subtype')))
    mark(name!, ambiguous === 'yes' ? LIST.unsureBody : LIST.body);
  for (const [head, , strength] of rows('organisation-heads', ['head', 'subtype', 'strength']))
    mark(head!, strength === 'strong' ? LIST.bodyHead : LIST.weakBodyHead);
  for (const [head, , inside] of rows('place-heads', ['head', 'kind', 'inside']))
    mark(head!, inside === 'yes' ? LIST.placeHead : LIST.placeWord);
  for (const [head] of rows('event-heads', ['head', 'subtype', 'strength'])) mark(head!, LIST.eventHead);
  for (const [name] of rows('works-known', ['name', 'subtype'])) mark(name!, LIST.work);
  for (const [word] of rows('work-heads', ['word', 'kind'])) mark(word!, LIST.markedHead);
  for (const [tail] of rows('organisation-tails', ['tail', 'subtype'])) mark(tail!, LIST.bodyTail);
  for (const [adjective] of rows('nationalities', ['adjective', 'country']))
    for (const form of nisbaForms(adjective!)) mark(form, LIST.nationality);
  for (const [word] of rows('function-words', ['word', 'class', 'stops'])) mark(word!, LIST.functionWord);
  for (const [lemma, part, imperfect, , , , strength] of rows('cues', CUE_COLUMNS)) {
    if (part !== 'verb' || strength !== 'strong') continue;
    for (const form of sayingForms(lemma!, imperfect!)) mark(form, LIST.saying);
  }
  for (const [word] of rows('name-stops', ['word'])) mark(word!, LIST.nameStop);
  for (const [month] of rows('months', ['name', 'calendar', 'number', 'needs'])) mark(month!, LIST.calendar);
  for (const [day] of rows('weekdays', ['name', 'number'])) mark(day!, LIST.calendar);
  for (const [word] of rows('number-words', ['word', 'value', 'kind'])) mark(word!, LIST.numberWord);
  for (const [phrase] of rows('generic-phrases', ['phrase'])) mark(phrase!, LIST.generic);
  return { words, phrases };
}

function childOf(nodes: Map<string, ListNode>, word: string): ListNode {
  const known = nodes.get(word);
  if (known) return known;
  const made: ListNode = { bits: 0, next: new Map() };
  nodes.set(word, made);
  return made;
}

/** The forms of a verb of saying before its subject: he and she, perfect and imperfect. */
function sayingForms(lemma: string, imperfect: string): string[] {
  const perfect = fold(lemma.replace(/\u0651/g, ''));
  const she = lemma.endsWith('ى') ? `${perfect.slice(0, -1)}ت` : `${perfect}ت`;
  return imperfect === '' ? [perfect, she] : [perfect, she, imperfect, `ت${imperfect.slice(1)}`];
}
