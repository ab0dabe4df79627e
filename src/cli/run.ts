import { InvalidArgumentError, type Command } from 'commander';
import { EXTENSIONS } from '../run/inputs.js';
import { runPipeline, type RunOutcome } from '../run/run.js';
import { planOf } from './planOf.js';
import { progressOf } from './progress.js';
import { summaryOf } from './summary.js';
import { EXIT, say, type ExitCode } from './terminal.js';

interface Flags {
  readonly input?: string[];
  readonly output: string;
  readonly workers?: number;
  readonly resume?: boolean;
  readonly limit?: number;
}

/** `qawl run PIPELINE` */
export function runCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('run')
    .description('run a pipeline over a corpus, in batches, into a run folder')
    .argument('<pipeline>', 'a pipeline file (YAML)')
    .option(
      '--input <path...>',
      `files, folders or globs (${EXTENSIONS}); default: "input" of the pipeline file`,
    )
    .option('--output <dir>', 'the folder of all runs; the run is <dir>/<pipeline>/run-NNN', 'output')
    .option(
      '--workers <n>',
      'worker threads; 0: none. Default: one a core, 0 for a small input',
      wholeNumber(0, 256),
    )
    .option('--resume', 'go on with the newest run of the pipeline: do only what is missing or changed')
    .option('--limit <n>', 'read so many documents at most', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .action(async (file: string, flags: Flags) => {
      done(await run(file, flags));
    });
}

async function run(file: string, flags: Flags): Promise<ExitCode> {
  const plan = await planOf(file);
  if (!plan) return EXIT.usersMistake;
  const inputs = flags.input ?? (plan.input === undefined ? undefined : [plan.input]);
  if (!inputs) {
    say(`qawl: nothing to read: give --input, or "input" in ${file}.`);
    return EXIT.usersMistake;
  }
  const interrupt = listenForInterrupt();
  const progress = progressOf();
  let outcome: RunOutcome;
  try {
    outcome = await runPipeline(plan, {
      inputs,
      output: flags.output,
      workers: flags.workers,
      resume: flags.resume ?? false,
      limit: flags.limit,
      signal: interrupt.signal,
      onEvent: progress.show,
    });
  } finally {
    progress.end();
    interrupt.stop();
  }
  if (outcome.state === 'no-documents') {
    if (outcome.diagnostics.length === 0)
      say(`qawl: no file to read in ${inputs.join(', ')}. Qawl reads ${EXTENSIONS}.`);
    return EXIT.usersMistake;
  }
  for (const line of summaryOf(plan, outcome)) say(line);
  if (outcome.state === 'interrupted') return EXIT.interrupted;
  const { failed, errors } = outcome.totals;
  return failed > 0 || errors > 0 ? EXIT.documentsFailed : EXIT.complete;
}

/** The first Ctrl-C ends the run after the batches in work; a second one ends it at once. */
function listenForInterrupt(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    say('\nqawl: ending after the batches in work; Ctrl-C again ends at once. Both can be resumed.');
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    stop: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}

function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const parsed = Number(value);
    if (!/^\d+$/.test(value) || parsed < least || parsed > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least}.`);
    }
    return parsed;
  };
}
