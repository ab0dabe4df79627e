import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPlan } from '../../src/pipeline/openPlan.js';
import { loadPlan, type Plan } from '../../src/pipeline/plan.js';
import { formatProblem } from '../../src/pipeline/problem.js';
import { folderWith, stageFile } from '../support/userStages.js';

/** Loads a pipeline that has no problems. */
async function planOf(lines: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Plan> {
  const folder = folderWith({ ...files, 'pipeline.yaml': lines.join('\n') });
  const planned = await loadPlan(path.join(folder, 'pipeline.yaml'));
  if (!planned.ok) throw new Error(planned.problems.map(formatProblem).join('\n'));
  return planned.plan;
}

async function fingerprintOf(stages: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await planOf(['name: a', `stages: ${stages}`], files)).fingerprint;
}

describe('a plan', () => {
  it('has the stages in order, with options filled in, in folders of their own', async () => {
    const plan = await planOf(
      [
        'name: a',
        'stages:',
        '  - normalize: { profile: search }',
        '  - ./tags.js',
        '  - language',
        '  - ./counts.js',
      ],
      {
        'tags.js': stageFile(),
        'counts.js': stageFile({ over: "'corpus'", name: "'counts'", gives: '[]', tables: '[]' }),
      },
    );
    expect(plan.name).toBe('a');
    expect(plan.documentStages.map(({ folder, options, origin }) => [folder, options, origin.kind])).toEqual([
      ['1-normalize', { profile: 'search', without: [], rules: [] }, 'built-in'],
      ['2-tags', {}, 'file'],
      ['3-language', { arabicShare: 0.4 }, 'built-in'],
    ]);
    expect(plan.corpusStages.map(({ folder }) => folder)).toEqual(['4-counts']);
  });

  it('reads paths from the folder of the file', async () => {
    const plan = await planOf(['name: a', 'input: ../articles/*.txt', 'stages: [ ./deep/tags.js ]'], {
      'deep/tags.js': stageFile(),
    });
    const folder = path.dirname(plan.file);
    expect(plan.input).toBe(path.join(folder, '../articles/*.txt'));
    expect(plan.documentStages[0]!.origin).toMatchObject({
      kind: 'file',
      path: path.join(folder, 'deep/tags.js'),
    });
    expect((await planOf(['name: a', 'stages: [normalize]'])).input).toBeUndefined();
  });

  it('cuts batches as the file says', async () => {
    const stages = 'stages: [normalize]';
    expect((await planOf(['name: a', stages])).batch).toEqual({ documents: 500, kilobytes: 1024 });
    expect((await planOf(['name: a', 'batch: { documents: 3 }', stages])).batch).toEqual({
      documents: 3,
      kilobytes: 1024,
    });
    expect((await planOf(['name: a', 'batch: { kilobytes: 1, documents: 1000000 }', stages])).batch).toEqual({
      documents: 1_000_000,
      kilobytes: 1,
    });
  });
});

describe('a stage of a package', () => {
  const at = (name: string, manifest: object, entry = 'stage.js'): Record<string, string> => ({
    [`node_modules/${name}/package.json`]: JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      ...manifest,
    }),
    [`node_modules/${name}/${entry}`]: stageFile(),
  });

  it.each([
    ['by its main entry', 'qawl-tags', at('qawl-tags', { main: './stage.js' })],
    ['by its exports', 'qawl-tags', at('qawl-tags', { exports: './stage.js' })],
    [
      'that exports itself under import alone',
      'qawl-tags',
      at('qawl-tags', { exports: { import: './stage.js' } }),
    ],
    [
      'that exports itself under "." and import alone',
      'qawl-tags',
      at('qawl-tags', { exports: { '.': { types: './stage.d.ts', import: './stage.js' } } }),
    ],
    [
      'whose import is a choice of conditions',
      'qawl-tags',
      at('qawl-tags', { exports: { '.': { import: { types: './stage.d.ts', default: './stage.js' } } } }),
    ],
    ['with a scope', '@press/tags', at('@press/tags', { exports: { import: './stage.js' } })],
    ['by a path in it', 'qawl-tags/stage.js', at('qawl-tags', {})],
  ])('is found %s', async (_how, use, files) => {
    const plan = await planOf(['name: a', `stages: [ "${use}" ]`], files);
    const [stage] = plan.documentStages;
    expect(stage!.stage.name).toBe('tags');
    expect(stage!.origin).toMatchObject({
      kind: 'package',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('is found in a folder above', async () => {
    const folder = folderWith({
      ...at('qawl-tags', { exports: { import: './stage.js' } }),
      'deep/er/pipeline.yaml': 'name: a\nstages: [qawl-tags]\n',
    });
    const planned = await loadPlan(path.join(folder, 'deep/er/pipeline.yaml'));
    expect(planned.ok).toBe(true);
  });
});

describe('the fingerprint', () => {
  it('is the same for the same pipeline, whatever its name, input and batches', async () => {
    const before = await fingerprintOf('[normalize, tokenize]');
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(await fingerprintOf('[normalize, tokenize]')).toBe(before);
    const other = ['name: other', 'input: there', 'batch: { documents: 7 }', 'stages: [normalize, tokenize]'];
    expect((await planOf(other)).fingerprint).toBe(before);
  });

  it('is the same where a default is written out', async () => {
    expect(await fingerprintOf('[ { normalize: { profile: light } } ]')).toBe(
      await fingerprintOf('[normalize]'),
    );
  });

  it('changes with an option', async () => {
    expect(await fingerprintOf('[ { normalize: { profile: search } } ]')).not.toBe(
      await fingerprintOf('[normalize]'),
    );
  });

  it('changes with the order of stages', async () => {
    expect(await fingerprintOf('[normalize, language]')).not.toBe(
      await fingerprintOf('[language, normalize]'),
    );
  });

  it('changes with the version of a stage', async () => {
    const of = (version: string) =>
      fingerprintOf('[ ./tags.js ]', { 'tags.js': stageFile({ version: `'${version}'` }) });
    expect(await of('1.0.0')).toBe(await of('1.0.0'));
    expect(await of('1.0.0')).not.toBe(await of('1.0.1'));
  });

  it("changes with the code of a user's stage", async () => {
    const of = (open: string) => fingerprintOf('[ ./tags.js ]', { 'tags.js': stageFile({ open }) });
    expect(await of('() => () => {}')).not.toBe(await of('() => () => { /* now better */ }'));
  });

  it('changes with the content of a resource', async () => {
    const resources =
      "{ words: { name: 'words', files: [new URL('./words.tsv', import.meta.url)], parse: (bytes) => bytes.length } }";
    const of = (words: string) =>
      fingerprintOf('[ ./tags.js ]', { 'tags.js': stageFile({ resources }), 'words.tsv': words });
    expect(await of('قال\n')).toBe(await of('قال\n'));
    expect(await of('قال\n')).not.toBe(await of('نفى\n'));
  });

  it('does not change with the order in which options are written', async () => {
    // A schema that keeps the order, and nested options.
    const options = "{ '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) } }";
    const of = (written: string) =>
      fingerprintOf(`[ { ./tags.js: ${written} } ]`, { 'tags.js': stageFile({ options }) });
    const one = await of('{ size: 1, list: { b: [1, 2], a: x } }');
    expect(await of('{ list: { a: x, b: [1, 2] }, size: 1 }')).toBe(one);
    expect(await of('{ list: { a: x, b: [2, 1] }, size: 1 }')).not.toBe(one);
  });

  it('does not change with a corpus stage, which has no part in the batches', async () => {
    const files = {
      'counts.js': stageFile({ over: "'corpus'", name: "'counts'", gives: '[]', tables: '[]' }),
    };
    expect(await fingerprintOf('[ normalize, ./counts.js ]', files)).toBe(await fingerprintOf('[normalize]'));
  });
});

describe('an open plan', () => {
  const LAYER = (name: string): string => `{ name: '${name}', about: 'x', columns: {}, showText: false }`;
  const source = { id: 'a', text: 'قال الوزير', meta: {} };

  async function annotate(stages: Readonly<Record<string, string>>) {
    const plan = await planOf(
      ['name: a', 'stages:', ...Object.keys(stages).map((name) => `  - ./${name}`)],
      stages,
    );
    const open = await openPlan(plan);
    return { open, ...(await open.annotate(source)) };
  }

  it('runs the stages one after the other', async () => {
    const one = `[${LAYER('one')}]`;
    const { document, state, skipped, diagnostics, open } = await annotate({
      '1.js': stageFile({
        name: "'one'",
        gives: one,
        open: '() => (doc, out) => { out.add({ name: "one" }, { start: 0, end: 3 }); }',
      }),
      '2.js': stageFile({
        name: "'two'",
        needs: one,
        gives: `[${LAYER('two')}]`,
        open: '() => async (doc, out) => { await null; for (const { start, end } of doc.layer({ name: "one" }).rows()) out.add({ name: "two" }, { start, end: end + 1 }); }',
      }),
    });
    expect(state).toBe('done');
    expect(diagnostics).toEqual([]);
    expect(skipped.size).toBe(0);
    expect([...document.layers].map(([name, data]) => [name, [...data.rows()]])).toEqual([
      ['one', [{ start: 0, end: 3 }]],
      ['two', [{ start: 0, end: 4 }]],
    ]);
    expect(open.milliseconds).toHaveLength(2);
  });

  it('skips what needs a layer of a stage that threw, and goes on with the rest', async () => {
    const { document, state, skipped, diagnostics } = await annotate({
      '1.js': stageFile({
        name: "'one'",
        gives: `[${LAYER('one')}]`,
        open: '() => (doc, out) => { out.add({ name: "one" }, { start: 0, end: 3 }); throw new RangeError("too much"); }',
      }),
      '2.js': stageFile({ name: "'two'", needs: `[${LAYER('one')}]`, gives: `[${LAYER('two')}]` }),
      '3.js': stageFile({ name: "'three'", gives: `[${LAYER('three')}]` }),
    });
    expect(state).toBe('failed');
    expect([...document.layers.keys()]).toEqual(['three']);
    expect([...skipped]).toEqual([
      ['one', 'stage-failed'],
      ['two', 'stage-failed'],
    ]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: 'stage-failed',
      severity: 'error',
      document: 'a',
      stage: 'one',
    });
    expect(diagnostics[0]!.message).toMatch(/^the stage threw RangeError: too much \(at /);
  });

  it('skips everything after a stage that set the document aside', async () => {
    const { document, state, skipped, diagnostics } = await annotate({
      '1.js': stageFile({
        name: "'one'",
        gives: `[${LAYER('one')}]`,
        open: '() => (doc, out) => { out.setAside({ code: "too-short", severity: "info", message: "Two words." }); }',
      }),
      '2.js': stageFile({ name: "'two'", gives: `[${LAYER('two')}]` }),
    });
    expect(state).toBe('set-aside');
    expect([...document.layers.keys()]).toEqual(['one']);
    expect([...skipped]).toEqual([['two', 'too-short']]);
    expect(diagnostics).toEqual([
      { code: 'too-short', severity: 'info', message: 'Two words.', document: 'a', stage: 'one' },
    ]);
  });

  it.each([
    [
      'reads a layer that it does not need',
      '(doc) => { doc.layer({ name: "edits" }); }',
      'stage tags reads the layer "edits" but does not list it in "needs"',
    ],
    [
      'writes a layer that it does not give',
      '(doc, out) => { out.add({ name: "edits" }, { start: 0, end: 0 }); }',
      'stage tags writes the layer "edits" but does not list it in "gives"',
    ],
    [
      'writes a span outside the text',
      '(doc, out) => { out.add({ name: "tags" }, { start: 0, end: 99 }); }',
      'layer tags: expected a span with 0 <= start <= end <= 10, got [0, 99)',
    ],
    ['throws what is no error', '() => { throw "no"; }', 'the stage threw no'],
    ['rejects', 'async () => { throw new Error("later"); }', 'the stage threw Error: later'],
  ])('fails a document where a stage %s', async (_what, work, message) => {
    const { state, diagnostics } = await annotate({ '1.js': stageFile({ open: `() => ${work}` }) });
    expect(state).toBe('failed');
    expect(diagnostics[0]!.message).toContain(message);
  });

  it('names the stage that cannot be opened', async () => {
    const plan = await planOf(['name: a', 'stages: [ ./tags.js ]'], {
      'tags.js': stageFile({ open: '() => { throw new Error("no model"); }' }),
    });
    await expect(openPlan(plan)).rejects.toThrow('stage tags cannot be opened: no model');
  });
});
