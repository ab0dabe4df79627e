import { parentPort, workerData } from 'node:worker_threads';
import { loadPlan } from '../pipeline/plan.js';
import { unpackBatch } from './batches.js';
import { processBatch } from './processBatch.js';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.js';
import { SetupError, setUp } from './setupError.js';

/** The code inside a worker thread: opens the plan once, then does one batch after the other. */
async function work(start: WorkerStart): Promise<void> {
  const port = parentPort!;
  const say = (message: FromWorker): void => {
    port.postMessage(message);
  };
  const planned = await loadPlan(start.pipeline);
  if (!planned.ok) throw new SetupError(`the pipeline file changed: ${planned.problems[0]?.message ?? ''}`);
  const { plan } = planned;
  if (plan.fingerprint !== start.fingerprint) {
    throw new SetupError('the pipeline file or a stage changed while the run began; run it again');
  }
  const open = await setUp(plan);
  port.on('message', (batch: ToWorker) => {
    processBatch(plan, open, start.folder, unpackBatch(batch)).then(
      (result) => {
        say({ type: 'done', result, milliseconds: open.milliseconds });
      },
      (error: unknown) => {
        say(sayError(error));
      },
    );
  });
  say({ type: 'ready' });
}

function sayError(error: unknown): FromWorker {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { type: 'error', name, message, stack };
}

work(workerData as WorkerStart).catch((error: unknown) => {
  parentPort!.postMessage(sayError(error));
});
