import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Plan } from '../pipeline/plan.js';
import { packBatch, type Batch } from './batches.js';
import { processBatch, type BatchResult } from './processBatch.js';
import { OutputError } from './outputError.js';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.js';
import { SetupError, setUp } from './setupError.js';

/** Does batches, one at a time in each of its places. */
export interface Pool {
  readonly places: number;
  /** @throws OutputError where the output cannot be written; WorkerDied where a thread ended twice over the batch */
  run(batch: Batch): Promise<BatchResult>;
  /** Milliseconds in each stage, over all places. */
  milliseconds(): number[];
  close(): Promise<void>;
}

/** A thread that ended in the middle of a batch, twice: the batch is what kills it. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}

/** Opens a pool: inline where `workers` is 0, else so many threads. @throws SetupError where a stage cannot be opened */
export async function openPool(plan: Plan, folder: string, workers: number): Promise<Pool> {
  // A batch leaves a hundred times its size as garbage. Left alone, V8 lets the heap of each thread grow to several
  // times what is alive before it collects: twice to three times as much over 30,000 articles, for no time to speak of.
  setFlagsFromString('--heap-growing-percent=20');
  return workers === 0 ? openInline(plan, folder) : openThreads(plan, folder, workers);
}

async function openInline(plan: Plan, folder: string): Promise<Pool> {
  const open = await setUp(plan);
  return {
    places: 1,
    run: (batch) => processBatch(plan, open, folder, batch),
    milliseconds: () => [...open.milliseconds],
    close: () => Promise.resolve(),
  };
}

interface Thread {
  readonly worker: Worker;
  milliseconds: readonly number[];
  /** Settles the batch in work. */
  settle: ((outcome: Settled) => void) | undefined;
}
type Settled = { readonly result: BatchResult } | { readonly error: Error; readonly died: boolean };

async function openThreads(plan: Plan, folder: string, count: number): Promise<Pool> {
  const start: WorkerStart = { pipeline: plan.file, fingerprint: plan.fingerprint, folder };
  const all = new Set<Thread>();
  const idle = new Set<Thread>();
  const spent: number[] = plan.documentStages.map(() => 0);
  const spawn = async (): Promise<Thread> => {
    const thread = await startThread(start);
    all.add(thread);
    // A thread may also end between two batches, by a timer of a stage.
    thread.worker.on('exit', () => {
      all.delete(thread);
      idle.delete(thread);
      thread.milliseconds.forEach((ms, i) => (spent[i]! += ms));
    });
    return thread;
  };
  const close = async (): Promise<void> => {
    await Promise.all([...all].map(({ worker }) => worker.terminate()));
  };
  const started = await Promise.allSettled(Array.from({ length: count }, spawn));
  for (const one of started) {
    if (one.status === 'fulfilled') idle.add(one.value);
  }
  const refused = started.find((one) => one.status === 'rejected');
  if (refused) {
    await close();
    throw refused.reason;
  }

  const once = async (batch: Batch): Promise<Settled> => {
    const [waiting] = idle;
    const thread = waiting ?? (await spawn());
    idle.delete(thread);
    const settled = await runIn(thread, batch);
    if (!('error' in settled && settled.died)) idle.add(thread);
    return settled;
  };

  return {
    places: count,
    async run(batch) {
      let settled = await once(batch);
      // The first death may have been the machine's fault; the second is the batch's.
      if ('error' in settled && settled.died) settled = await once(batch);
      if ('result' in settled) return settled.result;
      throw settled.died ? new WorkerDied(settled.error.message) : settled.error;
    },
    milliseconds: () =>
      [...all].reduce((sum, thread) => sum.map((ms, i) => ms + (thread.milliseconds[i] ?? 0)), [...spent]),
    close,
  };
}

function runIn(thread: Thread, batch: Batch): Promise<Settled> {
  const packed = packBatch(batch);
  return new Promise((resolve) => {
    thread.settle = resolve;
    thread.worker.postMessage(packed satisfies ToWorker, [packed.bytes]);
  });
}

function startThread(start: WorkerStart): Promise<Thread> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: start });
  const thread: Thread = { worker, milliseconds: [], settle: undefined };
  return new Promise((resolve, reject) => {
    const settle = (outcome: Settled): void => {
      const done = thread.settle;
      thread.settle = undefined;
      if (done) done(outcome);
      else if ('error' in outcome) {
        // While it started; a thread that ends between two batches comes here too, and nobody waits for it.
        const { died, error } = outcome;
        reject(died ? new SetupError(`a worker thread ended while it started: ${error.message}`) : error);
      }
    };
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') {
        resolve(thread);
      } else if (message.type === 'done') {
        thread.milliseconds = message.milliseconds;
        settle({ result: message.result });
      } else {
        settle({ error: errorOf(message), died: false });
      }
    });
    worker.on('error', (error) => {
      settle({ error, died: true });
    });
    worker.on('exit', (code) => {
      settle({ error: new Error(`the thread ended with code ${code}`), died: true });
    });
  });
}

const KNOWN = new Map([OutputError, SetupError].map((known) => [known.name, known]));

function errorOf({ name, message, stack }: Extract<FromWorker, { type: 'error' }>): Error {
  const known = KNOWN.get(name);
  return known ? new known(message) : Object.assign(new Error(message), { stack });
}
