import type { Command } from 'commander';
import { planOf } from './planOf.js';
import { EXIT, give, say, type ExitCode } from './terminal.js';

/** `qawl check PIPELINE` */
export function checkCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('find every problem of a pipeline file at once, and print its stages with all options')
    .argument('<pipeline>', 'a pipeline file (YAML)')
    .action(async (file: string) => {
      const plan = await planOf(file);
      if (!plan) {
        done(EXIT.usersMistake);
        return;
      }
      const stages = [...plan.documentStages, ...plan.corpusStages].map(
        ({ stage, origin, options, folder }) => ({
          folder,
          name: stage.name,
          version: stage.version,
          about: stage.about,
          from: origin.kind === 'built-in' ? origin.kind : origin.path,
          over: stage.over,
          needs: stage.needs.map(({ name }) => name),
          gives: stage.gives.map(({ name }) => name),
          options,
        }),
      );
      const { name, input, batch } = plan;
      await give(`${JSON.stringify({ name, input: input ?? null, batch, stages }, null, 2)}\n`);
      say(`qawl: ${file} is well: ${stages.map((stage) => stage.name).join(' → ')}`);
    });
}
