import type { Span } from '../../text/span.js';
import type { Group } from './groups.js';
import { NONE, isAttribute, sameSentence, spanOf, type Reading } from './reading.js';
import { headAt, readPhrase, type Office, type TitleFacts, type TitlePhrase } from './titlePhrase.js';

/** The offices of a name, and where it is first mentioned. */
export interface Bearer {
  readonly group: Group;
  /** The token of its first mention. */
  readonly first: number;
  readonly offices: readonly Office[];
}

/** With more bearers of one head, none of them is meant for sure. */
const MOST = 16;

/** A known title: of a person, or of nobody whom the document names. */
interface Held extends Office {
  readonly bearer: Bearer | null;
}

/**
 * Finds the titles that stand for a person alone (الوزير, الرئيس الفرنسي, أمير قطر), where just one person of the
 * document has such a title and no other holder of it is spoken of.
 */
export function findTitles(
  reading: Reading,
  bearers: readonly Bearer[],
  facts: TitleFacts,
): Map<Group, Span[]> {
  const held = new Map<string, Held[]>();
  const hold = (office: Office, bearer: Bearer | null): void => {
    const list = held.get(office.head);
    if (!list) held.set(office.head, [{ ...office, bearer }]);
    else if (list.length <= MOST) list.push({ ...office, bearer });
  };
  for (const bearer of bearers) for (const office of bearer.offices) hold(office, bearer);
  const phrases: TitlePhrase[] = [];
  const isHead = (head: string): boolean => held.has(head);
  for (let i = 0; i < reading.count; i++) {
    if (reading.mentionAt[i] !== NONE || reading.titleAt[i] !== NONE || !reading.isWord(i)) continue;
    const head = headAt(reading.titleKeys(i), isHead);
    const phrase = head && readPhrase(reading, i, head, facts);
    if (!phrase || isDeputy(reading, i, facts)) continue;
    if (isBehindPerson(reading, i, facts)) hold({ ...phrase, speaker: false }, null);
    else phrases.push(phrase);
    // A title inside a title (نائب رئيس الوزراء) is read with it.
    i = phrase.to - 1;
  }
  const open: { readonly phrase: TitlePhrase; readonly parts: number }[] = [];
  for (const phrase of phrases) {
    const parts = matchedParts(phrase, held.get(phrase.head)!, facts);
    if (parts >= 0) open.push({ phrase, parts });
    else hold({ ...phrase, speaker: false }, null);
  }
  const found = new Map<Group, Span[]>();
  for (const { phrase, parts } of open) {
    const bearer = onlyBearer(reading, phrase, parts, held.get(phrase.head)!, facts);
    if (!bearer) continue;
    const to = parts > 0 ? phrase.ends[parts - 1]! : phrase.from + 1;
    const span = spanOf(reading, phrase.from, to, phrase.skip);
    const list = found.get(bearer.group);
    if (list) list.push(span);
    else found.set(bearer.group, [span]);
  }
  return found;
}

/** كوثر الهذلي المديرة العامة: right behind a name it is that person's title, or of somebody whom that person meets. */
function isBehindPerson(reading: Reading, i: number, { entities }: TitleFacts): boolean {
  if (!sameSentence(reading, i, i - 1)) return false;
  const row = reading.mentionAt[reading.isWord(i - 1) ? i - 1 : i - 2] ?? NONE;
  return row >= 0 && entities.columns.type.at(row) === 'PER';
}

/** نائب الرئيس is the title of another, of whom the head before it tells; السبب الرئيس is the main reason. */
function isDeputy(reading: Reading, i: number, { titles, lists }: TitleFacts): boolean {
  if (!sameSentence(reading, i, i - 1) || !reading.isWord(i - 1)) return false;
  const key = reading.titleKeys(i - 1);
  if (lists['office-noun'].has(reading.keys(i - 1))) return true;
  if (isAttribute(reading, i)) return !titles.byKey.has(key);
  return headAt(key, (head) => titles.byKey.get(head)?.takesComplement ?? false)?.definite === false;
}

/**
 * How many parts of a phrase a title of somebody has; the words behind them are no part of it. -1 where none has all:
 * then the phrase is the title of another.
 */
function matchedParts(phrase: TitlePhrase, held: readonly Held[], { places }: TitleFacts): number {
  const { rest } = phrase;
  const least = phrase.definite ? 0 : 1;
  for (let parts = rest.length; parts >= least; parts--) {
    const next = rest[parts];
    // وزير الخارجية الفرنسي is not وزير الخارجية of somewhere else, the director of the national council not that of the council.
    if (next !== undefined && (phrase.definite || isAttributeUnit(next, places))) break;
    const part = rest.slice(0, parts);
    if (held.some((office) => office.bearer !== null && isPart(part, office.rest))) return parts;
  }
  return -1;
}

function isAttributeUnit(unit: string, places: TitleFacts['places']): boolean {
  return CODE.test(unit) || unit.endsWith('ي') || unit.endsWith('يه') || places.items.has(unit);
}

const CODE = /^[A-Z]{2}$/;

function isPart(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const unit of whole) if (unit === part[at]) at++;
  return at === part.length;
}

/** The one person whom a title means, or null where there are two, or another holder of it. */
function onlyBearer(
  reading: Reading,
  phrase: TitlePhrase,
  parts: number,
  held: readonly Held[],
  { lists }: TitleFacts,
): Bearer | null {
  if (held.length > MOST) return null;
  const wanted = phrase.rest.slice(0, parts);
  const bare = phrase.definite && parts === 0;
  const ownArticle = phrase.definite && lists['own-article'].has(phrase.head);
  const isOwn = ({ definite, rest }: Office): boolean =>
    definite && (parts > 0 || rest.every((unit) => CODE.test(unit)));
  let only: Held | null = null;
  for (const office of held) {
    if (!isPart(wanted, office.rest) || (ownArticle && !isOwn(office))) continue;
    if (office.bearer === null || (only && only.bearer !== office.bearer)) return null;
    if (!only || only.speaker) only = office;
  }
  if (!only?.bearer || (bare && only.bearer.first > phrase.from)) return null;
  return only.speaker && !isSaid(reading, phrase.from) ? null : only.bearer;
}

/** True right behind a verb of saying. */
function isSaid(reading: Reading, i: number): boolean {
  return sameSentence(reading, i, i - 1) && reading.speech[i - 1] !== 0;
}
