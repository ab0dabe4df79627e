import type { PackedBatch } from './batches.js';
import type { BatchResult } from './processBatch.js';

/** What the thread that feeds and a worker thread say to each other. */

/** `workerData`: what a worker opens before its first batch. */
export interface WorkerStart {
  readonly pipeline: string;
  /** The plan as the feeding thread has it; a worker that arrives at another one says so. */
  readonly fingerprint: string;
  readonly folder: string;
}

/** A worker gets one batch after the other, until it is terminated. */
export type ToWorker = PackedBatch;

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly result: BatchResult; readonly milliseconds: readonly number[] }
  | {
      readonly type: 'error';
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
    };
