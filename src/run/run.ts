import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import type { Plan } from '../pipeline/plan.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import { cutBatches, type Batch } from './batches.js';
import { listDocuments } from './corpus.js';
import { openCorpusStages, runCorpusStage } from './corpusStages.js';
import { failBatch } from './failBatch.js';
import { finishRun, type RunTotals } from './finishRun.js';
import { listInputs, type InputFile } from './inputs.js';
import { openPool, WorkerDied, type Pool } from './pool.js';
import type { BatchResult } from './processBatch.js';
import type { RawDocument } from './rawDocument.js';
import { openRunFolder, sweep } from './runFolder.js';

/** What happens during a run, for whoever shows it. */
export type RunEvent =
  | { readonly type: 'start'; readonly folder: string; readonly files: number; readonly workers: number }
  | { readonly type: 'batch'; readonly result: BatchResult }
  | { readonly type: 'corpus-stage'; readonly name: string }
  | { readonly type: 'diagnostic'; readonly diagnostic: Diagnostic };

export interface RunOptions {
  /** Files, folders or globs. */
  readonly inputs: readonly string[];
  /** The root of all output. */
  readonly output: string;
  /** Worker threads; 0 does the work in this thread. Default: as many as cores, 0 for a small input. */
  readonly workers?: number | undefined;
  /** Go on with the newest run of the pipeline. @default false */
  readonly resume?: boolean;
  /** Read so many documents at most. */
  readonly limit?: number | undefined;
  /** Aborting it ends the run after the batches in work; the run can be resumed. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/** How a run ended. */
export type RunOutcome =
  | { readonly state: 'complete' | 'interrupted'; readonly folder: string; readonly totals: RunTotals }
  | {
      readonly state: 'no-documents';
      readonly folder: undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

/** An input smaller than this is done before threads have started. */
const SMALL_INPUT = 2 * 1024 * 1024;

/**
 * Runs a pipeline over a corpus into a run folder.
 *
 * @throws OutputError where the output cannot be written; what was written can be resumed
 * @throws SetupError where a stage cannot be opened; nothing was written
 */
export async function runPipeline(plan: Plan, options: RunOptions): Promise<RunOutcome> {
  const began = performance.now();
  const emit = options.onEvent ?? (() => undefined);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
    emit({ type: 'diagnostic', diagnostic });
  };
  const files = await listInputs(options.inputs, report);
  if (files.length === 0) return { state: 'no-documents', folder: undefined, diagnostics };
  const workers = options.workers ?? defaultWorkers(files);
  const { folder, unlock } = openRunFolder(options.output, plan.name, options.resume ?? false);
  let pool: Pool | undefined;
  try {
    const corpusStages = openCorpusStages(plan);
    pool = await openPool(plan, folder, workers);
    emit({ type: 'start', folder, files: files.length, workers });
    const documents = take(listDocuments(files, report), options.limit);
    const results = await feed(plan, folder, pool, cutBatches(documents, plan.batch), options.signal, emit);
    const milliseconds = pool.milliseconds();
    await pool.close();
    pool = undefined;
    const isInterrupted = (): boolean => options.signal?.aborted === true;
    if (!isInterrupted()) sweep(folder, plan, results.length);
    for (const stage of corpusStages) {
      if (isInterrupted()) break;
      emit({ type: 'corpus-stage', name: stage.planned.stage.name });
      await runCorpusStage(plan, stage, folder, results.length, report, options.signal);
    }
    const interrupted = isInterrupted();
    const totals = finishRun(plan, folder, {
      results,
      diagnostics,
      interrupted,
      workers,
      stageMilliseconds: milliseconds,
      milliseconds: performance.now() - began,
    });
    return { state: interrupted ? 'interrupted' : 'complete', folder, totals };
  } finally {
    await pool?.close();
    unlock();
  }
}

/** Feeds batches to the pool, no faster than it takes them. */
async function feed(
  plan: Plan,
  folder: string,
  pool: Pool,
  batches: AsyncIterable<Batch>,
  signal: AbortSignal | undefined,
  emit: (event: RunEvent) => void,
): Promise<BatchResult[]> {
  const queue = new PQueue({ concurrency: pool.places });
  const results: BatchResult[] = [];
  const failures: Error[] = [];
  for await (const batch of batches) {
    if (failures.length > 0 || signal?.aborted) break;
    void queue.add(async () => {
      try {
        const result = await doBatch(plan, folder, pool, batch);
        results.push(result);
        emit({ type: 'batch', result });
      } catch (error) {
        failures.push(error as Error);
      }
    });
    // One batch waits for each that is in work: the reader is never idle, and memory is bounded.
    await queue.onSizeLessThan(pool.places);
  }
  await queue.onIdle();
  if (failures[0]) throw failures[0];
  return results.sort((a, b) => a.index - b.index);
}

async function doBatch(plan: Plan, folder: string, pool: Pool, batch: Batch): Promise<BatchResult> {
  try {
    return await pool.run(batch);
  } catch (error) {
    if (error instanceof WorkerDied) return failBatch(plan, folder, batch, error.message);
    throw error;
  }
}

function defaultWorkers(files: readonly InputFile[]): number {
  const size = files.reduce((sum, file) => sum + file.size * (file.path.endsWith('.gz') ? 4 : 1), 0);
  return size < SMALL_INPUT ? 0 : availableParallelism();
}

async function* take(
  documents: AsyncIterable<RawDocument>,
  limit: number | undefined,
): AsyncGenerator<RawDocument> {
  let count = 0;
  if (limit === 0) return;
  for await (const document of documents) {
    yield document;
    if (++count === limit) return;
  }
}
