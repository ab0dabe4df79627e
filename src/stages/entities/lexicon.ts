import { CUE_COLUMNS } from '../quotes/cueTable.js';
import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';
import * as flag from './flags.js';
import { addValueLists, VALUE_LISTS, type ValueEntry } from './valueLists.js';
import { addPhrase, phraseTrie, type PhraseNode } from './phrases.js';

/** What a phrase of the lists is. */
export type Entry =
  | PlaceEntry
  | OrganisationEntry
  | TitleEntry
  | HeadEntry
  | WorkEntry
  | QuotedEntry
  | TailEntry
  | GenericEntry
  | ValueEntry;

export interface PlaceEntry {
  readonly kind: 'place';
  /** As the list spells it, for words that only folding makes alike (أب is not إب). */
  readonly name: string;
  readonly subtype: string | null;
  readonly country: string | null;
  /** From the hand-written list, not from the generated one. */
  readonly known: boolean;
  readonly ambiguous: boolean;
}
export interface OrganisationEntry {
  readonly kind: 'organisation';
  readonly name: string;
  readonly subtype: string | null;
  readonly known: boolean;
  readonly ambiguous: boolean;
}
export interface TitleEntry {
  readonly kind: 'title';
  /** The name follows at once; otherwise a complement stands between. */
  readonly takesName: boolean;
  /** Stands where a name would (مصدر أمني) and announces none. */
  readonly anonymous: boolean;
  /** الشيخ، الملك: may stand inside the name of a body (مستشفى الشيخ زايد). */
  readonly honorific: boolean;
  readonly gender: 'm' | 'f';
}
export interface HeadEntry {
  readonly kind: 'head';
  readonly type: 'LOC' | 'ORG' | 'MISC';
  readonly subtype: string | null;
  /** A name nearly always follows. */
  readonly strong: boolean;
  /** Opens a name in quotation marks only. */
  readonly marked: boolean;
  /** The head belongs to the name. */
  readonly inside: boolean;
  /** A place behind في belongs to the name. */
  readonly place: boolean;
}
/** A feast, competition, product or event that is named without a head. */
export interface WorkEntry {
  readonly kind: 'work';
  readonly subtype: string;
}
/** A word that tells what the quotation marks behind it name. */
export interface QuotedEntry {
  readonly kind: 'quoted';
  readonly type: 'LOC' | 'ORG' | 'MISC';
}
/** A word that closes the name of an organisation. */
export interface TailEntry {
  readonly kind: 'tail';
  readonly subtype: string | null;
}
/** The subtype of tails that close the name of a competition: لكرة القدم. */
export const SPORT = 'sport';
/** A phrase that opens no name although a head begins it. */
export interface GenericEntry {
  readonly kind: 'generic';
}

/** All lists of the stage, for look-up by folded word. */
export interface Lexicon {
  /** Function words as they are spelled: على is one, the name علي is not, though both fold alike. */
  readonly functionWords: ReadonlySet<string>;
  readonly flags: ReadonlyMap<string, number>;
  readonly phrases: PhraseNode<Entry>;
}

/** The lists, by the names of their files. */
export const LISTS = [
  'titles',
  'organisation-heads',
  'organisations-known',
  'organisations',
  'places-known',
  'places',
  'place-heads',
  'event-heads',
  'works-known',
  'work-heads',
  'organisation-tails',
  'generic-phrases',
  'name-stops',
  'cues',
  'nationalities',
  'function-words',
  'person-prefixes',
  'person-tokens',
  'word-counts',
  ...VALUE_LISTS,
] as const;
type List = (typeof LISTS)[number];

/** Reads the lists into one look-up. @throws Error where a row cannot be read */
export function readLexicon(bytes: ReadonlyMap<List, Buffer>): Lexicon {
  const rows = (list: List, columns: readonly string[]): string[][] => readTable(bytes.get(list)!, columns);
  const flags = new Map<string, number>();
  const phrases = phraseTrie<Entry>();
  const mark = (word: string, bits: number): void => {
    const key = fold(word);
    flags.set(key, (flags.get(key) ?? 0) | bits);
  };

  const counts = new Map<string, number>();
  for (const [word, count] of rows('word-counts', ['word', 'count'])) {
    const key = fold(word!);
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  for (const [word, count] of counts) {
    flags.set(
      word,
      flag.SEEN | (count >= COMMON_COUNT ? flag.COMMON : 0) | (count >= FREQUENT_COUNT ? flag.FREQUENT : 0),
    );
  }
  for (const [word, , kind] of rows('person-tokens', ['token', 'count', 'flag'])) {
    mark(word!, kind === 'both' ? flag.PERSON_OR_WORD : flag.PERSON_NAME);
  }
  for (const [word, , joins] of rows('person-prefixes', ['word', 'position', 'joins'])) {
    mark(word!, joins === 'yes' ? flag.PERSON_PREFIX : flag.PERSON_CLOSER | flag.PERSON_OR_WORD);
  }
  const functionWords = new Set<string>();
  for (const [word] of rows('function-words', ['word', 'class', 'stops'])) {
    functionWords.add(word!);
    mark(word!, flag.FUNCTION_WORD);
  }
  for (const [lemma, part, imperfect, , , , strength] of rows('cues', CUE_COLUMNS)) {
    if (part !== 'verb' || strength !== 'strong') continue;
    for (const form of speechForms(lemma!, imperfect!)) mark(form, flag.SPEECH_VERB);
  }
  for (const [adjective] of rows('nationalities', ['adjective', 'country'])) {
    for (const form of nisbaForms(adjective!)) mark(form, flag.NATIONALITY);
  }

  for (const [title, kind, gender, takes] of rows('titles', ['title', 'class', 'gender', 'takes', 'note'])) {
    addPhrase(phrases, title!, {
      kind: 'title',
      takesName: takes !== 'complement',
      anonymous: kind === 'anonymous',
      honorific: HONORIFIC.has(kind!),
      gender: gender === 'f' ? 'f' : 'm',
    });
  }
  for (const [name, kind, country, , ambiguous] of rows('places-known', PLACE_COLUMNS)) {
    addPhrase(phrases, name!, place(name!, kind!, country!, true, ambiguous === 'yes'));
  }
  for (const [name, kind, country] of rows('places', ['name', 'kind', 'country', 'wikidata'])) {
    addPhrase(phrases, name!, place(name!, kind!, country!, false, false));
  }
  for (const [name, subtype, , , ambiguous] of rows('organisations-known', ORGANISATION_COLUMNS)) {
    addPhrase(phrases, name!, organisation(name!, subtype!, true, ambiguous === 'yes'));
  }
  for (const [name, subtype] of rows('organisations', ['name', 'subtype'])) {
    addPhrase(phrases, name!, organisation(name!, subtype!, false, false));
  }
  const isHead = new Set<string>();
  for (const [head, subtype, strength] of rows('event-heads', ['head', 'subtype', 'strength'])) {
    isHead.add(fold(head!));
    addPhrase(phrases, head!, {
      kind: 'head',
      type: 'MISC',
      subtype: subtype!,
      strong: strength === 'strong',
      marked: strength === 'marks',
      inside: true,
      place: false,
    });
  }
  for (const [head, subtype, strength] of rows('organisation-heads', ['head', 'subtype', 'strength'])) {
    // A head of events (برنامج، مبادرة) opens no body.
    if (isHead.has(fold(head!))) continue;
    isHead.add(fold(head!));
    addPhrase(phrases, head!, {
      kind: 'head',
      type: 'ORG',
      subtype: subtype!,
      strong: strength === 'strong',
      marked: false,
      inside: !OUTSIDE.has(subtype!),
      place: head!.startsWith('ال') || head === 'هيئة',
    });
  }
  for (const [head, subtype, inside] of rows('place-heads', ['head', 'subtype', 'inside'])) {
    const within = inside === 'yes';
    addPhrase(phrases, head!, {
      kind: 'head',
      type: 'LOC',
      subtype: subtype!,
      strong: false,
      marked: false,
      inside: within,
      place: false,
    });
  }
  for (const [name, subtype] of rows('works-known', ['name', 'subtype'])) {
    addPhrase(phrases, name!, { kind: 'work', subtype: subtype! });
  }
  for (const [word, kind] of rows('work-heads', ['word', 'kind'])) {
    const type = QUOTED_TYPES.get(kind!);
    if (type && !isHead.has(fold(word!))) addPhrase(phrases, word!, { kind: 'quoted', type });
  }
  for (const [tail, subtype] of rows('organisation-tails', ['tail', 'subtype'])) {
    addPhrase(phrases, tail!, { kind: 'tail', subtype: subtype! });
  }
  for (const [word] of rows('name-stops', ['word'])) mark(word!, flag.NAME_STOP);
  addValueLists(
    (list) => bytes.get(list)!,
    phrases,
    (phrase, entry) => {
      if (entry.kind === 'month' && !phrase.includes(' ')) mark(phrase, flag.MONTH);
      else if (entry.kind === 'weekday') mark(phrase, flag.WEEKDAY);
      else if (entry.kind === 'number') mark(phrase, flag.NUMBER_WORD);
      else if (entry.kind === 'relative' && !phrase.includes(' ')) mark(phrase, flag.TIME_WORD);
    },
  );
  for (const [phrase] of rows('generic-phrases', ['phrase']))
    addPhrase(phrases, phrase!, { kind: 'generic' });
  return { functionWords, flags, phrases };
}

/** From this count on (words of news, see word-counts.tsv) a word is an ordinary one. */
const COMMON_COUNT = 100;
const FREQUENT_COUNT = 1500;
/** What the marks behind a word of each kind name, where the word is no head of organisations, places or events. */
const QUOTED_TYPES: ReadonlyMap<string, 'LOC' | 'ORG' | 'MISC'> = new Map([
  ['work', 'MISC'],
  ['media', 'MISC'],
  ['brand', 'MISC'],
  ['event', 'MISC'],
  ['operation', 'MISC'],
  ['award', 'MISC'],
  ['programme', 'MISC'],
  ['group', 'ORG'],
  ['place', 'LOC'],
]);
/** Classes of titles that may stand inside the name of a body. */
const HONORIFIC: ReadonlySet<string> = new Set(['honorific', 'royal', 'religious']);
const ORGANISATION_COLUMNS = ['name', 'subtype', 'country', 'alias_of', 'ambiguous'];
const PLACE_COLUMNS = ['name', 'kind', 'country', 'alias_of', 'ambiguous'];
/** Subtypes whose head only tells the kind: صحيفة «المدار» is المدار. */
const OUTSIDE: ReadonlySet<string> = new Set(['outlet']);

function place(name: string, kind: string, country: string, known: boolean, ambiguous: boolean): PlaceEntry {
  return { kind: 'place', name, subtype: kind || null, country: country || null, known, ambiguous };
}

function organisation(name: string, subtype: string, known: boolean, ambiguous: boolean): OrganisationEntry {
  return { kind: 'organisation', name, subtype: subtype || null, known, ambiguous };
}

/** The forms of a verb of saying before its subject: he and she, perfect and imperfect. */
function speechForms(lemma: string, imperfect: string): string[] {
  const perfect = fold(lemma.replace(/\u0651/g, ''));
  const she = lemma.endsWith('ى') ? `${perfect.slice(0, -1)}ت` : `${perfect}ت`;
  const forms = [perfect, she];
  if (imperfect !== '') forms.push(imperfect, `ت${imperfect.slice(1)}`);
  return forms;
}

/** The forms of an adjective of nationality: gender, number, article. */
function nisbaForms(adjective: string): string[] {
  const out: string[] = [];
  for (const word of adjective.split(' ')) {
    for (const ending of ['', 'ة', 'ين', 'ون', 'ان', 'تين', 'تان', 'ات'])
      out.push(word + ending, `ال${word}${ending}`);
  }
  return out;
}
