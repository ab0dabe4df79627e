import { jaroWinkler } from '../../adapters/jaroWinkler.js';
import type { Mention } from './mentions.js';

/** The mentions of one person, body, place or work. */
export interface Group {
  readonly type: Mention['type'];
  readonly mentions: Mention[];
  /** The mention with the most words; of equals the first. */
  fullest: Mention;
}

/** How alike two spellings of one name must be (Jaro–Winkler on folded words). */
const ALIKE = 0.93;
/** Joins a name to the word before it and is no name alone. */
const CONNECTORS: ReadonlySet<string> = new Set([
  'بن',
  'ابن',
  'بنت',
  'ال',
  'ابو',
  'ابي',
  'ابا',
  'عبد',
  'ام',
  'بو',
]);

/** Canonical name by name, both folded: the aliases of the lists. */
export type Aliases = ReadonlyMap<string, string>;

/**
 * Groups the mentions of a document. Full names are grouped first: equal ones, one spelled two ways, a shorter form
 * of a longer one. Then each single word of a person's name goes to the one person who bears it, or to the nearest
 * earlier one where several do: two bearers of a family name stay apart.
 */
export function groupMentions(mentions: readonly Mention[], aliases: Aliases): Group[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  const join = (group: Group, mention: Mention): void => {
    group.mentions.push(mention);
    if (mention.words.length > group.fullest.words.length) group.fullest = mention;
    byKey.set(keyOf(mention), group);
  };
  const later: Mention[] = [];
  const aside: Mention[] = [];
  // Longest first, so that a short form always meets the longer one.
  for (const mention of [...mentions].sort((a, b) => b.keys.length - a.keys.length || a.row - b.row)) {
    if (mention.besides >= 0) {
      aside.push(mention);
      continue;
    }
    if (mention.type === 'PER' && mention.keys.length === 1) {
      later.push(mention);
      continue;
    }
    const group =
      byKey.get(keyOf(mention)) ??
      byAlias(mention, byKey, aliases) ??
      groups.find((other) => other.type === mention.type && isSameName(mention, other));
    if (group) join(group, mention);
    else {
      const made: Group = { type: mention.type, mentions: [mention], fullest: mention };
      groups.push(made);
      byKey.set(keyOf(mention), made);
    }
  }
  // A nickname or short form that the text sets beside a name brings its other mentions with it.
  const beside = new Map<string, Group>();
  for (const mention of aside) {
    const group = groups.find((other) => other.mentions.some(({ row }) => row === mention.besides));
    const own = byKey.get(keyOf(mention));
    if (!group) later.push(mention);
    else {
      group.mentions.push(mention);
      beside.set(keyOf(mention), group);
      if (own && own !== group) {
        group.mentions.push(...own.mentions);
        groups.splice(groups.indexOf(own), 1);
      }
    }
  }
  for (const mention of later.sort((a, b) => a.row - b.row)) {
    const group = beside.get(keyOf(mention)) ?? bearerOf(mention, groups) ?? byKey.get(keyOf(mention));
    if (group) join(group, mention);
    else {
      const made: Group = { type: mention.type, mentions: [mention], fullest: mention };
      groups.push(made);
      byKey.set(keyOf(mention), made);
    }
  }
  for (const group of groups) group.mentions.sort((a, b) => a.row - b.row);
  return groups.sort((a, b) => a.mentions[0]!.row - b.mentions[0]!.row);
}

function keyOf(mention: Mention): string {
  return `${mention.type} ${mention.keys.join(' ')}`;
}

/** The group of another name of the same body or place: الإمارات and الإمارات العربية المتحدة. */
function byAlias(mention: Mention, byKey: ReadonlyMap<string, Group>, aliases: Aliases): Group | undefined {
  const name = mention.keys.join(' ');
  const canonical = aliases.get(`${mention.type} ${name}`) ?? name;
  for (const group of new Set(byKey.values())) {
    if (group.type !== mention.type) continue;
    const other = group.fullest.keys.join(' ');
    if ((aliases.get(`${mention.type} ${other}`) ?? other) === canonical) return group;
  }
  return undefined;
}

function isSameName(mention: Mention, group: Group): boolean {
  const keys = mention.keys;
  const full = group.fullest.keys;
  if (keys.length === full.length) return isAlike(keys, full);
  // A person's shorter form has the first word and the last, or the given name and one more in order.
  return (
    mention.type === 'PER' && keys.length < full.length && keys[0] === full[0] && isSubsequence(keys, full)
  );
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  let different = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    if (a[i]![0] !== b[i]![0] || jaroWinkler(a[i]!, b[i]!) < ALIKE) return false;
    different++;
  }
  return different < a.length || a.length === 1;
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at++;
  return at === part.length;
}

/**
 * The person whom a single word names: one who has it as family name, else one who has it anywhere in the name. Of
 * several the nearest that was named before; of none before, the first after.
 */
function bearerOf(mention: Mention, groups: readonly Group[]): Group | undefined {
  const key = mention.keys[0]!;
  if (CONNECTORS.has(key)) return undefined;
  const persons = groups.filter((group) => group.type === 'PER' && group.fullest.keys.length > 1);
  const matches = (name: string): boolean =>
    name === key || (key.length > 4 && name[0] === key[0] && jaroWinkler(name, key) >= ALIKE);
  const family = persons.filter((group) => matches(group.fullest.keys.at(-1)!));
  return (
    nearest(mention, family) ??
    nearest(
      mention,
      persons.filter((group) => group.fullest.keys.includes(key)),
    )
  );
}

function nearest(mention: Mention, groups: readonly Group[]): Group | undefined {
  let best: Group | undefined;
  let bestRow = -1;
  for (const group of groups) {
    for (const other of group.mentions) {
      if (other.row < mention.row && other.row > bestRow) {
        best = group;
        bestRow = other.row;
      }
    }
  }
  return best ?? groups[0];
}
