import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeModel } from '../../../src/learn/encodeModel.js';
import type { Cells } from '../../../src/resources/modelFile.js';
import { layerOf } from '../../../src/model/document.js';
import { Entities } from '../../../src/model/layers.js';
import { entities } from '../../../src/stages/entities/stage.js';
import { UNCALIBRATED } from '../../../src/stages/entities/tagger/calibration.js';
import { STEP_CLASSES } from '../../../src/stages/entities/tagger/forms.js';
import { hashString, hashPair } from '../../../src/stages/entities/tagger/hash.js';
import { LABELS, labelOf, STEPS, UNIT } from '../../../src/stages/entities/tagger/labels.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened, type StageWithOptions } from '../../support/annotateWith.js';

const HEADER = {
  model: 'entities',
  version: '1.0.0',
  about: 'Knows one word.',
  madeBy: 'the test',
  licence: 'none',
  sources: [],
  figures: {},
};

/** A model that takes a word for a place, and knows nothing else. */
function modelOf(word: string, changed: Readonly<Record<string, Cells>> = {}): Buffer {
  const feature = hashPair(1, hashString(word));
  const weights = new Int8Array(2 * LABELS);
  weights[labelOf(1, UNIT)] = 127;
  return encodeModel(HEADER, {
    keys: Int32Array.of(feature, 1),
    weights,
    steps: new Float32Array(STEP_CLASSES * STEPS.length),
    shares: UNCALIBRATED,
    words: new Uint32Array(),
    clusters: new Uint16Array(),
    marks: new Uint16Array(),
    counts: new Uint8Array(),
    middle: new Uint16Array(1),
    coarse: new Uint16Array(1),
    ...changed,
  });
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('the option model', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'qawl-model-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (bytes: Buffer): string => {
    const file = path.join(folder, 'own.bin');
    writeFileSync(file, bytes);
    return file;
  };

  it('is used in place of the one that comes with Qawl', async () => {
    const bytes = modelOf('طنجره');
    const model = { file: write(bytes), sha256: sha256(bytes) };
    const stages: StageWithOptions[] = [
      normalize,
      tokenize,
      segment,
      [entities, { model, favour: 'precision' }],
    ];
    const text = 'زار سامر طنجرة في بيروت.';
    const { document } = await annotateWith(await opened(stages), text);
    const rows = [...layerOf(document, Entities).rows()];
    expect(rows.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)).toEqual(['LOC طنجرة']);
  });

  it.each([
    [
      'another hash',
      modelOf('ا'),
      '0'.repeat(64),
      /the model .*own\.bin is not the one that was named: its SHA-256 is [0-9a-f]{64}/,
    ],
    ['another file', Buffer.from('name: news\nstages: []\n'), null, /not a model of the entities/],
    ['half a model', modelOf('ا').subarray(0, 2000), null, /not a whole model/],
    ['too few weights', modelOf('ا', { weights: new Int8Array(3) }), null, /do not fit together/],
    ['facts without words', modelOf('ا', { marks: new Uint16Array(3) }), null, /do not fit together/],
    ['no calibration', modelOf('ا', { shares: new Float32Array() }), null, /do not fit together/],
  ])('is refused with %s', async (_, bytes, hash, message) => {
    const model = { file: write(bytes), sha256: hash ?? sha256(bytes) };
    await expect(opened([[entities, { model }]])).rejects.toThrow(message);
  });

  it('is refused where there is no such file', async () => {
    const model = { file: path.join(folder, 'none.bin'), sha256: '0'.repeat(64) };
    await expect(opened([[entities, { model }]])).rejects.toThrow(/none\.bin/);
  });
});

it.each([
  { favour: 'speed' },
  { guidelines: 'newsfane' },
  { model: { file: 'own.bin' } },
  { model: { file: 'own.bin', sha256: 'short' } },
  { modell: {} },
])('the options %j are refused', async (options) => {
  await expect(opened([[entities, options]])).rejects.toThrow();
});
