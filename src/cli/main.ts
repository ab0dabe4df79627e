#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { QAWL_VERSION } from '../pipeline/version.js';
import { OutputError } from '../run/outputError.js';
import { SetupError } from '../run/setupError.js';
import { annotateCommand } from './annotate.js';
import { checkCommand } from './check.js';
import { createCommand } from './create.js';
import { evaluateCommand } from './evaluate.js';
import { inspectCommand } from './inspect.js';
import { runCommand } from './run.js';
import { endWithReader, EXIT, say, type ExitCode } from './terminal.js';
import { trainCommand } from './train.js';

async function main(argv: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.complete;
  const done = (code: ExitCode): void => {
    exit = code;
  };
  const program = new Command('qawl')
    .description('Reads Arabic news in bulk and answers: who is named here, and who said what.')
    .version(QAWL_VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: (text) => say(text.trimEnd()) });
  for (const add of [
    runCommand,
    checkCommand,
    annotateCommand,
    inspectCommand,
    createCommand,
    evaluateCommand,
    trainCommand,
  ])
    add(program, done);
  program.addHelpText(
    'after',
    '\nExit codes: 0 complete, 1 finished with failed documents, 2 a mistake in pipeline, input or arguments,\n' +
      '3 a mistake of ours, 130 interrupted.',
  );
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.complete : EXIT.usersMistake;
  if (error instanceof OutputError || error instanceof SetupError) {
    say(`qawl: ${error.message}.`);
    return EXIT.usersMistake;
  }
  say(
    `qawl: this is a mistake of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  say('Please report it with the command and the lines above.');
  return EXIT.ourMistake;
}

endWithReader();
// What a stage throws from a timer lands here: Node would end with 1, which means a finished run.
process.on('uncaughtException', (error) => process.exit(explain(error)));
process.exitCode = await main(process.argv.slice(2));
