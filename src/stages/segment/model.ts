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

/** The first line of the file, as JSON. */
export interface ModelHeader {
  readonly model: 'segmenter';
  readonly version: string;
  readonly about: string;
  readonly madeBy: string;
  readonly licence: string;
  readonly sources: readonly string[];
  /** What `qawl evaluate` measured with this model. */
  readonly figures: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of the bytes after the first line. */
  readonly sha256: string;
  /** The arrays that follow, in order, each from a multiple of eight bytes on. */
  readonly arrays: readonly { readonly name: string; readonly type: ArrayType; readonly length: number }[];
}

export type ArrayType = 'i16' | 'u8' | 'u16' | 'u32';
type Arrays = Readonly<Record<string, Int16Array | Uint8Array | Uint16Array | Uint32Array>>;

const TYPES = { i16: Int16Array, u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
const NEWLINE = 10;
export const ALIGNMENT = 8;

/** The trained segmenter. Its file is made by `qawl train segmenter`; docs/segmentation.md says how. */
export const segmenterModel = defineResource({
  name: 'segmenter',
  files: [new URL('../../resources/models/segmenter.bin', import.meta.url)],
  parse: parseModel,
});

/** @throws Error where the bytes are no model */
export function parseModel(bytes: Buffer): SegmenterModel {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) throw new Error('not a model: it has no header');
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as ModelHeader;
  if (header.model !== 'segmenter') throw new Error('not a model of the segmenter');
  const arrays = readArrays(bytes.subarray(end + 1), header);
  const stems: StemTable = {
    size: arrays['keys']!.length,
    keys: arrays['keys'] as Uint32Array,
    counts: arrays['counts'] as Uint8Array,
    flags: arrays['flags'] as Uint8Array,
    shares: arrays['shares'] as Uint8Array,
    lemmas: arrays['lemmas'] as Uint16Array,
  };
  if (stems.shares.length !== (stems.size * POS_COUNT) / 2)
    throw new Error('not a model: its arrays do not fit together');
  const frequent = arrays['frequent'] as Uint32Array;
  const ranks = new Map<number, number>();
  frequent.forEach((hash, rank) => ranks.set(hash, rank));
  const pool = Buffer.from(arrays['pool'] as Uint8Array).toString('utf8');
  return {
    header,
    features: arrays['features'] as Int16Array,
    left: arrays['left'] as Int16Array,
    right: arrays['right'] as Int16Array,
    links: arrays['links'] as Int16Array,
    edge: otherContext(OTHER_LABEL.edge),
    stems,
    rank: (hash) => ranks.get(hash) ?? -1,
    lemmas: pool.split('\n'),
  };
}

function readArrays(body: Buffer, header: ModelHeader): Arrays {
  // A copy that begins at a place that every type can begin at.
  const aligned = body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer;
  const out: Record<string, Arrays[string]> = {};
  let at = 0;
  for (const { name, type, length } of header.arrays) {
    const make = TYPES[type];
    const size = length * make.BYTES_PER_ELEMENT;
    if (at + size > aligned.byteLength)
      throw new Error(`not a whole model: it ends before its array "${name}"`);
    out[name] = new make(aligned, at, length);
    at += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  }
  return out;
}
