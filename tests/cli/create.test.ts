import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, makeRig, type Rig } from '../support/rig.js';

describe('create stage', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({ 'taken/file': '', file: '' });
  });
  afterAll(() => {
    rig.remove();
  });

  it('writes a stage whose test passes and that a pipeline can use', async () => {
    const created = await rig.qawl(['create', 'stage', 'hash-tags']);
    expect(created).toMatchObject({ code: 0, stdout: '' });
    expect(Object.keys(rig.tree('hash-tags'))).toEqual([
      'cases/first/expected.json',
      'cases/first/input.txt',
      'package.json',
      'pipeline.yaml',
      'stage.js',
      'stage.test.js',
    ]);
    const tested = await rig.run(process.execPath, [
      '--test',
      path.join(rig.folder, 'hash-tags/stage.test.js'),
    ]);
    expect(tested.code, tested.stdout).toBe(0);
    expect(tested.stdout).toMatch(/pass 1$/m);
    rig.write({
      'p.yaml': 'name: p\nstages: [normalize, tokenize, ./hash-tags/stage.js]\n',
      'corpus/a.txt': `${article(1)}#بيروت\n`,
    });
    const ran = await rig.qawl(['run', 'p.yaml', '--input', 'corpus']);
    expect(ran.code, ran.stderr).toBe(0);
    expect(rig.rows('output/p/run-001/3-hash-tags/hash-tags/00000.jsonl')).toMatchObject([
      { rows: 1, tag: ['بيروت'] },
    ]);
  });

  it('refuses a name that cannot be used or is taken, and writes nothing', async () => {
    const refused = [
      ['stage', 'Big'],
      ['stage', '../up'],
      ['stage', 'taken'],
      ['stage', 'file'],
      ['stage', 'tokenize'],
      ['stage', 'tokens'],
      ['thing', 'x'],
    ];
    const before = rig.tree('.');
    const all = await Promise.all(refused.map((args) => rig.qawl(['create', ...args])));
    all.forEach((ended, i) => {
      expect(ended, refused[i]!.join(' ')).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^qawl: .*\.\n$/);
    });
    expect(rig.tree('.')).toEqual(before);
  });
});
