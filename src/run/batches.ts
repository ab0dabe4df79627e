import type { BatchSize } from '../pipeline/pipelineFile.js';
import type { RawDocument, RawRecord } from './rawDocument.js';

/** A batch: consecutive documents of the corpus, and the number of the part files that they fill. */
export interface Batch {
  readonly index: number;
  readonly documents: readonly RawDocument[];
}

/**
 * Cuts documents into batches by number and by size. The cut depends on the documents alone, never on who does the
 * work, so that the bytes of a run do not depend on the number of workers.
 */
export async function* cutBatches(
  documents: AsyncIterable<RawDocument>,
  size: BatchSize,
): AsyncGenerator<Batch> {
  const limit = size.kilobytes * 1024;
  let batch: RawDocument[] = [];
  let bytes = 0;
  let index = 0;
  for await (const document of documents) {
    const length = 'bytes' in document ? document.bytes.length : document.size;
    if (batch.length > 0 && (batch.length >= size.documents || bytes + length > limit)) {
      yield { index: index++, documents: batch };
      batch = [];
      bytes = 0;
    }
    batch.push(document);
    bytes += length;
  }
  if (batch.length > 0) yield { index, documents: batch };
}

/** A batch in one piece, so that its bytes change hands between threads without a copy. */
export interface PackedBatch {
  readonly index: number;
  readonly documents: readonly (Exclude<RawDocument, RawRecord> | PackedRecord)[];
  readonly bytes: ArrayBuffer;
}
type PackedRecord = Omit<RawRecord, 'bytes'> & { readonly start: number; readonly end: number };

/** Packs the bytes of a batch's records into one buffer. */
export function packBatch(batch: Batch): PackedBatch {
  const total = batch.documents.reduce((sum, raw) => sum + ('bytes' in raw ? raw.bytes.length : 0), 0);
  const all = new Uint8Array(total);
  let at = 0;
  const documents = batch.documents.map((raw) => {
    if (!('bytes' in raw)) return raw;
    const { bytes, ...rest } = raw;
    all.set(bytes, at);
    at += bytes.length;
    return { ...rest, start: at - bytes.length, end: at };
  });
  return { index: batch.index, documents, bytes: all.buffer };
}

/** The other way. */
export function unpackBatch(packed: PackedBatch): Batch {
  const documents = packed.documents.map((raw): RawDocument => {
    if (!('start' in raw)) return raw;
    const { start, end, ...rest } = raw;
    return { ...rest, bytes: new Uint8Array(packed.bytes, start, end - start) };
  });
  return { index: packed.index, documents };
}
