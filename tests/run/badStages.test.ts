import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '../../src/run/batchRecord.js';
import type { Diagnostic } from '../../src/stage/diagnostic.js';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

/** What the stage does with the document of that name. */
const TROUBLE: Record<string, string> = {
  well: 'out.add(Found, { start: 0, end: 4, n: 1 })',
  throws: "throw new RangeError('out of patience')",
  'throws-text': "throw 'just a text'",
  'throws-null': 'throw null',
  rejects: "return Promise.reject(new Error('later'))",
  'is-async':
    'return new Promise((resolve) => setTimeout(resolve, 20)).then(() => out.add(Found, { start: 0, end: 1, n: 2 }))',
  'outside-the-text': 'out.add(Found, { start: 0, end: doc.text.length + 1, n: 1 })',
  'wrong-column': "out.add(Found, { start: 0, end: 1, n: 'one' })",
  undeclared: 'out.add(Other, { start: 0, end: 1 })',
  'reads-undeclared': 'doc.layer(Tokens)',
  'unequal-columns': 'out.into(Found).starts.push(0)',
  'half-then-throws': "out.add(Found, { start: 0, end: 4, n: 1 }); throw new Error('too late')",
  'changes-the-text': "doc.text = 'نص آخر'",
  reports:
    "out.report({ code: 'my-code', severity: 'info', message: 'Look here.', span: { start: 0, end: 4 } })",
  'sets-aside': "out.setAside({ code: 'my-aside', severity: 'info', message: 'Not this one.' })",
};

const EXPECTED: Record<string, RegExp | string> = {
  well: 'done',
  throws: /the stage threw RangeError: out of patience \(at .*trouble\.js:/,
  'throws-text': /the stage threw just a text$/,
  'throws-null': /the stage threw null$/,
  rejects: /Error: later/,
  'is-async': 'done',
  'outside-the-text': /expected a span with 0 <= start <= end <= \d+, got \[0, \d+\)/,
  'wrong-column': /column found\.n: expected a finite number, got string one/,
  undeclared: /writes the layer "other" but does not list it in "gives"/,
  'reads-undeclared': /reads the layer "tokens" but does not list it in "needs"/,
  'unequal-columns': /layer found: 1 starts and 0 ends were pushed/,
  'half-then-throws': /too late/,
  reports: 'done',
  'sets-aside': 'set-aside',
};

const STAGE = `import { defineLayer, defineStage, number, Tokens } from 'qawl';
const Found = defineLayer({ name: 'found', about: 'Found.', columns: { n: number('a number') } });
const Other = defineLayer({ name: 'other', about: 'Not given.', columns: {} });
const does = {
${Object.entries(TROUBLE)
  .map(([name, code]) => `  '${name}.txt': (doc, out) => { ${code}; },`)
  .join('\n')}
};
export default defineStage({
  name: 'trouble', version: '1.0.0', about: 'Makes trouble.', needs: [], gives: [Found],
  open: () => (doc, out) => does[doc.id](doc, out),
});
`;

const COUNTER = `import { defineCorpusStage, defineLayer, defineTable, number, Tokens } from 'qawl';
const Rank = defineLayer({ name: 'rank', about: 'Rank.', columns: { n: number('its number') } });
const Total = defineTable({ name: 'total', about: 'Total.', columns: { n: { type: 'number', about: 'documents' } } });
export default defineCorpusStage({
  name: 'counter', version: '1.0.0', about: 'Counts.', needs: [Tokens], gives: [Rank], tables: [Total],
  open: () => {
    let n = 0;
    return {
      observe(doc) { if (doc.id === 'throws.txt') throw new Error('at the first look'); n++; },
      annotate(doc, out) {
        if (doc.id === 'well.txt') throw new Error('at the second look');
        out.add(Rank, { start: 0, end: 1, n });
      },
      finish(out) { out.add(Total, { n }); throw new Error('at the end'); },
    };
  },
});
`;

const RUN = 'output/p/run-001';

describe('a stage that makes trouble', () => {
  let rig: Rig;
  let ended: Ended;
  let diagnostics: Diagnostic[];
  beforeAll(async () => {
    rig = makeRig();
    rig.write({
      'p.yaml': 'name: p\nstages: [normalize, ./trouble.js, tokenize, ./counter.js]\n',
      'trouble.js': STAGE,
      'counter.js': COUNTER,
    });
    for (const name of Object.keys(TROUBLE)) rig.write({ [`corpus/${name}.txt`]: article(1) });
    ended = await rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--workers', '2']);
    diagnostics = rig.rows(`${RUN}/diagnostics.jsonl`);
  });
  afterAll(() => {
    rig.remove();
  });
  const row = (name: string): DocumentRow =>
    rig.rows<DocumentRow>(`${RUN}/documents.jsonl`).find(({ id }) => id === `${name}.txt`)!;
  const layer = (folder: string, name: string): unknown =>
    rig.rows<{ doc: string }>(`${RUN}/${folder}/00000.jsonl`).find(({ doc }) => doc === `${name}.txt`);

  it.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    if (typeof expected === 'string') {
      expect(row(name).state).toBe(expected);
      return;
    }
    expect(row(name)).toMatchObject({ state: 'failed', code: 'stage-failed' });
    const [failure] = diagnostics.filter(
      ({ document, stage }) => document === `${name}.txt` && stage === 'trouble',
    );
    expect(failure).toMatchObject({ code: 'stage-failed', severity: 'error' });
    expect(failure!.message).toMatch(expected);
    expect(layer('2-trouble/found', name)).toEqual({ doc: `${name}.txt`, skipped: 'stage-failed' });
  });

  it('costs a document that stage alone: what does not need its layers goes on', () => {
    expect(ended.code, ended.stderr).toBe(1);
    expect(ended.stderr).not.toContain('mistake of ours');
    expect(layer('3-tokenize/tokens', 'throws')).toHaveProperty('start');
    expect(layer('3-tokenize/tokens', 'sets-aside')).toEqual({ doc: 'sets-aside.txt', skipped: 'my-aside' });
    expect(layer('2-trouble/found', 'sets-aside')).toMatchObject({ rows: 0 });
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'my-code',
        stage: 'trouble',
        document: 'reports.txt',
        span: { start: 0, end: 4 },
      }),
    );
    expect(
      rig.rows<{ text: string }>(`${RUN}/documents/00000.jsonl`).every(({ text }) => text === article(1)),
    ).toBe(true);
  });

  it('over the corpus costs the documents it throws on, and says where', () => {
    const messages = diagnostics
      .filter(({ stage }) => stage === 'counter')
      .map(({ document, message }) => `${document}: ${message}`);
    expect(messages).toEqual([
      expect.stringMatching(/^throws\.txt: the stage threw Error: at the first look/),
      expect.stringMatching(/^well\.txt: the stage threw Error: at the second look/),
      expect.stringMatching(/the stage threw Error: at the end/),
    ]);
    expect(layer('4-counter/rank', 'throws')).toEqual({ doc: 'throws.txt', skipped: 'stage-failed' });
    expect(layer('4-counter/rank', 'well')).toEqual({ doc: 'well.txt', skipped: 'stage-failed' });
    expect(layer('4-counter/rank', 'reports')).toMatchObject({
      rows: 1,
      n: [Object.keys(TROUBLE).length - 2],
    });
    expect(rig.rows(`${RUN}/4-counter/total.jsonl`)).toEqual([{ n: Object.keys(TROUBLE).length - 2 }]);
  });
});

describe('a stage that cannot be opened', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({
      'corpus/a.txt': article(1),
      'p.yaml': 'name: p\nstages: [normalize, ./trouble.js]\n',
      'trouble.js': STAGE.replace('open: () =>', "open: () => { throw new Error('no key'); }, was: () =>"),
      'c.yaml': 'name: c\nstages: [normalize, tokenize, ./counter.js]\n',
      'counter.js': COUNTER.replace('let n = 0;', "throw new Error('no list');"),
    });
  });
  afterAll(() => {
    rig.remove();
  });

  it.each([
    ['p', '0', 'stage trouble cannot be opened: no key'],
    ['p', '2', 'stage trouble cannot be opened: no key'],
    ['c', '0', 'stage counter cannot be opened: no list'],
  ])('ends the run %s with %s workers before it begins', async (name, workers, message) => {
    const ended = await rig.qawl(['run', `${name}.yaml`, '--input', 'corpus', '--workers', workers]);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: `qawl: ${message}.\n` });
    expect(rig.exists(`output/${name}/run-001`)).toBe(false);
  });

  it('ends annotate too', async () => {
    const ended = await rig.qawl(['annotate', '--pipeline', 'p.yaml'], { stdin: '{"text":"نص"}\n' });
    expect(ended).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'qawl: stage trouble cannot be opened: no key.\n',
    });
  });
});
