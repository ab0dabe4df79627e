import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRig, mixedCorpus, PROJECT, type Rig } from '../support/rig.js';

/** Small batches, so that there are many for the threads to fight over. */
const PIPELINE = `name: cheap
batch: { documents: 4 }
stages: [language, normalize, tokenize, segment, ./longest.js, keywords]
`;

const LONGEST = `import { defineLayer, defineStage, text, Tokens } from 'qawl';
const Longest = defineLayer({
  name: 'longest', about: 'The longest word.', showText: true, columns: { norm: text('its form') },
});
export default defineStage({
  name: 'longest', version: '1.0.0', about: 'Finds the longest word.', needs: [Tokens], gives: [Longest],
  open: () => async (doc, out) => {
    await new Promise((resolve) => setTimeout(resolve, doc.text.length % 7));
    const tokens = [...doc.layer(Tokens).rows()].sort((a, b) => b.norm.length - a.norm.length);
    if (tokens[0]) out.add(Longest, tokens[0]);
  },
});
`;

describe('the bytes of a run', { timeout: 240_000 }, () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({ 'cheap.yaml': PIPELINE, 'longest.js': LONGEST });
    for (const [file, content] of Object.entries(mixedCorpus(9))) {
      rig.write({ [`corpus/${file}`]: content, [`moved/elsewhere/${file}`]: content });
    }
  });
  afterAll(() => {
    rig.remove();
  });

  async function treeOf(input: string, output: string, workers: number): Promise<Record<string, string>> {
    const { code, stderr } = await rig.qawl([
      ...['run', 'cheap.yaml', '--input', input, '--output', output, '--workers', String(workers)],
    ]);
    expect(code, stderr).toBe(1);
    return rig.tree(`${output}/cheap/run-001`);
  }

  it('do not depend on the number of workers, the time or the place of the corpus', async () => {
    const [inline, ...others] = await Promise.all([
      treeOf('corpus', 'inline', 0),
      treeOf('corpus', 'one', 1),
      treeOf('corpus', 'four', 4),
      treeOf('moved/elsewhere', 'again', 0),
    ]);
    expect(Object.keys(inline).filter((file) => file.startsWith('documents/')).length).toBeGreaterThan(10);
    for (const other of others) expect(other).toEqual(inline);
  });

  it('hold every document once, in the order of the corpus', () => {
    const rows = rig.rows<{ id: string; file: string; part: number }>('inline/cheap/run-001/documents.jsonl');
    const files = rows.map(({ file }) => file);
    expect(files).toEqual([...files].sort());
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBe(5 * 9 + 2 + 2);
    const lines = (folder: string): string[] =>
      [...Array(Math.max(...rows.map(({ part }) => part)) + 1).keys()].flatMap((part) =>
        rig
          .rows<{ id?: string; doc?: string }>(`${folder}/${String(part).padStart(5, '0')}.jsonl`)
          .map((row) => (row.id ?? row.doc)!),
      );
    const ids = rows.map(({ id }) => id);
    for (const layer of ['documents', '1-language/language', '3-tokenize/tokens', '6-keywords/keywords']) {
      expect(lines(`inline/cheap/run-001/${layer}`), layer).toEqual(ids);
    }
  });

  it('do not depend on the workers in the whole news pipeline over the embedded corpus', async () => {
    const pipeline = path.join(PROJECT, 'pipelines/news.yaml');
    const trees = ['0', '2'].map(async (workers) => {
      const output = `news-${workers}`;
      const ended = await rig.qawl(['run', pipeline, '--output', output, '--workers', workers]);
      expect(ended.code, ended.stderr).toBe(0);
      return rig.tree(`${output}/news/run-001`);
    });
    const [inline, threads] = await Promise.all(trees);
    expect(threads).toEqual(inline);
  });
});
