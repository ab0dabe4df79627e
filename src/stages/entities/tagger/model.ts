import { readModelFile, type ModelHeader } from '../../../resources/modelFile.js';
import { defineResource } from '../../../stage/resource.js';
import { UNCALIBRATED } from './calibration.js';
import type { Facts } from './facts.js';
import { LABELS, STEPS } from './labels.js';
import { STEP_CLASSES } from './forms.js';

/** What a trained tagger consists of. */
export interface TaggerModel {
  readonly header: ModelHeader;
  /** Hashes of features; the row of `weights` of each follows from its place. */
  readonly keys: Int32Array;
  /** `LABELS` weights a feature, in steps of 1 / `SCALE`. */
  readonly weights: Int8Array;
  /** A row of weights a step class. */
  readonly steps: Float32Array;
  readonly facts: Facts;
  /** See `calibration`. */
  readonly shares: Float32Array;
}

/** A weight is kept as a whole number of so many parts; the largest is 127 of them. */
export const SCALE = 24;

/** The trained tagger. Its file is made by `qawl train entities`; docs/entities.md says how. */
export const taggerModel = defineResource({
  name: 'entities-model',
  files: [new URL('../../../resources/models/entities.bin', import.meta.url)],
  parse: parseTaggerModel,
});

/** @throws Error where the bytes are no model of entities */
export function parseTaggerModel(bytes: Buffer): TaggerModel {
  const { header, array } = readModelFile(bytes, 'entities');
  const model: TaggerModel = {
    header,
    keys: array('keys', 'i32'),
    weights: array('weights', 'i8'),
    steps: array('steps', 'f32'),
    shares: array('shares', 'f32'),
    facts: {
      keys: array('words', 'u32'),
      clusters: array('clusters', 'u16'),
      marks: array('marks', 'u16'),
      counts: array('counts', 'u8'),
      middle: array('middle', 'u16'),
      coarse: array('coarse', 'u16'),
    },
  };
  const { facts } = model;
  if (
    model.weights.length !== model.keys.length * LABELS ||
    model.steps.length !== STEP_CLASSES * STEPS.length ||
    model.shares.length !== UNCALIBRATED.length ||
    [facts.clusters, facts.marks, facts.counts].some(({ length }) => length !== facts.keys.length)
  )
    throw new Error('not a model: its arrays do not fit together');
  return model;
}
