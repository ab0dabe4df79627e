import { visible } from '../../text/visible.js';
import { CUT_OUTCOMES, type CutCounts, type CutOutcome } from './cutting.js';
import { COARSE_CLASSES, posAccuracy, verbScore, type Confusion } from './partsOfSpeech.js';
import { f1, precision, recall, type Score } from './score.js';
import type { CutError, SegmentationFigures } from './segmentation.js';
import type { BreakError, SentenceFigures } from './sentences.js';
import type { Article } from './words.js';

/** Figures in plain text for people, and as objects for machines. */

/** What was compared with what. */
export interface About {
  readonly gold: string;
  readonly sentences: number;
  /** Lines of the gold that could not be read; what was left out because of them stands in docs/evaluate.md. */
  readonly leftOut: number;
  readonly pipeline: string;
  /** Whether all sentences were joined by single spaces. */
  readonly joined: boolean;
}

/** The same of a segmentation: how the article is seen, and how the gold sees it. */
export interface AboutSegmentation extends About {
  readonly article: Article;
  readonly articleInGold: Article;
}

/** A share in per cent with two decimals, without its sign. */
export const percent = (share: number): string => (100 * share).toFixed(2);
/** 12345 as 12,345. */
export const whole = (value: number): string => value.toLocaleString('en-US');

/** Rows of cells; numbers to the right. The last cell of a row is not padded: Arabic goes there. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
}

/** The head of a table whose rows end in `scoreCells`. */
export const SCORE_HEAD = ['precision', 'recall', 'F1', 'gold', 'ours', 'correct'];

export function scoreCells(score: Score): string[] {
  return [
    percent(precision(score)),
    percent(recall(score)),
    percent(f1(score)),
    whole(score.gold),
    whole(score.ours),
    whole(score.correct),
  ];
}

export function scoreJson(score: Score): Record<string, number> {
  return { precision: precision(score), recall: recall(score), f1: f1(score), ...score };
}

const OUTCOME_NAMES: Readonly<Record<CutOutcome, string>> = {
  right: 'exactly right',
  over: 'cut too often',
  under: 'cut too seldom',
  elsewhere: 'cut elsewhere',
  respelled: 'restored otherwise',
  token: 'another token',
};

function cutRows(all: CutCounts, withClitics: CutCounts): string[][] {
  const total = (counts: CutCounts): number => CUT_OUTCOMES.reduce((sum, name) => sum + counts[name], 0);
  const cells = (counts: CutCounts, name: CutOutcome): string[] => [
    whole(counts[name]),
    percent(total(counts) === 0 ? 0 : counts[name] / total(counts)),
  ];
  return [
    ['surface words', 'all', '%', 'with clitics', '%'],
    ...CUT_OUTCOMES.map((name) => [OUTCOME_NAMES[name], ...cells(all, name), ...cells(withClitics, name)]),
    ['together', whole(total(all)), '', whole(total(withClitics)), ''],
  ];
}

function cliticRows(name: string, scores: ReadonlyMap<string, Score>): string[][] {
  const sorted = [...scores].sort((a, b) => b[1].gold - a[1].gold);
  return [[name, ...SCORE_HEAD], ...sorted.map(([form, score]) => ['', ...scoreCells(score), form])];
}

function confusionRows(confusion: Confusion): string[][] {
  const others = [...confusion.values()].flatMap((row) => [...row.keys()]);
  const columns = [...new Set([...COARSE_CLASSES, ...others])];
  return [
    ['gold \\ ours', ...columns],
    ...COARSE_CLASSES.map((gold) => [
      gold,
      ...columns.map((ours) => whole(confusion.get(gold)?.get(ours) ?? 0)),
    ]),
  ];
}

function aboutLines({ gold, sentences, leftOut, pipeline, joined }: About): string[] {
  const left = leftOut === 0 ? '' : `; ${whole(leftOut)} lines could not be read`;
  return [
    `gold: ${gold}, ${whole(sentences)} sentences${left}`,
    `pipeline: ${pipeline}`,
    `text: ${joined ? 'all sentences joined by single spaces' : 'with the line breaks that the gold tells of'}`,
  ];
}

const ARTICLE_NAMES: Readonly<Record<Article, string>> = {
  split: 'a word of its own',
  joined: 'one word with what follows it',
};

function articleLine({ article, articleInGold }: AboutSegmentation): string {
  const same = article === articleInGold;
  return `article: ${ARTICLE_NAMES[article]}, ${same ? 'as in the gold' : 'other than in the gold'}`;
}

/** The figures of a segmentation as text. @param errors how many errors to list */
export function segmentationReport(
  about: AboutSegmentation,
  figures: SegmentationFigures,
  errors: number,
): string {
  const { tokens, sentences, words, clitics, partsOfSpeech } = figures;
  const lines = [
    ...aboutLines(about),
    articleLine(about),
    '',
    ...table([
      ['', ...SCORE_HEAD],
      ['tokens', ...scoreCells(tokens)],
      ['sentences', ...scoreCells(sentences)],
      ['words', ...scoreCells(words)],
      ['word places', ...scoreCells(figures.places)],
    ]),
    '',
    ...table(cutRows(figures.cuts, figures.cutsWithClitics)),
    '',
    ...table(cliticRows('proclitics', clitics.proclitics)),
    '',
    ...table(cliticRows('enclitics', clitics.enclitics)),
  ];
  if (partsOfSpeech.size > 0) {
    const { correct, total } = posAccuracy(partsOfSpeech);
    lines.push(
      '',
      `parts of speech of aligned stems: ${percent(correct / total)} % of ${whole(total)} right`,
      ...table([
        ['', ...SCORE_HEAD],
        ['verbs', ...scoreCells(verbScore(partsOfSpeech))],
      ]),
      '',
      ...table(confusionRows(partsOfSpeech)),
    );
  }
  if (errors > 0)
    lines.push('', 'surface: gold ours count', ...figures.errors.slice(0, errors).map(cutErrorLine));
  return `${lines.join('\n')}\n`;
}

const cutErrorLine = ({ surface, gold, ours, count }: CutError): string =>
  visible(`${surface}: ${gold} ${ours} ${count}`);

/** The figures of a segmentation as an object for JSON. */
export function segmentationJson(
  about: AboutSegmentation,
  figures: SegmentationFigures,
  errors: number,
): object {
  const { tokens, sentences, words, cuts, cutsWithClitics, clitics, partsOfSpeech } = figures;
  const scores = (of: ReadonlyMap<string, Score>): object =>
    Object.fromEntries([...of].map(([form, score]) => [form, scoreJson(score)]));
  return {
    about,
    tokens: scoreJson(tokens),
    sentences: scoreJson(sentences),
    words: scoreJson(words),
    wordPlaces: scoreJson(figures.places),
    cuts,
    cutsWithClitics,
    proclitics: scores(clitics.proclitics),
    enclitics: scores(clitics.enclitics),
    partsOfSpeech:
      partsOfSpeech.size === 0
        ? null
        : {
            ...posAccuracy(partsOfSpeech),
            verbs: scoreJson(verbScore(partsOfSpeech)),
            confusion: Object.fromEntries(
              [...partsOfSpeech].map(([gold, row]) => [gold, Object.fromEntries(row)]),
            ),
          },
    errors: figures.errors.slice(0, errors),
  };
}

/** The figures of sentences as text. @param errors how many errors to list */
export function sentenceReport(about: About, figures: SentenceFigures, errors: number): string {
  const { tokens, sentences, breaks } = figures;
  const lines = [
    ...aboutLines(about),
    '',
    ...table([
      ['', ...SCORE_HEAD],
      ['tokens', ...scoreCells(tokens)],
      ['sentences', ...scoreCells(sentences)],
      ['ends inside', ...scoreCells(breaks)],
    ]),
  ];
  if (errors > 0)
    lines.push('', 'before | after: kind count', ...figures.errors.slice(0, errors).map(breakErrorLine));
  return `${lines.join('\n')}\n`;
}

const breakErrorLine = ({ kind, before, after, count }: BreakError): string =>
  visible(`${before} | ${after}: ${kind} ${count}`);

/** The figures of sentences as an object for JSON. */
export function sentenceJson(about: About, figures: SentenceFigures, errors: number): object {
  return {
    about,
    tokens: scoreJson(figures.tokens),
    sentences: scoreJson(figures.sentences),
    endsInside: scoreJson(figures.breaks),
    errors: figures.errors.slice(0, errors),
  };
}
