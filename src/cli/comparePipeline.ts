import type { GoldProblem } from '../learn/evaluate/gold.js';
import { GoldError } from '../learn/evaluate/readGold.js';
import { neededStages } from '../learn/evaluate/neededStages.js';
import type { AnnotatedDocument } from '../model/document.js';
import { formatProblem } from '../pipeline/problem.js';
import { setUp } from '../run/setupError.js';
import { formatDiagnostic } from '../stage/diagnostic.js';
import { visible } from '../text/visible.js';
import { planOf } from './planOf.js';
import { EXIT, give, say, type ExitCode } from './terminal.js';

/** A document of a gold: its raw text, and an id for messages. */
export interface GoldText {
  readonly id: string;
  readonly text: string;
}

/** A comparison of a pipeline with a gold: what it runs over, and what is printed in the end. */
export interface Comparison<Document extends GoldText> {
  /** The layers that are compared. */
  readonly layers: readonly { readonly name: string }[];
  /** Layers that are looked at where a stage gives them. */
  readonly optional?: readonly string[];
  readonly documents: readonly Document[];
  add(gold: Document, ours: AnnotatedDocument): void;
  print(): string;
}

/** Reads a gold and says what was left out; undefined where it cannot be read. */
export function goldOf<Gold extends { readonly problems: readonly GoldProblem[] }>(
  file: string,
  read: () => Gold,
): Gold | undefined {
  try {
    const gold = read();
    for (const { line, message, advice } of gold.problems) {
      say(visible(formatProblem({ message: `${message}.`, advice, file, line, column: 1 })));
    }
    return gold;
  } catch (error) {
    if (!(error instanceof GoldError)) throw error;
    say(`qawl: ${error.message}.`);
    return undefined;
  }
}

/** Runs the stages that the comparison needs over the texts of the gold, and prints its figures. */
export async function comparePipeline<Document extends GoldText>(
  pipeline: string,
  { layers, optional = [], documents, add, print }: Comparison<Document>,
): Promise<ExitCode> {
  const plan = await planOf(pipeline);
  if (!plan) return EXIT.usersMistake;
  const needed = layers.map(({ name }) => name);
  const given = new Set(plan.documentStages.flatMap(({ stage }) => stage.gives.map(({ name }) => name)));
  const missing = needed.find((name) => !given.has(name));
  if (missing !== undefined) {
    say(`qawl: no stage of ${pipeline} gives the layer "${missing}", which is to be compared.`);
    return EXIT.usersMistake;
  }
  const open = await setUp(neededStages(plan, [...needed, ...optional]));
  let exit: ExitCode = EXIT.complete;
  for (const document of documents) {
    const annotated = await open.annotate({ id: document.id, text: document.text, meta: {} });
    if (annotated.state === 'done') {
      add(document, annotated.document);
      continue;
    }
    exit = EXIT.documentsFailed;
    for (const diagnostic of annotated.diagnostics) say(formatDiagnostic(diagnostic));
  }
  await give(print());
  return exit;
}

/** Figures as they are printed for machines. */
export const asJson = (figures: object): string => `${JSON.stringify(figures, null, 2)}\n`;
