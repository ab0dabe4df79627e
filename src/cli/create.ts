import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { isName } from '../model/name.js';
import { guardOutput } from '../run/outputError.js';
import { builtInStages } from '../stages/index.js';
import { stageTemplate } from './stageTemplate.js';
import { EXIT, say, type ExitCode } from './terminal.js';

/** `qawl create stage NAME` */
export function createCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('create')
    .description('write a new stage with its test and a first case, ready to edit')
    .argument('<what>', 'stage')
    .argument('<name>', 'lower-case letters, digits and hyphens; becomes a folder here')
    .action((what: string, name: string) => {
      done(create(what, name));
    });
}

function create(what: string, name: string): ExitCode {
  const mistake =
    what !== 'stage'
      ? `there is nothing to create but a stage, not "${what}".`
      : !isName(name)
        ? `a stage cannot be named ${JSON.stringify(name)}: use lower-case letters, digits and hyphens.`
        : isTaken(name)
          ? `there is a built-in stage or layer "${name}"; take another name.`
          : existsSync(name)
            ? `there is a file or folder "${name}" here already.`
            : undefined;
  if (mistake !== undefined) {
    say(`qawl: ${mistake}`);
    return EXIT.usersMistake;
  }
  for (const [file, text] of Object.entries(stageTemplate(name))) {
    const target = path.join(name, file);
    guardOutput(target, () => {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    });
    say(`wrote ${target}`);
  }
  say(`\nTry it:   node --test ${name}/*.test.js`);
  say(
    `Use it:   add the line "- ./${name}/stage.js" to a pipeline file that stands beside the folder ${name}.`,
  );
  return EXIT.complete;
}

/** The stage gives a layer of its own name, so that must be free too. */
function isTaken(name: string): boolean {
  return [...builtInStages.values()].some(
    (stage) => stage.name === name || stage.gives.some((layer) => layer.name === name),
  );
}
