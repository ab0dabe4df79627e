import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSegTsv } from '../../src/learn/evaluate/readSegTsv.js';
import { trainSegmenter } from '../../src/learn/segmenter/train.js';
import { layerOf } from '../../src/model/document.js';
import { Morphology, Segments } from '../../src/model/layers.js';
import { normalize } from '../../src/stages/normalize/stage.js';
import { parseModel } from '../../src/stages/segment/model.js';
import { segment } from '../../src/stages/segment/stage.js';
import { tokenize } from '../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../support/annotateWith.js';

const GOLD = [
  ['وقال', 'و+قال', 'CCONJ+VERB'],
  ['الوزير', 'الوزير', 'NOUN'],
  ['للصحيفة', 'ل+الصحيفة', 'ADP+NOUN'],
  ['وأضاف', 'و+أضاف', 'CCONJ+VERB'],
  ['المدير', 'المدير', 'NOUN'],
  ['بسرعة', 'ب+سرعة', 'ADP+NOUN'],
  ['مدرستهم', 'مدرسة+هم', 'NOUN+PRON'],
  ['وليد', 'وليد', 'PROPN'],
  ['.', '.', 'PUNCT'],
] as const;

const gold = (order: readonly number[]): string =>
  order.map((i) => (i < 0 ? '' : GOLD[i]!.join('\t'))).join('\n') + '\n';

const SENTENCES = [
  [0, 1, 2, 8, -1],
  [3, 4, 5, 8, -1],
  [7, 0, 4, 6, 8, -1],
  [0, 7, 2, 8, -1],
].flat();

const ARTICLE =
  'قال الوزير للصحيفة إن مدرسة بنيت. وأضاف المدير أن الصحيفة نشرت بسرعة. وصل وليد. قال وليد وأضاف.';

describe('training the segmenter', () => {
  let folder: string;
  let model: Buffer;
  const train = (): Promise<Buffer> =>
    trainSegmenter(
      {
        gold: [{ file: 'tiny.seg.tsv', sentences: readSegTsv(gold([...SENTENCES, ...SENTENCES])).sentences }],
        check: [{ file: 'other.seg.tsv', sentences: readSegTsv(gold([0, 4, 8, -1])).sentences }],
        news: [path.join(folder, 'news.jsonl.gz')],
        fane: [],
        morphology: undefined,
        sources: ['a test'],
        licence: 'none',
        version: '9.9.9',
        command: 'the test',
      },
      () => undefined,
    );

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'qawl-train-'));
    const lines = Array.from({ length: 12 }, (_, i) => JSON.stringify({ title: `خبر ${i}`, text: ARTICLE }));
    writeFileSync(path.join(folder, 'news.jsonl.gz'), gzipSync(`${lines.join('\n')}\n`));
    model = await train();
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives equal bytes for equal data', async () => {
    expect(
      createHash('sha256')
        .update(await train())
        .digest('hex'),
    ).toBe(createHash('sha256').update(model).digest('hex'));
  }, 120_000);

  it('writes a header that says where the model comes from, and what it measures', () => {
    const { header } = parseModel(model);
    expect(header).toMatchObject({
      model: 'segmenter',
      version: '9.9.9',
      licence: 'none',
      sources: ['a test'],
      madeBy: 'the test',
    });
    expect(header.figures['other.seg.tsv']).toMatch(/^\d+\.\d\d % of 2 words cut as in the gold$/);
    const body = model.subarray(model.indexOf(10) + 1);
    expect(header.sha256).toBe(createHash('sha256').update(body).digest('hex'));
  });

  it('makes a model that the stage uses, and that has learned', async () => {
    const file = path.join(folder, 'tiny.bin');
    writeFileSync(file, model);
    const sha256 = createHash('sha256').update(model).digest('hex');
    const stages = await opened([normalize, tokenize, [segment, { model: { file, sha256 } }]]);
    const { document } = await annotateWith(stages, 'وقال المدير للصحيفة');
    const forms = [...layerOf(document, Segments).rows()].map(({ form }) => form);
    expect(forms).toEqual(['و', 'قال', 'ال', 'مدير', 'ل', 'ال', 'صحيفة']);
    expect([...layerOf(document, Morphology).rows()].map(({ pos }) => pos)).toEqual(['verb', 'noun', 'noun']);
  });

  it('is refused under another hash, and where it is damaged', async () => {
    const file = path.join(folder, 'tiny.bin');
    writeFileSync(file, model);
    await expect(opened([[segment, { model: { file, sha256: '0'.repeat(64) } }]])).rejects.toThrow(
      'is not the one that was named',
    );
    expect(() => parseModel(model.subarray(0, model.length - 100))).toThrow('not a whole model');
    expect(() => parseModel(Buffer.from('no model'))).toThrow('it has no header');
  });
});
