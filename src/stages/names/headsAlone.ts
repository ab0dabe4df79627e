import type { Span } from '../../text/span.js';
import type { Group } from './groups.js';
import { withoutArticle } from './keys.js';
import { NONE, isAttribute, sameSentence, spanOf, WITH_ARTICLE, type Reading } from './reading.js';
import { headAt } from './titlePhrase.js';
import type { Heads, Lists } from './wordLists.js';

/** A body with its first unit and subtype. */
export interface Body {
  readonly group: Group;
  readonly first: number;
  readonly head: string;
  readonly subtype: string | null;
}

/**
 * Finds the nouns that stand for a body alone (الوزارة, الشركة), where just one body of the document begins with the noun,
 * or, where none does, just one is of its kind.
 */
export function findHeads(
  reading: Reading,
  bodies: readonly Body[],
  heads: Heads,
  lists: Lists,
): Map<Group, Span[]> {
  const meant = bodiesByHead(bodies, heads);
  for (let i = 0; i < reading.count; i++) {
    const head = opensOther(reading, i, meant);
    if (head !== null) meant.set(head, null);
  }
  const found = new Map<Group, Span[]>();
  for (let i = 0; i < reading.count; i++) {
    if (reading.mentionAt[i] !== NONE || !reading.isWord(i)) continue;
    const head = headAt(reading.keys(i), (word) => meant.has(word));
    if (!head?.definite) continue;
    const body = meant.get(head.head)!;
    if (!body || body.first > i || isMore(reading, i + 1, lists)) continue;
    // القوانين المنظمة: an adjective.
    if (isAttribute(reading, i)) continue;
    const span = spanOf(reading, i, i + 1, head.skip);
    const list = found.get(body.group);
    if (list) list.push(span);
    else found.set(body.group, [span]);
  }
  return found;
}

/** The noun that opens another body at a token, which no entity stands for: حكومة الإقليم; null where none does. */
function opensOther(reading: Reading, i: number, meant: ReadonlyMap<string, Body | null>): string | null {
  if (reading.mentionAt[i] !== NONE || !reading.isWord(i) || !sameSentence(reading, i, i + 1)) return null;
  const head = headAt(reading.keys(i), (word) => meant.has(word));
  if (!head || head.definite) return null;
  // دائرة الصحة is دائرة صحة أبوظبي.
  const own = meant.get(head.head)?.group.fullest.units;
  if (own?.includes(withoutArticle(reading.keys(i + 1)))) return null;
  const goesOn = reading.mentionAt[i + 1]! >= 0 || WITH_ARTICLE.test(reading.norms(i + 1));
  return goesOn ? head.head : null;
}

/** The one body that each noun can mean; null where it could be two. */
function bodiesByHead(bodies: readonly Body[], heads: Heads): Map<string, Body | null> {
  const opened = new Map<string, Body | null>();
  const ofKind = new Map<string, Body | null>();
  for (const body of bodies) {
    if (heads.standing.has(body.head)) opened.set(body.head, opened.has(body.head) ? null : body);
    // جامعة كرة القدم has a noun of its own and is no الفريق.
    const own = heads.standing.get(body.head);
    if (body.subtype !== null && (!own || own.has(body.subtype)))
      ofKind.set(body.subtype, ofKind.has(body.subtype) ? null : body);
  }
  for (const [head, subtypes] of heads.standing) {
    if (opened.has(head)) continue;
    const candidates = [...subtypes].filter((subtype) => ofKind.has(subtype));
    if (candidates.length === 1) opened.set(head, ofKind.get(candidates[0]!)!);
  }
  return opened;
}

/** The noun goes on: الشركة القابضة, المركز 12, النادي الأهلي. */
function isMore(reading: Reading, i: number, lists: Lists): boolean {
  if (!sameSentence(reading, i - 1, i) || !reading.isWord(i)) return false;
  const key = reading.keys(i);
  if (lists.relative.has(key)) return false;
  return reading.norms(i).startsWith('ال') || reading.mentionAt[i] !== NONE || DIGIT.test(key);
}

const DIGIT = /^\d/;
