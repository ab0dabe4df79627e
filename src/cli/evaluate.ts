import { Option, type Command } from 'commander';
import { DEFAULT_PIPELINE } from '../index.js';
import type { Gold } from '../learn/evaluate/gold.js';
import { MORPHOLOGY } from '../learn/evaluate/ourAnalysis.js';
import { rawDocuments, type RawDocument } from '../learn/evaluate/rawDocuments.js';
import { readGold } from '../learn/evaluate/readGold.js';
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
import { Segments, Tokens } from '../model/layers.js';
import { asJson, comparePipeline, goldOf, type Comparison, type GoldText } from './comparePipeline.js';
import { evaluateEntitiesCommand } from './evaluateEntities.js';
import { EXIT, say, type ExitCode } from './terminal.js';
import { wholeNumber } from './wholeNumber.js';

interface Flags {
  readonly gold: string;
  readonly pipeline: string;
  readonly errors: number;
  readonly joined?: true;
  readonly json?: true;
}

/** What a comparison of cut texts does; what it runs over is the same for each. */
type Cut = Pick<Comparison<RawDocument & GoldText>, 'layers' | 'add'> & { print(about: About): string };

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
  evaluateEntitiesCommand(evaluate, done);
}

function compareSegmentation(gold: Gold, flags: Flags & { article?: Article }): Cut {
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

function compareSentences(flags: Flags): Cut {
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
    .option('--errors <n>', 'list the most frequent errors', wholeNumber(0), 0)
    .option('--json', 'print the figures as JSON');
}

/** Compares the pipeline with a gold of sentences that are cut into tokens. */
async function compare(flags: Flags, cutOf: (gold: Gold) => Cut): Promise<ExitCode> {
  const gold = goldOf(flags.gold, () => readGold(flags.gold));
  if (gold?.sentences.length === 0) say(`qawl: ${flags.gold} has no sentence that can be used.`);
  if (!gold || gold.sentences.length === 0) return EXIT.usersMistake;
  const joined = flags.joined === true;
  const { layers, add, print } = cutOf(gold);
  return comparePipeline(flags.pipeline, {
    layers,
    optional: [MORPHOLOGY],
    documents: rawDocuments(gold.sentences, joined).map((document, i) => ({
      id: `document ${i + 1}`,
      ...document,
    })),
    add,
    print: () =>
      print({
        gold: flags.gold,
        sentences: gold.sentences.length,
        leftOut: gold.problems.length,
        pipeline: flags.pipeline,
        joined,
      }),
  });
}
