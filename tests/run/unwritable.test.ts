import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

describe('an output that cannot be written', () => {
  let rig: Rig;
  beforeEach(() => {
    rig = makeRig();
    rig.write({
      'p.yaml': 'name: p\nbatch: { documents: 2 }\nstages: [language, normalize]\n',
      file: 'in the way',
    });
    for (let i = 0; i < 6; i++) rig.write({ [`corpus/${i}.txt`]: article(i) });
  });
  afterEach(() => {
    rig.remove();
  });
  const run = (...more: string[]): Promise<Ended> =>
    rig.qawl(['run', 'p.yaml', '--input', 'corpus', ...more]);

  it.each(['file', 'file/below'])('because a file is in the way: %s', async (output) => {
    const ended = await run('--output', output);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(
      /^qawl: file.* cannot be written: .*file.*; choose another folder with --output\.\n$/,
    );
    expect(rig.read('file')).toBe('in the way');
  });

  // /dev/full is the device that is always full: behind the temporary name of a part it is the full disk.
  it.each(['0', '2'])(
    'because the disk is full, with %s workers: whole parts stay, --resume goes on',
    async (workers) => {
      await run('--output', 'whole');
      await run('--limit', '2');
      const part = 'output/p/run-001/2-normalize/edits/00001.jsonl';
      symlinkSync('/dev/full', path.join(rig.folder, `${part}.tmp`));
      const ended = await run('--resume', '--workers', workers);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(
        /00001\.jsonl cannot be written: the disk is full; make room, then go on with --resume\.\n$/,
      );
      const files = Object.keys(rig.tree('output/p/run-001'));
      expect(files.filter((file) => /lock|\.tmp$|^manifest/.test(file))).toEqual([]);
      expect(files).not.toContain('2-normalize/edits/00001.jsonl');
      expect(files).not.toContain('batches/00001.json');
      const resumed = await run('--resume', '--workers', workers);
      expect(resumed.code, resumed.stderr).toBe(0);
      expect(rig.tree('output/p/run-001')).toEqual(rig.tree('whole/p/run-001'));
    },
  );

  it('stdout, because the disk is full', async () => {
    const main = ['node_modules/qawl/dist/cli/main.js', 'annotate', '--pipeline', 'p.yaml'];
    const ended = await rig.run('sh', ['-c', `"${process.execPath}" ${main.join(' ')} > /dev/full`], {
      stdin: '{"text": "قال الوزير"}\n',
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('qawl: stdout cannot be written: ENOSPC');
  });
});
