import { afterEach, describe, expect, it } from 'vitest';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

/** Slow enough to be killed between two documents, and it writes what its option says. */
const SLOW = `import { defineLayer, defineStage, number } from 'qawl';
const Slow = defineLayer({ name: 'slow', about: 'Units.', columns: { units: number('units of the text') } });
export default defineStage({
  name: 'slow', version: '1.0.0', about: 'Counts units, slowly.', needs: [], gives: [Slow],
  open: () => async (doc, out) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    out.add(Slow, { start: 0, end: doc.text.length, units: doc.text.length });
  },
});
`;
const PIPELINE = `name: p
batch: { documents: 3 }
stages: [language, normalize, tokenize, segment, ./slow.js, keywords]
`;
const RUN = 'output/p/run-001';

/** Many processes in a test: on a busy machine each takes its time. */
const SLOWLY = { timeout: 240_000 };

let rig: Rig;
afterEach(() => {
  rig.remove();
});

function setUp(articles = 30): void {
  rig = makeRig();
  rig.write({ 'p.yaml': PIPELINE, 'slow.js': SLOW });
  for (let i = 0; i < articles; i++) rig.write({ [`corpus/${String(i).padStart(2, '0')}.txt`]: article(i) });
}

function run(output: string, ...more: string[]): Promise<Ended> {
  return rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--output', output, '--workers', '0', ...more]);
}

async function freshTree(): Promise<Record<string, string>> {
  const { code, stderr } = await run('fresh');
  expect(code, stderr).toBe(0);
  const tree = rig.tree('fresh/p/run-001');
  await rig.run('rm', ['-r', 'fresh']);
  return tree;
}

async function resumedTree(output = 'output'): Promise<Record<string, string>> {
  const { code, stderr } = await run(output, '--resume');
  expect(code, stderr).toBe(0);
  expect(rig.exists(`${output}/p/run-002`)).toBe(false);
  return rig.tree(`${output}/p/run-001`);
}

describe('a run that was killed', SLOWLY, () => {
  const moments = [
    { when: 'before the first part', file: 'lock.json', workers: '0' },
    { when: 'after the first record', file: 'batches/00000.json', workers: '2' },
    { when: 'among the parts of a batch', file: '3-tokenize/tokens/00004.jsonl', workers: '0' },
    { when: 'while the corpus stage works', file: '6-keywords', workers: '0' },
  ];

  it('goes on with --resume to the bytes of an undisturbed run', async () => {
    setUp();
    const undisturbed = await freshTree();
    const disturbed = moments.map(async ({ when, file, workers }, i) => {
      const output = `output-${i}`;
      const kill = { signal: 'SIGKILL' as const, when: () => rig.exists(`${output}/p/run-001/${file}`) };
      const args = ['run', 'p.yaml', '--input', 'corpus', '--output', output, '--workers', workers];
      const killed = await rig.qawl(args, { kill });
      expect(killed.signal, when).toBe('SIGKILL');
      expect(await resumedTree(output), when).toEqual(undisturbed);
    });
    await Promise.all(disturbed);
  });

  it('does again only what is missing', async () => {
    setUp();
    const kill = { signal: 'SIGKILL' as const, when: () => rig.exists(`${RUN}/batches/00003.json`) };
    await rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--workers', '0'], { kill });
    const done = Object.keys(rig.tree(`${RUN}/batches`)).length;
    const { stderr } = await run('output', '--resume');
    expect(stderr).toContain(`${done} of 10 batches were done before and kept.`);
    const again = await run('output', '--resume');
    expect(again.stderr).toContain('10 of 10 batches were done before and kept.');
  });
});

describe('a run that is interrupted', SLOWLY, () => {
  it('ends cleanly and can be resumed', async () => {
    setUp();
    const undisturbed = await freshTree();
    const kill = { signal: 'SIGINT' as const, when: () => rig.exists(`${RUN}/batches/00001.json`) };
    const ended = await rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--workers', '2'], { kill });
    expect(ended).toMatchObject({ code: 130, signal: null, stdout: '' });
    expect(ended.stderr).toContain('Go on with the same command and --resume.');
    const tree = rig.tree(RUN);
    expect(JSON.parse(rig.read(`${RUN}/timing.json`))).toMatchObject({ interrupted: true });
    const files = Object.keys(tree).filter((file) => !file.startsWith('batches/'));
    const recorded = Object.keys(tree)
      .filter((file) => file.startsWith('batches/'))
      .flatMap((file) =>
        Object.entries(rig.rows<{ files: Record<string, { sha256: string }> }>(`${RUN}/${file}`)[0]!.files),
      );
    expect(Object.fromEntries(recorded.map(([file, { sha256 }]) => [file, sha256]))).toEqual(
      Object.fromEntries(files.map((file) => [file, tree[file]])),
    );
    expect(recorded.length).toBeLessThan(70);
    expect(await resumedTree()).toEqual(undisturbed);
  });

  it('is unfinished for readers, also where it was finished before', async () => {
    setUp();
    expect((await run('output')).code).toBe(0);
    rig.write({ 'slow.js': SLOW.replace('10)', '11)') });
    const kill = { signal: 'SIGINT' as const, when: () => !rig.exists(`${RUN}/manifest.json`) };
    const ended = await rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--workers', '0', '--resume'], {
      kill,
    });
    expect(ended.code).toBe(130);
    const inspected = await rig.qawl(['inspect', RUN]);
    expect(inspected.code).toBe(2);
    expect(inspected.stderr).toContain('no finished run');
    expect(await resumedTree()).toEqual(await freshTree());
  });
});

describe('after a change, --resume gives the bytes of a fresh run', SLOWLY, () => {
  const changes: [what: string, change: () => unknown, kept: number][] = [
    ['nothing', () => undefined, 4],
    [
      'an option of the corpus stage',
      () => rig.write({ 'p.yaml': PIPELINE.replace('keywords', '{ keywords: { top: 2 } }') }),
      4,
    ],
    [
      'an option',
      () => rig.write({ 'p.yaml': PIPELINE.replace('normalize,', '{ normalize: { profile: search } },') }),
      0,
    ],
    [
      'the code of a stage',
      () => rig.write({ 'slow.js': SLOW.replace('units: doc.text.length', 'units: 1') }),
      0,
    ],
    [
      'the layer that a stage gives',
      () =>
        rig.write({ 'slow.js': SLOW.replace("name: 'slow', about: 'Units", "name: 'units', about: 'Units") }),
      0,
    ],
    ['a text', () => rig.write({ 'corpus/04.txt': article(1000) }), 3],
    ['fewer texts', () => rig.run('rm', ['corpus/09.txt', 'corpus/10.txt', 'corpus/11.txt']), 3],
    [
      'the size of batches',
      () => rig.write({ 'p.yaml': PIPELINE.replace('documents: 3', 'documents: 5') }),
      0,
    ],
    [
      'a stage less',
      () => rig.write({ 'p.yaml': 'name: p\nbatch: { documents: 5 }\nstages: [normalize, ./slow.js]\n' }),
      0,
    ],
  ];

  it('whatever changed', async () => {
    setUp(12);
    expect((await run('output')).code).toBe(0);
    for (const [what, change, kept] of changes) {
      await change();
      const [{ stderr, code }, fresh] = await Promise.all([run('output', '--resume'), freshTree()]);
      expect(code, `${what}: ${stderr}`).toBe(0);
      expect(Number(/(\d+) of \d+ batches were done before/.exec(stderr)?.[1] ?? 0), what).toBe(kept);
      expect(rig.tree(RUN), what).toEqual(fresh);
    }
  });

  it('also where the change was broken off among the parts of a batch', async () => {
    setUp(6);
    const option = (units: number): void => {
      rig.write({ 'slow.js': SLOW.replace('units: doc.text.length', `units: ${units}`) });
    };
    option(1);
    expect((await run('output')).code).toBe(0);
    const first = rig.tree(RUN);
    option(2);
    // The device that is always full stands where the record goes: the parts are new, and of the old size.
    await rig.run('ln', ['-s', '/dev/full', `${RUN}/batches/00000.json.tmp`]);
    const broken = await run('output', '--resume');
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain('the disk is full; make room, then go on with --resume');
    expect(rig.exists(`${RUN}/lock.json`)).toBe(false);
    option(1);
    expect(await resumedTree()).toEqual(first);
  });
});

describe('two runs at once', SLOWLY, () => {
  it('go into folders of their own', async () => {
    setUp(9);
    const both = await Promise.all([run('output'), run('output')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(rig.tree('output/p/run-002')).toEqual(rig.tree(RUN));
    expect(rig.exists('output/p/run-003')).toBe(false);
  });

  it('do not resume the same run: the second is refused', async () => {
    setUp();
    const kill = { signal: 'SIGINT' as const, when: () => rig.exists(`${RUN}/batches/00000.json`) };
    await rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--workers', '0'], { kill });
    const [one, other] = await Promise.all([run('output', '--resume'), run('output', '--resume')]);
    const [winner, loser] = one.code === 0 ? [one, other] : [other, one];
    expect(winner.code, winner.stderr).toBe(0);
    expect(loser.code).toBe(2);
    expect(loser.stderr).toMatch(/is being written by process \d+ on .*; wait for it, or stop it\.\n$/);
    expect(loser.stderr.split('\n').filter((line) => line !== '').length).toBe(1);
    expect(rig.exists(`${RUN}/lock.json`)).toBe(false);
    expect(rig.tree(RUN)).toEqual(await freshTree());
  });

  it('take over the lock of a process that is gone, and not of one on another machine', async () => {
    setUp(3);
    expect((await run('output')).code).toBe(0);
    const gone = await rig.run('sh', ['-c', 'echo $$']);
    const lock = (host: string): void => {
      rig.write({ [`${RUN}/lock.json`]: JSON.stringify({ pid: Number(gone.stdout), host }) });
    };
    lock((await rig.run('hostname', [])).stdout.trim());
    expect((await run('output', '--resume')).code).toBe(0);
    rig.write({ [`${RUN}/lock.json`]: '' });
    expect((await run('output', '--resume')).code, 'half a lock').toBe(0);
    lock('another-machine');
    const refused = await run('output', '--resume');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'on another-machine; wait for it, or stop it; if that process is gone, remove',
    );
    expect(refused.stderr).toContain(`${RUN}/lock.json`);
  });
});
