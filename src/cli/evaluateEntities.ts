import { InvalidArgumentError, type Command } from 'commander';
import { DEFAULT_PIPELINE } from '../index.js';
import { ourEntities, scoreEntities } from '../learn/evaluate/entities.js';
import { readEntityGold } from '../learn/evaluate/entityGold.js';
import { entityJson, entityReport, type AboutEntities } from '../learn/evaluate/entityReport.js';
import { Entities, ENTITY_TYPES } from '../model/layers.js';
import { visible } from '../text/visible.js';
import { asJson, comparePipeline, goldOf } from './comparePipeline.js';
import { EXIT, say, type ExitCode } from './terminal.js';
import { wholeNumber } from './wholeNumber.js';

interface Flags {
  readonly gold: string;
  readonly pipeline: string;
  readonly types?: readonly string[];
  readonly sentencesADocument: number;
  readonly errors: number;
  readonly byDocument?: true;
  readonly json?: true;
}

/** What is compared where `--types` does not say. */
const NAMED = ['PER', 'LOC', 'ORG', 'MISC'];

/** `qawl evaluate entities --gold FILE` */
export function evaluateEntitiesCommand(evaluate: Command, done: (code: ExitCode) => void): void {
  evaluate
    .command('entities')
    .description('named entities: F1 by the definition of CoNLL, kinds of errors, calibration')
    .requiredOption(
      '--gold <file>',
      'the gold: spans (.jsonl), or tokens with BIO (.bio, .conll, .tsv, .txt)',
    )
    .option(
      '--pipeline <file>',
      'a pipeline file; the stages that the figures need are run',
      DEFAULT_PIPELINE,
    )
    .option('--types <list>', `what is compared (default: those of ${NAMED.join(',')} in the gold)`, typeList)
    .option('--sentences-a-document <n>', 'how BIO is cut into documents', wholeNumber(1), 20)
    .option('--errors <n>', 'list the most frequent errors of each kind', wholeNumber(0), 0)
    .option('--by-document', 'list the figures of each document')
    .option('--json', 'print the figures as JSON')
    .action(async (flags: Flags) => {
      done(await evaluateEntities(flags));
    });
}

function typeList(value: string): string[] {
  const types = [...new Set(value.split(',').map((type) => type.trim()))];
  const known: readonly string[] = ENTITY_TYPES;
  if (types.every((type) => known.includes(type))) return types;
  throw new InvalidArgumentError(`It must be types with commas between them: ${known.join(',')}.`);
}

async function evaluateEntities(flags: Flags): Promise<ExitCode> {
  const gold = goldOf(flags.gold, () => readEntityGold(flags.gold, flags.sentencesADocument));
  if (!gold) return EXIT.usersMistake;
  const counts = new Map<string, number>();
  for (const { entities } of gold.documents) {
    for (const { type } of entities) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const types = flags.types ?? NAMED.filter((type) => counts.has(type));
  if (!types.some((type) => counts.has(type))) {
    const wanted = (flags.types ?? NAMED).join(', ');
    const has = counts.size === 0 ? 'none at all' : [...counts.keys()].join(', ');
    say(visible(`qawl: ${flags.gold} has no entity of the types ${wanted}; it has ${has}.`));
    return EXIT.usersMistake;
  }
  const about: AboutEntities = {
    gold: flags.gold,
    pipeline: flags.pipeline,
    documents: gold.documents.length,
    notAnnotated: gold.notAnnotated,
    leftOut: gold.problems.length,
    unit: gold.documents.some(({ tokenStarts }) => tokenStarts.length > 0) ? 'tokens' : 'characters',
    types,
    ignored: new Map([...counts].filter(([type]) => !types.includes(type)).sort((a, b) => b[1] - a[1])),
  };
  const { add, figures } = scoreEntities(types);
  const details = { errors: flags.errors, byDocument: flags.byDocument === true };
  return comparePipeline(flags.pipeline, {
    layers: [Entities],
    documents: gold.documents,
    add: (document, ours) => add(document, ourEntities(ours)),
    print: () =>
      flags.json ? asJson(entityJson(about, figures(), details)) : entityReport(about, figures(), details),
  });
}
