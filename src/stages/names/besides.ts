import type { Aliases } from './aliases.js';
import { isAcronym } from './aliases.js';
import { isLatin, keyOf } from './forms.js';
import { bodyUnits, wordKey } from './keys.js';
import type { Mention, NameType } from './mentions.js';
import { sameSentence, type Reading } from './reading.js';
import type { Lists } from './wordLists.js';

/** Other names that the text sets beside a name: the key of the name by the key of the other one, for each type. */
export type Besides = Readonly<Record<NameType, ReadonlyMap<string, string>>>;

/** Between a name and a known-as with its nickname: a comma, the words, an opening mark. */
const LONGEST_LINK = 5;
/** (WHO), (د ب أ) */
const LONGEST_ACRONYM = 6;
const MARKS: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['"', '"'],
]);
const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);

/** Finds acronyms in brackets, nicknames in marks, and what is introduced by a known-as. */
export function findBesides(
  reading: Reading,
  mentions: readonly Mention[],
  aliases: Aliases,
  lists: Lists,
): Besides {
  const found = { PER: new Map(), LOC: new Map(), ORG: new Map(), MISC: new Map() } as {
    [type in NameType]: Map<string, string>;
  };
  /** The keys of names that others stand beside: they are no nicknames themselves. */
  const hosts = new Set<string>();
  const link = (type: NameType, units: readonly string[], host: Mention): void => {
    const key = keyOf(units);
    const to = keyOf(host.units);
    if (key === '' || key === to || hosts.has(`${type} ${key}`) || found[type].has(to)) return;
    hosts.add(`${type} ${to}`);
    if (!found[type].has(key)) found[type].set(key, to);
  };
  mentions.forEach((mention, i) => {
    if (mention.aside.length > 0) link(mention.type, mention.aside, mention);
    const next = mentions[i + 1];
    if (next && next.type === mention.type && isBeside(reading, mention, next, aliases, lists))
      link(mention.type, next.units, mention);
    else if (mention.type === 'ORG' || mention.type === 'MISC')
      link(mention.type, acronymBehind(reading, mention.to), mention);
  });
  return found;
}

function isBeside(
  reading: Reading,
  mention: Mention,
  next: Mention,
  aliases: Aliases,
  lists: Lists,
): boolean {
  const { from, to } = next;
  if (from - mention.to > LONGEST_LINK || !sameSentence(reading, mention.to - 1, from)) return false;
  const opening = from > mention.to ? reading.norms(from - 1) : '';
  const closing = to < reading.count ? reading.norms(to) : '';
  if (from === mention.to + 1) {
    // In marks behind a work may stand what it says.
    if (MARKS.get(opening) === closing) return mention.type !== 'MISC' || isAcronym(next.words.join(' '));
    if (BRACKETS.get(opening) === closing) return mayExplain(mention, next, aliases, lists);
  }
  return mention.type === 'PER' && isKnownAs(reading, mention.to, from, lists);
}

/** What stands in brackets is another name where it is an acronym, a kunya, or a name that no list knows. */
function mayExplain(mention: Mention, next: Mention, aliases: Aliases, lists: Lists): boolean {
  const [first] = next.units;
  if (isLatin(first!)) return mention.type !== 'LOC' || !isLatin(mention.units[0]!);
  if (mention.type === 'PER') return next.words.length > 1 && lists.joiner.has(wordKey(next.words[0]!));
  const known = aliases.get(`${next.type} ${next.units.join(' ')}`);
  const main = aliases.get(`${mention.type} ${mention.units.join(' ')}`)?.main ?? mention.units.join(' ');
  if (known) return known.main === main;
  return mention.type !== 'LOC' && next.units.length === 1;
}

/** أحمد سالم، المعروف باسم «أبو ليلى» */
function isKnownAs(reading: Reading, from: number, to: number, lists: Lists): boolean {
  let known = false;
  for (let i = from; i < to; i++) {
    const key = reading.keys(i);
    if (lists['known-as'].has(key)) known = true;
    else if (reading.isWord(i) && !lists['known-as-link'].has(key)) return false;
  }
  return known;
}

/** The parts of an acronym in brackets at a token, also where no entity stands there; none else. */
function acronymBehind(reading: Reading, at: number): string[] {
  if (at >= reading.count || reading.norms(at) !== '(' || !sameSentence(reading, at - 1, at)) return [];
  const words: string[] = [];
  for (let i = at + 1; i < reading.count && i <= at + LONGEST_ACRONYM; i++) {
    if (reading.norms(i) === ')') return isAcronym(words.join(' ')) ? bodyUnits(words) : [];
    if (reading.isWord(i)) words.push(reading.norms(i));
  }
  return [];
}
