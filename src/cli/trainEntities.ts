import path from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_PIPELINE } from '../index.js';
import { neededStages } from '../learn/evaluate/neededStages.js';
import { GoldError } from '../learn/evaluate/readGold.js';
import { setUp } from '../run/setupError.js';
import { planOf } from './planOf.js';
import { areThere, writeTrainedModel } from './trainedModel.js';
import { EXIT, say, type ExitCode } from './terminal.js';

interface Flags {
  readonly news: readonly string[];
  readonly gazetteers: string;
  readonly output: string;
  readonly gold?: readonly string[];
  readonly anercorp?: string;
  readonly aqmar?: string;
  readonly fane?: readonly string[];
  readonly check?: readonly string[];
  readonly source?: readonly string[];
  readonly licence: string;
  readonly modelVersion: string;
}

/** `qawl train entities` */
export function trainEntitiesCommand(train: Command, done: (code: ExitCode) => void): void {
  train
    .command('entities')
    .description('persons, places, bodies and works; docs/entities.md')
    .requiredOption('--news <files...>', 'articles, {"id","title","text"} a line: .jsonl.gz')
    .requiredOption('--gazetteers <folder>', 'lists of names: dr5hn, hkiri, Wikidata')
    .requiredOption('--output <file>', 'where the model is written')
    .option('--gold <files...>', 'annotated articles of your own: .jsonl')
    .option('--anercorp <file>', 'ANERcorp, train')
    .option('--aqmar <file>', 'AQMAR, train')
    .option('--fane <files...>', 'NewsFANE and WikiFANE')
    .option(
      '--check <files...>',
      'gold that is not learned from: its figures go into the header of the model',
    )
    .option('--source <lines...>', 'where the data come from and their licences, for the header')
    .option('--licence <text>', 'the licence of the model, for the header', 'not stated')
    .option('--model-version <text>', 'for the header', '1.0.0')
    .action(async (flags: Flags) => {
      done(await trainCommand(flags));
    });
}

async function trainCommand(flags: Flags): Promise<ExitCode> {
  const files = [
    ...flags.news,
    flags.gazetteers,
    ...(flags.gold ?? []),
    ...(flags.fane ?? []),
    ...(flags.check ?? []),
    ...(flags.anercorp ? [flags.anercorp] : []),
    ...(flags.aqmar ? [flags.aqmar] : []),
  ];
  const plan = areThere(files) ? await planOf(DEFAULT_PIPELINE) : undefined;
  if (!plan) return EXIT.usersMistake;
  // Loaded when it is needed: every other command starts without it.
  const { trainEntities } = await import('../learn/entities/train.js');
  const data = await import('../learn/entities/trainingData.js');
  const { measureEntities } = await import('../learn/entities/measure.js');
  const { TAGGER_LAYERS } = await import('../learn/entities/layered.js');
  const open = await setUp(
    neededStages(
      plan,
      TAGGER_LAYERS.map(({ name }) => name),
    ),
  );
  try {
    const sets = [
      await data.ownTrainingSet(flags.news),
      ...(flags.gold ?? []).map(data.jsonlTrainingSet),
      ...(flags.anercorp ? [data.bioTrainingSet(flags.anercorp, 'anercorp', 1)] : []),
      ...(flags.aqmar ? [data.bioTrainingSet(flags.aqmar, 'aqmar', 1)] : []),
      ...(flags.fane ?? []).map((file) => data.faneTrainingSet(file, 0.5)),
    ];
    const bytes = await trainEntities(
      {
        sets,
        news: flags.news,
        gazetteers: flags.gazetteers,
        header: {
          version: flags.modelVersion,
          about:
            'Weights of the tagger of names of Qawl, and what open news and open lists say of single words and phrases.',
          madeBy: commandOf(flags),
          licence: flags.licence,
          sources: flags.source ?? [],
        },
        measure: (taggerOf) => measureEntities(flags.check ?? [], open, taggerOf),
      },
      open,
      say,
    );
    writeTrainedModel('entities', flags.output, bytes);
    return EXIT.complete;
  } catch (cause) {
    if (!(cause instanceof GoldError)) throw cause;
    say(`qawl: ${cause.message}`);
    return EXIT.usersMistake;
  }
}

/** The command without the folders of the machine that it ran on. */
function commandOf(flags: Flags): string {
  const name = (file: string): string => path.basename(file);
  const list = (flag: string, files: readonly string[] | undefined): string =>
    files ? ` ${flag} ${files.map(name).join(' ')}` : '';
  return [
    `qawl train entities --news ${flags.news.map(name).join(' ')} --gazetteers ${name(flags.gazetteers)}`,
    list('--gold', flags.gold),
    list('--anercorp', (flags.anercorp && [flags.anercorp]) || undefined),
    list('--aqmar', (flags.aqmar && [flags.aqmar]) || undefined),
    list('--fane', flags.fane),
  ].join('');
}
