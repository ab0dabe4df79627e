import type { SegmentRole } from '../../model/layers.js';

/** A sequence of proclitics, as it is spelled. */
export interface Prefix {
  readonly form: string;
  readonly parts: readonly string[];
  readonly roles: readonly SegmentRole[];
  /** Where each part ends in the word. */
  readonly ends: readonly number[];
  /** How many times larger the count of a stem may be before the word is taken for a whole. */
  readonly rate: number;
  /** Whether what follows can follow. */
  readonly fits: (rest: string) => boolean;
  /** Further spellings of the stem: after لل a lam of its own is not written (للغة: ل, ال, لغة). */
  readonly restore: (rest: string) => readonly string[];
}

/** An enclitic pronoun. */
export interface Suffix {
  readonly form: string;
  readonly rate: number;
  /** The spellings that the stem may have without the pronoun (مدرست: مدرست, مدرسة). */
  readonly restore: (stem: string) => readonly string[];
}

const CONJUNCTIONS = ['', 'و', 'ف'];
/** All rates were chosen with the weights of `segmentWord.ts`, which says how. */
const CONJUNCTION_RATES: Readonly<Record<string, number>> = { '': 1, و: 2, ف: 0.04 };
/** Rates of what stands after a conjunction. */
const INNER: readonly (readonly [form: string, parts: string, rate: number])[] = [
  ['', '', 1],
  ['ال', 'ال', 8],
  ['ب', 'ب', 1],
  ['ل', 'ل', 0.5],
  ['ك', 'ك', 0.02],
  ['بال', 'ب ال', 4],
  ['كال', 'ك ال', 1],
  ['لل', 'ل ال', 4],
  ['س', 'س', 0.6],
];
const ROLES: Readonly<Record<string, SegmentRole>> = {
  و: 'conj',
  ف: 'conj',
  ب: 'prep',
  ل: 'prep',
  ك: 'prep',
  س: 'future',
  ال: 'det',
};
/** The first letters of an imperfect. The press leaves out the hamza of أ, but ساعد and سابق are far more frequent than سأ. */
const IMPERFECT = 'يتنأ';

const always = (): boolean => true;
const nothing = (): readonly string[] => [];
/** The future particle stands before an imperfect verb. */
const isImperfect = (rest: string): boolean => rest.length > 2 && IMPERFECT.includes(rest[0]!);
/** ل and ال fuse: لال is no preposition with an article, and the article is not doubled. */
const isBare = (rest: string): boolean => !rest.startsWith('ال');

const PREFIXES: readonly Prefix[] = CONJUNCTIONS.flatMap((conjunction) =>
  INNER.map(([form, parts, rate]): Prefix => {
    const all = [conjunction, ...parts.split(' ')].filter((part) => part !== '');
    let at = 0;
    return {
      form: conjunction + form,
      parts: all,
      roles: all.map((part) => ROLES[part]!),
      ends: all.map((part, i) => (at += part === 'ال' && all[i - 1] === 'ل' ? 1 : part.length)),
      rate: rate * CONJUNCTION_RATES[conjunction]!,
      fits: form === 'س' ? isImperfect : form === 'ل' ? isBare : always,
      restore: form === 'لل' ? (rest) => ['ل' + rest] : nothing,
    };
  }),
);

const NO_SUFFIX: Suffix = { form: '', rate: 1, restore: (stem) => [stem] };

const SUFFIXES: readonly Suffix[] = (
  [
    ['هما', 0.3],
    ['ها', 2],
    ['هم', 0.4],
    ['هن', 0.05],
    ['كم', 0.05],
    ['نا', 0.1],
    ['ني', 0.01],
    ['ه', 2],
    ['ك', 0.02],
  ] as const
).map(([form, rate]) => ({ form, rate, restore }));

/** The letters that a stem shows before a pronoun, and what it ends in alone: ت ة, ا ى, ؤ and ئ ء, و وا. */
const ALONE: Readonly<Record<string, string>> = { ت: 'ة', ا: 'ى', ؤ: 'ء', ئ: 'ء', و: 'وا' };

function restore(stem: string): readonly string[] {
  const alone = ALONE[stem.at(-1)!];
  return alone === undefined ? [stem] : [stem, stem.slice(0, -1) + alone];
}

/** No proclitic. */
export const NO_PREFIX = PREFIXES[0]!;

/**
 * Every way to take proclitics and a pronoun off a word; at least one of the two is there.
 *
 * @param prefixes the proclitics that may be taken off
 */
export function affixCandidates(
  word: string,
  prefixes: readonly Prefix[] = PREFIXES,
): { prefix: Prefix; suffix: Suffix }[] {
  const suffixes = [NO_SUFFIX, ...SUFFIXES.filter((suffix) => word.endsWith(suffix.form))];
  const out: { prefix: Prefix; suffix: Suffix }[] = [];
  for (const prefix of prefixes) {
    if (!word.startsWith(prefix.form)) continue;
    for (const suffix of suffixes) {
      if (prefix.form === '' && suffix.form === '') continue;
      if (suffix.form !== '' && prefix.roles.at(-1) === 'det') continue;
      out.push({ prefix, suffix });
    }
  }
  return out;
}
