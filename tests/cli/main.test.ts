import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRig, PROJECT, type Rig } from '../support/rig.js';

describe.concurrent('qawl', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
  });
  afterAll(() => {
    rig.remove();
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await rig.qawl(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('has help for itself and for every command that it lists', async () => {
    const help = await rig.qawl(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Exit codes: 0 complete');
    const commands = [...help.stdout.matchAll(/^ {2}([a-z]+) .*/gm)]
      .map(([, name]) => name!)
      .filter((name) => name !== 'help');
    expect(commands).toEqual(expect.arrayContaining(['run', 'check', 'annotate', 'inspect', 'create']));
    const helps = await Promise.all(commands.map((command) => rig.qawl([command, '--help'])));
    helps.forEach((one, i) => {
      expect(one, commands[i]).toMatchObject({ code: 0, stderr: '' });
      expect(one.stdout).toContain(`Usage: qawl ${commands[i]}`);
    });
  });

  it.each([
    { args: [], says: 'Usage: qawl' },
    { args: ['inspekt'], says: 'Did you mean inspect?' },
    { args: ['run'], says: "missing required argument 'pipeline'" },
    { args: ['run', 'p.yaml', '--bogus'], says: "unknown option '--bogus'" },
    { args: ['run', 'p.yaml', '--workers', '-1'], says: 'Give a whole number from 0.' },
    { args: ['run', 'p.yaml', '--limit', '0'], says: 'Give a whole number from 1.' },
  ])('ends with 2 and a word on $args', async ({ args, says }) => {
    const ended = await rig.qawl(args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(says);
  });
});
