/** How names behave in the open news: how often they occur, and how much their neighbours look like those of a class. */

import type { TaggedWord } from './corpora.js';
import type { News } from './news.js';
import { isArabic, shape } from './words.js';

export const SCORED = ['PER', 'LOC', 'ORG'] as const;
export type Scored = (typeof SCORED)[number];

export interface Evidence {
  /** Occurrences as it stands. */
  count: number;
  /** Occurrences with a proclitic و ف ب ل ك before it, for a single word; these may be other words (و+زير). */
  withProclitic: number;
  /** Mean probability, over the occurrences, that the two neighbours stand around a word of the class. */
  context: Record<Scored, number>;
}

/** Weight of the neighbour's group against what was seen with the neighbour itself. */
const GROUP_WEIGHT = 3;

const PROCLITICS = ['و', 'ف', 'ب', 'ل', 'ك'];

/** The folded word behind each proclitic: محمد → ومحمد, فمحمد …; للسيد for السيد. */
export function withProclitics(folded: string): string[] {
  const forms = PROCLITICS.map((letter) => letter + folded);
  return folded.startsWith('ال') ? [...forms, 'لل' + folded.slice(2)] : forms;
}

/** Log odds of each class beside each word of the news, learned from the annotated corpora. */
export interface Contexts {
  base: number[];
  /** Index `3 * number + class`: a word of the class stands after (before) the word `number`. */
  after: Float32Array;
  before: Float32Array;
}

const logit = (p: number): number => Math.log(p / (1 - p));

/** `persons` and `places`: folded words that group neighbours which the corpora have seldom or never. */
export function learnContexts(
  sentences: readonly TaggedWord[][],
  news: News,
  persons: ReadonlySet<string>,
  places: ReadonlySet<string>,
): Contexts {
  const groupOf = (form: string): number =>
    persons.has(form) ? 1 : places.has(form) ? 2 : form !== '' && isArabic(form) ? 0 : 3;
  const size = SCORED.length;
  const seen = (n: number): { total: Float64Array; hits: Float64Array } => ({
    total: new Float64Array(n),
    hits: new Float64Array(n * size),
  });
  const sides = [1, -1].map(() => ({ word: seen(news.numbers.size), group: seen(4) }));
  const base = seen(1);
  for (const sentence of sentences) {
    for (let i = 0; i < sentence.length; i++) {
      const at = SCORED.indexOf(sentence[i]!.class as Scored);
      base.total[0]!++;
      if (at >= 0) base.hits[at]!++;
      [i - 1, i + 1].forEach((j, side) => {
        const form = j < 0 || j >= sentence.length ? '' : shape(sentence[j]!.word);
        const { word, group } = sides[side]!;
        const number = news.numbers.get(form);
        const groupNumber = groupOf(form);
        group.total[groupNumber]!++;
        if (at >= 0) group.hits[groupNumber * size + at]!++;
        if (number === undefined) return;
        word.total[number]!++;
        if (at >= 0) word.hits[number * size + at]!++;
      });
    }
  }
  const [after, before] = sides.map(({ word, group }) => {
    const odds = new Float32Array(news.numbers.size * size);
    for (const [form, number] of news.numbers) {
      const groupNumber = groupOf(form);
      for (let c = 0; c < size; c++) {
        const prior = (group.hits[groupNumber * size + c]! + 0.01) / (group.total[groupNumber]! + 1);
        const hits = word.hits[number * size + c]! + GROUP_WEIGHT * prior;
        odds[number * size + c] = logit(hits / (word.total[number]! + GROUP_WEIGHT));
      }
    }
    return odds;
  });
  return {
    base: SCORED.map((_, c) => logit(base.hits[c]! / base.total[0]!)),
    after: after!,
    before: before!,
  };
}

/** Evidence of every name, given as folded words parted by one space. Names that overlap are all counted. */
export function gatherEvidence(
  names: Iterable<string>,
  news: News,
  contexts: Contexts,
): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>();
  const starts = new Map<number, { numbers: number[]; evidence: Evidence }[]>();
  for (const name of names) {
    const words = name.split(' ');
    const proclitic = (sum: number, form: string): number => sum + news.count(form);
    const found: Evidence = {
      count: 0,
      withProclitic: words.length > 1 ? 0 : withProclitics(name).reduce(proclitic, 0),
      context: { PER: 0, LOC: 0, ORG: 0 },
    };
    evidence.set(name, found);
    const numbers = words.map((word) => news.numbers.get(word) ?? -1);
    if (numbers.includes(-1)) continue;
    const same = starts.get(numbers[0]!);
    if (same === undefined) starts.set(numbers[0]!, [{ numbers, evidence: found }]);
    else same.push({ numbers, evidence: found });
  }
  const { text } = news;
  const { base, after, before } = contexts;
  const size = SCORED.length;
  for (let i = 1; i < text.length - 1; i++) {
    for (const { numbers, evidence: found } of starts.get(text[i]!) ?? []) {
      if (!numbers.every((number, k) => text[i + k] === number)) continue;
      found.count++;
      const left = text[i - 1]! * size;
      const right = text[i + numbers.length]! * size;
      SCORED.forEach((name, c) => {
        const odds = after[left + c]! + before[right + c]! - base[c]!;
        found.context[name] += 1 / (1 + Math.exp(-odds));
      });
    }
  }
  for (const found of evidence.values()) {
    for (const name of SCORED) found.context[name] /= Math.max(found.count, 1);
  }
  return evidence;
}

/** How often the news inflects the word, against how often it has it: العيون, عيونها. Place names do not inflect. */
export function inflectedShare(word: string, count: number, news: News): number {
  const forms = ['ه', 'ها', 'هم', 'نا', 'ا', 'ك', 'ات'].map((ending) => word + ending);
  forms.push(word.startsWith('ال') ? word.slice(2) : 'ال' + word);
  return forms.reduce((sum, form) => sum + news.count(form), 0) / count;
}
