import { readModelFile, type ModelHeader } from '../../resources/modelFile.js';
import { defineResource } from '../../stage/resource.js';
import { otherContext, OTHER_LABEL } from './contexts.js';
import type { ContextWeights } from './decode.js';
import { POS_COUNT } from './labels.js';
import type { StemTable } from './stemTable.js';
import type { WordWeights } from './readWord.js';

/** What a trained segmenter consists of. */
export interface SegmenterModel extends WordWeights, ContextWeights {
  readonly header: ModelHeader;
  /** The lemmas of verbs; `StemTable.lemmas` counts from 1. */
  readonly lemmas: readonly string[];
}

/** The trained segmenter. Its file is made by `qawl train segmenter`; docs/segmentation.md says how. */
export const segmenterModel = defineResource({
  name: 'segmenter',
  files: [new URL('../../resources/models/segmenter.bin', import.meta.url)],
  parse: parseModel,
});

/** @throws Error where the bytes are no model of the segmenter */
export function parseModel(bytes: Buffer): SegmenterModel {
  const { header, array } = readModelFile(bytes, 'segmenter');
  const keys = array('keys', 'u32');
  const stems: StemTable = {
    size: keys.length,
    keys,
    counts: array('counts', 'u8'),
    flags: array('flags', 'u8'),
    shares: array('shares', 'u8'),
    lemmas: array('lemmas', 'u16'),
  };
  if (stems.shares.length !== (stems.size * POS_COUNT) / 2)
    throw new Error('not a model: its arrays do not fit together');
  const ranks = new Map<number, number>();
  array('frequent', 'u32').forEach((hash, rank) => ranks.set(hash, rank));
  const pool = Buffer.from(array('pool', 'u8')).toString('utf8');
  return {
    header,
    features: array('features', 'i16'),
    left: array('left', 'i16'),
    right: array('right', 'i16'),
    links: array('links', 'i16'),
    edge: otherContext(OTHER_LABEL.edge),
    stems,
    rank: (hash) => ranks.get(hash) ?? -1,
    lemmas: pool.split('\n'),
  };
}
