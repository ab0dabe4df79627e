import type { SegmentRole } from '../../model/layers.js';

/** A sequence of proclitics as it is spelled. The first of the list is the empty one. */
export interface Proclitics {
  readonly id: number;
  readonly form: string;
  readonly parts: readonly string[];
  readonly roles: readonly SegmentRole[];
  /** Where each part ends in the word. */
  readonly ends: readonly number[];
  /** Its kind, an index of `PROCLITIC_GROUPS`. */
  readonly group: number;
  readonly hasArticle: boolean;
  /** The letters that what follows may begin with; empty where any may. */
  readonly before: string;
  /** Whether a verb may follow. */
  readonly verb: boolean;
  /** Whether what is no verb may follow. */
  readonly nominal: boolean;
}

/** What proclitics amount to for the words around: their first and last members. */
export const PROCLITIC_GROUPS = [
  'none',
  'conj',
  'prep',
  'conj+prep',
  'det',
  'prep+det',
  'conj+det',
  'future',
];

/** The first letters of an imperfect verb. */
export const IMPERFECT = 'يتنأا';

/** Roles of the parts that can stand before a stem, by form. */
export const ROLES: ReadonlyMap<string, SegmentRole> = new Map([
  ['و', 'conj'],
  ['ف', 'conj'],
  ['ب', 'prep'],
  ['ل', 'prep'],
  ['ك', 'prep'],
  ['س', 'future'],
  ['أ', 'question'],
  ['ال', 'det'],
]);

/** What can stand after a conjunction: its spelling, and its parts. */
const INNER: readonly (readonly [form: string, parts: string])[] = [
  ['', ''],
  ['ال', 'ال'],
  ['ب', 'ب'],
  ['ل', 'ل'],
  ['ك', 'ك'],
  ['بال', 'ب ال'],
  ['كال', 'ك ال'],
  ['لل', 'ل ال'],
  ['س', 'س'],
];

function groupOf(conjunction: boolean, inner: string): number {
  const name = inner === '' ? '' : inner === 'س' ? 'future' : inner.length === 1 ? 'prep' : 'det';
  if (name === 'future') return PROCLITIC_GROUPS.indexOf('future');
  if (name === '') return PROCLITIC_GROUPS.indexOf(conjunction ? 'conj' : 'none');
  if (name === 'det' && inner !== 'ال' && !conjunction) return PROCLITIC_GROUPS.indexOf('prep+det');
  return PROCLITIC_GROUPS.indexOf(conjunction ? `conj+${name}` : name);
}

/** Every sequence of proclitics that is cut by rule; others (ألم, أو) stand in the table of hard words. */
export const PROCLITICS: readonly Proclitics[] = ['', 'و', 'ف'].flatMap((conjunction, i) =>
  INNER.map(([form, inner], j): Proclitics => {
    const parts = [conjunction, ...inner.split(' ')].filter((part) => part !== '');
    let at = 0;
    return {
      id: i * INNER.length + j,
      form: conjunction + form,
      parts,
      roles: parts.map((part) => ROLES.get(part)!),
      // لل: the article keeps one letter of its two.
      ends: parts.map((part, k) => (at += part === 'ال' && parts[k - 1] === 'ل' ? 1 : part.length)),
      group: groupOf(conjunction !== '', form),
      hasArticle: parts.at(-1) === 'ال',
      before: form === 'س' ? IMPERFECT : '',
      verb: form === '' || form === 'ل' || form === 'س',
      nominal: form !== 'س',
    };
  }),
);

/** Enclitic pronouns that are cut by rule. In a reading 0 is no pronoun, and 1 the first of these. */
export const PRONOUNS = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'نا', 'ني', 'ه', 'ك', 'ي'];
