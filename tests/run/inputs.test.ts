import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '../../src/run/batchRecord.js';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

describe.concurrent('what is read', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({
      'p.yaml': 'name: p\nstages: [normalize]\n',
      'with-input.yaml': 'name: p\ninput: corpus/b\nstages: [normalize]\n',
      'corpus/README.md': 'not read',
      'corpus/.hidden.txt': 'not read',
      'nothing/notes.md': 'not read',
      'corpus/a.txt': article(1),
      'corpus/b/a.txt': article(2),
      'corpus/b/c.jsonl': Array.from({ length: 5 }, (_, i) => JSON.stringify({ text: article(i) })).join(
        '\n',
      ),
      'more/a.txt': article(3),
      'more/[1] ?.txt': article(4),
    });
  });
  afterAll(() => {
    rig.remove();
  });

  let outputs = 0;
  async function run(
    pipeline: string,
    ...args: string[]
  ): Promise<Ended & { output: string; ids: string[] }> {
    const output = `outputs/${outputs++}`;
    const ended = await rig.qawl(['run', pipeline, '--output', output, ...args]);
    const rows = `${output}/p/run-001/documents.jsonl`;
    return { ...ended, output, ids: rig.exists(rows) ? rig.rows<DocumentRow>(rows).map(({ id }) => id) : [] };
  }

  const lines = ['c.jsonl#1', 'c.jsonl#2', 'c.jsonl#3', 'c.jsonl#4', 'c.jsonl#5'];
  const inFolder = (folder: string): string[] => lines.map((name) => `${folder}/${name}`);

  it.each<[what: string, args: string[], ids: string[]]>([
    ['a folder with its sub-folders', ['--input', 'corpus'], ['a.txt', 'b/a.txt', ...inFolder('b')]],
    ['a file', ['--input', 'corpus/b/a.txt'], ['a.txt']],
    ['several', ['--input', 'corpus/a.txt', 'more'], ['[1] ?.txt', 'a.txt', 'a.txt~2']],
    ['the same twice, once', ['--input', 'corpus/a.txt', './corpus/a.txt'], ['a.txt']],
    ['a glob', ['--input', '{corpus,more}/*.txt'], ['corpus/a.txt', 'more/[1] ?.txt', 'more/a.txt']],
    ['a file whose name looks like a glob', ['--input', 'more/[1] ?.txt'], ['[1] ?.txt']],
    [
      'at most so many documents',
      ['--input', 'corpus', '--limit', '4'],
      ['a.txt', 'b/a.txt', ...inFolder('b').slice(0, 2)],
    ],
  ])('%s', async (_what, args, ids) => {
    const ended = await run('p.yaml', ...args);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.ids).toEqual(ids);
  });

  it('what the pipeline file says, from its own folder', async () => {
    rig.write({ 'deep/p.yaml': rig.read('with-input.yaml').replace('corpus/b', '../corpus/b') });
    expect((await run('deep/p.yaml')).ids).toEqual(['a.txt', ...lines]);
  });

  it('more after --limit with --resume', async () => {
    const { output } = await run('p.yaml', '--input', 'corpus', '--limit', '2');
    const ended = await rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--output', output, '--resume']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(rig.rows(`${output}/p/run-001/documents.jsonl`).length).toBe(7);
  });

  it('not the runs of Qawl itself, where the output lies in the input', async () => {
    rig.write({ 'all/a.txt': article(1) });
    expect((await rig.qawl(['run', 'p.yaml', '--input', 'all', '--output', 'all/output'])).code).toBe(0);
    const again = await rig.qawl(['run', 'p.yaml', '--input', 'all', '--output', 'all/output']);
    expect(again.stderr).toContain('1 documents in');
  });

  it.each<[what: string, args: string[], message: string | RegExp]>([
    ['no input', ['p.yaml'], 'qawl: nothing to read: give --input, or "input" in p.yaml.\n'],
    ['an input that is not there', ['p.yaml', '--input', 'nowhere'], /^nowhere error no-such-input: /],
    ['a glob that nothing fits', ['p.yaml', '--input', '*.xyz'], /^\*\.xyz error no-such-input: /],
    [
      'an extension that is not known',
      ['p.yaml', '--input', 'corpus/README.md'],
      /^corpus\/README.md error unknown-format: /,
    ],
    [
      'a folder without a text',
      ['p.yaml', '--input', 'nothing'],
      /^qawl: no file to read in nothing\. Qawl reads \.txt /,
    ],
  ])('%s is a mistake, said once', async (_what, args, message) => {
    const ended = await run(args[0]!, ...args.slice(1));
    expect(ended).toMatchObject({ code: 2, stdout: '', ids: [] });
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr.trim().split('\n').length).toBe(1);
    expect(rig.exists(ended.output)).toBe(false);
  });

  it('the rest, where one of several inputs is not there: exit code 1', async () => {
    const ended = await run('p.yaml', '--input', 'corpus/a.txt', 'nowhere');
    expect(ended).toMatchObject({ code: 1, ids: ['a.txt'] });
  });
});
