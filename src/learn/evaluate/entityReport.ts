import { visible } from '../../text/visible.js';
import { noOutcomes, type EntityError, type EntityFigures, type TypedText } from './entities.js';
import { ENTITY_OUTCOMES, type EntityOutcome } from './entityMatch.js';
import { percent, SCORE_HEAD, scoreCells, scoreJson, table, whole } from './report.js';
import { f1, precision, recall, type Score } from './score.js';

/** What was compared with what. */
export interface AboutEntities {
  readonly gold: string;
  readonly pipeline: string;
  readonly documents: number;
  /** Documents of the gold that have no entities annotated. */
  readonly notAnnotated: number;
  /** Lines of the gold that could not be read. */
  readonly leftOut: number;
  /** What spans are counted in. */
  readonly unit: 'tokens' | 'characters';
  readonly types: readonly string[];
  /** How many entities of the gold are of other types. */
  readonly ignored: ReadonlyMap<string, number>;
}

/** What is printed beside the figures. */
export interface EntityDetails {
  /** How many errors of each kind are listed. */
  readonly errors: number;
  /** Whether each document has a line. */
  readonly byDocument: boolean;
}

type Outcome = EntityError['outcome'];
const ERROR_OUTCOMES = ENTITY_OUTCOMES.filter((outcome): outcome is Outcome => outcome !== 'right');

const ERROR_HEADS: Readonly<Record<Outcome, string>> = {
  boundary: 'boundary: gold | ours: count',
  type: 'type: gold | ours: count',
  both: 'boundary and type: gold | ours: count',
  missed: 'missed: gold: count',
  spurious: 'spurious: ours: count',
};

/** Precision, recall and F1, each the mean of those of the types that the gold has. */
function macroOf({ byType }: EntityFigures): { precision: number; recall: number; f1: number } {
  const scores = [...byType.values()].filter(({ gold }) => gold > 0);
  const mean = (of: (score: Score) => number): number => meanOf(scores.map(of));
  return { precision: mean(precision), recall: mean(recall), f1: mean(f1) };
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean F1 of the documents that have an entity on either side, and how many those are. */
function documentMean({ documents }: EntityFigures): { meanF1: number; withEntities: number } {
  const counted = documents.filter(({ score }) => score.gold + score.ours > 0);
  return { meanF1: meanOf(counted.map(({ score }) => f1(score))), withEntities: counted.length };
}

/** The outcomes of all types together. */
function allOutcomes({ outcomes }: EntityFigures): Record<EntityOutcome, number> {
  const sum = noOutcomes();
  for (const counts of outcomes.values()) for (const name of ENTITY_OUTCOMES) sum[name] += counts[name];
  return sum;
}

/** At most `n` errors of each kind, most frequent first. */
function listed({ errors }: EntityFigures, n: number): EntityError[] {
  return ERROR_OUTCOMES.flatMap((outcome) => errors.filter((error) => error.outcome === outcome).slice(0, n));
}

/** The figures as text. */
export function entityReport(about: AboutEntities, figures: EntityFigures, details: EntityDetails): string {
  const macro = macroOf(figures);
  const { bins, expectedError } = figures.calibration;
  const { meanF1, withEntities } = documentMean(figures);
  const counts = (name: string, row: Record<EntityOutcome, number>): string[] => [
    name,
    ...ENTITY_OUTCOMES.map((outcome) => whole(row[outcome])),
  ];
  const lines = [
    ...aboutLines(about),
    '',
    ...table([
      ['', ...SCORE_HEAD],
      ...[...figures.byType].map(([type, score]) => [type, ...scoreCells(score)]),
      ['all (micro)', ...scoreCells(figures.all)],
      ['mean of types (macro)', percent(macro.precision), percent(macro.recall), percent(macro.f1)],
      ['type ignored', ...scoreCells(figures.spans)],
    ]),
    '',
    ...table([
      ['outcomes', ...ENTITY_OUTCOMES],
      ...[...figures.outcomes].map(([type, row]) => counts(type, row)),
      counts('all', allOutcomes(figures)),
    ]),
    '',
    ...table([
      ['score', 'ours', 'mean score', '% right'],
      ...bins
        .filter(({ ours }) => ours > 0)
        .map(({ from, to, ours, meanScore, shareRight }) => [
          `${from.toFixed(1)} to ${to.toFixed(1)}`,
          whole(ours),
          meanScore.toFixed(3),
          percent(shareRight),
        ]),
    ]),
    `expected calibration error: ${percent(expectedError)} %`,
    '',
    `documents: mean F1 ${percent(meanF1)} of ${whole(withEntities)} that have entities`,
  ];
  if (details.byDocument) {
    const rows = figures.documents.map(({ id, score }) => [visible(id), ...scoreCells(score)]);
    lines.push(...table([['', ...SCORE_HEAD], ...rows]));
  }
  const errors = listed(figures, details.errors);
  for (const outcome of ERROR_OUTCOMES) {
    const own = errors.filter((error) => error.outcome === outcome);
    if (own.length > 0) lines.push('', ERROR_HEADS[outcome], ...own.map(errorLine));
  }
  return `${lines.join('\n')}\n`;
}

function aboutLines(about: AboutEntities): string[] {
  const { gold, documents, notAnnotated, leftOut, pipeline, types, ignored, unit } = about;
  const asides = [
    ...(notAnnotated === 0 ? [] : [`; ${whole(notAnnotated)} more have no entities annotated`]),
    ...(leftOut === 0 ? [] : [`; ${whole(leftOut)} lines could not be read`]),
  ];
  const others = [...ignored].map(([type, n]) => `${type} ${whole(n)}`);
  return [
    `gold: ${gold}, ${whole(documents)} documents${asides.join('')}`,
    `pipeline: ${pipeline}`,
    `types: ${types.join(', ')}${others.length === 0 ? '' : visible(`; ignored in the gold: ${others.join(', ')}`)}`,
    `spans: compared in ${unit}`,
  ];
}

function errorLine({ gold, ours, count }: EntityError): string {
  const sides = [gold, ours].filter((side): side is TypedText => side !== null);
  return visible(`${sides.map(({ type, text }) => `${type} ${text}`).join(' | ')}: ${count}`);
}

/** The figures as an object for JSON. */
export function entityJson(about: AboutEntities, figures: EntityFigures, details: EntityDetails): object {
  const scores = [...figures.byType].map(([type, score]) => [type, scoreJson(score)] as const);
  return {
    about: { ...about, ignored: Object.fromEntries(about.ignored) },
    all: scoreJson(figures.all),
    types: Object.fromEntries(scores),
    macro: macroOf(figures),
    spans: scoreJson(figures.spans),
    outcomes: { all: allOutcomes(figures), ...Object.fromEntries(figures.outcomes) },
    calibration: figures.calibration,
    documents: {
      ...documentMean(figures),
      ...(details.byDocument
        ? { list: figures.documents.map(({ id, score }) => ({ id, ...scoreJson(score) })) }
        : {}),
    },
    errors: listed(figures, details.errors),
  };
}
