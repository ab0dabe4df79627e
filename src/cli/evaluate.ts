import { InvalidArgumentError, Option, type Command } from 'commander';
import { DEFAULT_PIPELINE } from '../index.js';
import type { Gold } from '../learn/evaluate/gold.js';
import { neededStages } from '../learn/evaluate/neededStages.js';
import { MORPHOLOGY } from '../learn/evaluate/ourAnalysis.js';
import { rawDocuments, type RawDocument } from '../learn/evaluate/rawDocuments.js';
import { GoldError, readGold } from '../learn/evaluate/readGold.js';
import {
  segmentationJson,
  segmentationReport,
  sentenceJson,
  sentenceReport,
  type About,
} from '../learn/evaluate/report.js';
import { articleOf, scoreSegmentation } from '../learn/evaluate/segmentation.js';
import { scoreSentences } from '../learn/evaluate/sentences.js';
import type { Article } from '../learn/evaluate/words.js';
import type { AnnotatedDocument } from '../model/document.js';
import { Segments, Tokens } from '../model/layers.js';
import { formatProblem } from '../pipeline/problem.js';
import { setUp } from '../run/setupError.js';
import { formatDiagnostic } from '../stage/diagnostic.js';
import { visible } from '../text/visible.js';
import { planOf } from './planOf.js';
import { EXIT, give, say, type ExitCode } from './terminal.js';

interface Flags {
  readonly gold: string;
  readonly pipeline: string;
  readonly errors: number;
  readonly joined?: true;
  readonly json?: true;
}

/** A comparison: which layers it needs, how a document is added, and what is printed in the end. */
interface Comparison {
  readonly layers: readonly { readonly name: string }[];
  add(gold: RawDocument, ours: AnnotatedDocument): void;
  print(about: About): string;
}

/** `qawl evaluate segmentation|sentences --gold FILE` */
export function evaluateCommand(program: Command, done: (code: ExitCode) => void): void {
  const evaluate = program.command('evaluate').description('compare the pipeline with a gold file');
  withFlags(evaluate.command('segmentation'))
    .description('tokens, sentences, words and clitics, by the definition of the CoNLL 2018 shared task')
    .addOption(
      new Option('--article <view>', 'ال as a word of its own or not (default: as in the gold)').choices([
        'split',
        'joined',
      ]),
    )
    .action(async (flags: Flags & { article?: Article }) => {
      done(await compare(flags, (gold) => compareSegmentation(gold, flags)));
    });
  withFlags(evaluate.command('sentences'))
    .description('sentences, by the definition of the CoNLL 2018 shared task')
    .action(async (flags: Flags) => {
      done(await compare(flags, () => compareSentences(flags)));
    });
}

function compareSegmentation(gold: Gold, flags: Flags & { article?: Article }): Comparison {
  const articleInGold = articleOf(gold.sentences);
  const article = flags.article ?? articleInGold;
  const { add, figures } = scoreSegmentation(article);
  return {
    layers: [Tokens, Segments],
    add,
    print(about) {
      const whole = { ...about, article, articleInGold };
      return flags.json
        ? asJson(segmentationJson(whole, figures(), flags.errors))
        : segmentationReport(whole, figures(), flags.errors);
    },
  };
}

function compareSentences(flags: Flags): Comparison {
  const { add, figures } = scoreSentences();
  return {
    layers: [Tokens],
    add,
    print: (about) =>
      flags.json
        ? asJson(sentenceJson(about, figures(), flags.errors))
        : sentenceReport(about, figures(), flags.errors),
  };
}

const asJson = (figures: object): string => `${JSON.stringify(figures, null, 2)}\n`;

function withFlags(command: Command): Command {
  return command
    .requiredOption(
      '--gold <file>',
      'the gold: CoNLL-U (.conllu) or surface words with their parts (.seg.tsv)',
    )
    .option(
      '--pipeline <file>',
      'a pipeline file; the stages that the figures need are run',
      DEFAULT_PIPELINE,
    )
    .option('--joined', 'join all sentences by single spaces: no line break tells where one ends')
    .option('--errors <n>', 'list the most frequent errors', wholeNumber, 0)
    .option('--json', 'print the figures as JSON');
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

/** Reads the gold and says what was left out; undefined where nothing can be used. */
function goldOf(file: string): Gold | undefined {
  try {
    const gold = readGold(file);
    for (const { line, message, advice } of gold.problems) {
      say(visible(formatProblem({ message: `${message}.`, advice, file, line, column: 1 })));
    }
    if (gold.sentences.length > 0) return gold;
    say(`qawl: ${file} has no sentence that can be used.`);
  } catch (error) {
    if (!(error instanceof GoldError)) throw error;
    say(`qawl: ${error.message}.`);
  }
  return undefined;
}

/** Runs the stages that the comparison needs over the raw text of the gold, and prints its figures. */
async function compare(flags: Flags, comparisonOf: (gold: Gold) => Comparison): Promise<ExitCode> {
  const gold = goldOf(flags.gold);
  const plan = gold && (await planOf(flags.pipeline));
  if (!plan) return EXIT.usersMistake;
  const { layers, add, print } = comparisonOf(gold);
  const needed = layers.map(({ name }) => name);
  const given = new Set(plan.documentStages.flatMap(({ stage }) => stage.gives.map(({ name }) => name)));
  const missing = needed.find((name) => !given.has(name));
  if (missing !== undefined) {
    say(`qawl: no stage of ${flags.pipeline} gives the layer "${missing}", which is to be compared.`);
    return EXIT.usersMistake;
  }
  const open = await setUp(neededStages(plan, [...needed, MORPHOLOGY]));
  let exit: ExitCode = EXIT.complete;
  const documents = rawDocuments(gold.sentences, flags.joined === true);
  for (const [number, raw] of documents.entries()) {
    const annotated = await open.annotate({ id: `document ${number + 1}`, text: raw.text, meta: {} });
    if (annotated.state === 'done') {
      add(raw, annotated.document);
      continue;
    }
    exit = EXIT.documentsFailed;
    for (const diagnostic of annotated.diagnostics) say(formatDiagnostic(diagnostic));
  }
  await give(
    print({
      gold: flags.gold,
      sentences: gold.sentences.length,
      leftOut: gold.problems.length,
      pipeline: flags.pipeline,
      joined: flags.joined === true,
    }),
  );
  return exit;
}
