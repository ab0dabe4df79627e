import path from 'node:path';
import type { Command } from 'commander';
import { GoldError, readGold } from '../learn/evaluate/readGold.js';
import { trainEntitiesCommand } from './trainEntities.js';
import { areThere, writeTrainedModel } from './trainedModel.js';
import { EXIT, say, type ExitCode } from './terminal.js';

interface Flags {
  readonly gold: readonly string[];
  readonly news: readonly string[];
  readonly output: string;
  readonly fane?: readonly string[];
  readonly morphology?: string;
  readonly check?: readonly string[];
  readonly source?: readonly string[];
  readonly licence: string;
  readonly modelVersion: string;
}

/** `qawl train segmenter|entities` */
export function trainCommand(program: Command, done: (code: ExitCode) => void): void {
  const trainer = program.command('train').description('learn a model from texts of your own');
  trainEntitiesCommand(trainer, done);
  trainer
    .command('segmenter')
    .description('proclitics, stems and pronouns, parts of speech; docs/segmentation.md')
    .requiredOption('--gold <files...>', 'sentences that are cut and tagged: .conllu or .seg.tsv')
    .requiredOption('--news <files...>', 'articles, {"title","text"} a line: .jsonl.gz')
    .requiredOption('--output <file>', 'where the model is written')
    .option('--fane <files...>', 'NewsFANE and WikiFANE: names, and the clitics و ف and pronouns')
    .option('--morphology <folder>', 'the sheets of CamelMorph MSA')
    .option(
      '--check <files...>',
      'gold that is not learned from: its figures go into the header of the model',
    )
    .option('--source <lines...>', 'where the data come from and their licences, for the header')
    .option('--licence <text>', 'the licence of the model, for the header', 'not stated')
    .option('--model-version <text>', 'for the header', '1.0.0')
    .action(async (flags: Flags) => {
      done(await train(flags));
    });
}

async function train(flags: Flags): Promise<ExitCode> {
  // Loaded when it is needed: every other command starts without it.
  const { trainSegmenter } = await import('../learn/segmenter/train.js');
  const files = [...flags.news, ...(flags.fane ?? []), ...(flags.morphology ? [flags.morphology] : [])];
  if (!areThere(files)) return EXIT.usersMistake;
  const read = (file: string): { file: string; sentences: ReturnType<typeof readGold>['sentences'] } => {
    const { sentences, problems } = readGold(file);
    for (const { line, message, advice } of problems) say(`${file}:${line}: ${message}. ${advice}`);
    return { file, sentences };
  };
  try {
    const bytes = await trainSegmenter(
      {
        gold: flags.gold.map(read),
        check: (flags.check ?? []).map(read),
        news: flags.news,
        fane: flags.fane ?? [],
        morphology: flags.morphology,
        sources: flags.source ?? [],
        licence: flags.licence,
        version: flags.modelVersion,
        command: commandOf(flags),
      },
      say,
    );
    writeTrainedModel('segment', flags.output, bytes);
    return EXIT.complete;
  } catch (cause) {
    if (!(cause instanceof GoldError)) throw cause;
    say(`qawl: ${cause.message}`);
    return EXIT.usersMistake;
  }
}

/** The command without the folders of the machine that it ran on. */
function commandOf(flags: Flags): string {
  const names = (files: readonly string[]): string => files.map((file) => path.basename(file)).join(' ');
  return [
    `qawl train segmenter --gold ${names(flags.gold)} --news ${names(flags.news)}`,
    flags.fane ? ` --fane ${names(flags.fane)}` : '',
    flags.morphology ? ` --morphology ${path.basename(flags.morphology)}` : '',
  ].join('');
}
