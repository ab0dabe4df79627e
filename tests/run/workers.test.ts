import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRow } from '../../src/run/batchRecord.js';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

/** Ends the thread on a certain text for as long as the file `poison` is there, and counts how often. */
const FRAGILE = `import { appendFileSync, existsSync } from 'node:fs';
import { defineLayer, defineStage } from 'qawl';
const Seen = defineLayer({ name: 'seen', about: 'Seen.', columns: {} });
export default defineStage({
  name: 'fragile', version: '1.0.0', about: 'Ends the thread.', needs: [], gives: [Seen],
  open: () => (doc, out) => {
    if (doc.text.includes('سم') && existsSync(new URL('./poison', import.meta.url))) {
      appendFileSync(new URL('./deaths', import.meta.url), 'x');
      process.exit(1);
    }
    out.add(Seen, { start: 0, end: doc.text.length });
  },
});
`;
const RUN = 'output/p/run-001';

describe('a thread that ends', () => {
  let rig: Rig;
  beforeEach(() => {
    rig = makeRig();
    rig.write({
      'p.yaml': 'name: p\nbatch: { documents: 2 }\nstages: [language, normalize, ./fragile.js]\n',
      'fragile.js': FRAGILE,
      poison: '',
    });
    for (let i = 0; i < 10; i++) rig.write({ [`corpus/${i}.txt`]: article(i) });
    rig.write({ 'corpus/5.txt': `سم ${article(5)}` });
  });
  afterEach(() => {
    rig.remove();
  });
  const run = (output: string, ...more: string[]): Promise<Ended> =>
    rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--output', output, '--workers', '2', ...more]);

  it('costs its batch alone, after a second try; --resume tries it again', async () => {
    const ended = await run('output');
    expect(ended.code, ended.stderr).toBe(1);
    expect(ended.stderr).toContain('10 documents');
    expect(rig.read('deaths')).toBe('xx');
    const failed = rig.rows<DocumentRow>(`${RUN}/documents.jsonl`).filter(({ state }) => state !== 'done');
    expect(failed.map(({ id, state, code }) => [id, state, code])).toEqual([
      ['4.txt', 'failed', 'worker-died'],
      ['5.txt', 'failed', 'worker-died'],
    ]);
    expect(rig.rows(`${RUN}/diagnostics.jsonl`)).toMatchObject([
      { code: 'worker-died', document: '4.txt', severity: 'error' },
      { code: 'worker-died', document: '5.txt', severity: 'error' },
    ]);
    expect(rig.rows(`${RUN}/documents/00002.jsonl`)).toMatchObject([{ text: article(4) }, { id: '5.txt' }]);
    expect(rig.rows(`${RUN}/2-normalize/edits/00002.jsonl`)[0]).toEqual({
      doc: '4.txt',
      skipped: 'worker-died',
    });

    expect((await run('output', '--resume')).stderr).toContain('4 of 5 batches were done before and kept.');
    expect(rig.read('deaths')).toBe('xxxx');
    await rig.run('rm', ['poison']);
    const mended = await run('output', '--resume');
    expect(mended.code, mended.stderr).toBe(0);
    expect(mended.stderr).toContain('4 of 5 batches were done before and kept.');
    expect((await run('fresh')).code).toBe(0);
    expect(rig.tree(RUN)).toEqual(rig.tree('fresh/p/run-001'));
  });

  it('between two batches is replaced', async () => {
    // The timer fires while the thread is idle or at the next document: in either case nothing is lost but time.
    rig.write({
      'fragile.js': FRAGILE.replace(
        "if (doc.text.includes('سم')",
        `if (doc.id === '0.txt') setTimeout(() => process.exit(0), 50);
    if (false`,
      ),
    });
    const ended = await run('output');
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toContain('10 annotated');
  });
});
