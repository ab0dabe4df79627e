import { isLatin, type Form } from './forms.js';
import type { Mention } from './mentions.js';

/** Why a mention belongs to a name; docs/names.md says what each means. */
export type Evidence =
  'same' | 'spelling' | 'shorter' | 'family' | 'given' | 'nickname' | 'acronym' | 'list' | 'nisba' | 'head';

export interface Member {
  readonly mention: Mention;
  readonly evidence: Evidence;
}

/** The mentions of one person, body, place or work. */
export interface Group {
  /** The form with the most parts. */
  fullest: Form;
  readonly members: Member[];
}

/** A new group of all mentions of a form. */
export function startGroup(form: Form): Group {
  const group: Group = { fullest: form, members: [] };
  joinForm(group, form, 'same');
  return group;
}

/** Adds all mentions of a form. Mentions with the parts of the fullest form are `same`, or `spelling` where they are written otherwise. */
export function joinForm(group: Group, form: Form, evidence: Evidence): void {
  for (const mention of form.mentions) joinMention(group, mention, evidence);
  // A founder in Latin letters, or an acronym before its name, gives way.
  const { fullest } = group;
  if (form.units.length > fullest.units.length || (isLatin(fullest.key) && !isLatin(form.key)))
    group.fullest = form;
}

export function joinMention(group: Group, mention: Mention, evidence: Evidence): void {
  group.members.push({ mention, evidence });
}

/** A map from a key to the groups that have it, at most `MOST` of each: what is compared stays bounded. */
export interface GroupIndex {
  add(key: string, group: Group): void;
  get(key: string): readonly Group[];
}

const MOST = 8;
const NONE: readonly Group[] = [];

export function groupIndex(): GroupIndex {
  const lists = new Map<string, Group[]>();
  return {
    add(key, group) {
      const list = lists.get(key);
      if (!list) lists.set(key, [group]);
      else if (list.length < MOST && !list.includes(group)) list.push(group);
    },
    get: (key) => lists.get(key) ?? NONE,
  };
}

/** Rows of mentions, ascending, of a group as it is now. */
export function rowsOf(group: Group): number[] {
  return group.members.map(({ mention }) => mention.row).sort((a, b) => a - b);
}
