import { parentPort, workerData } from 'node:worker_threads';
import { openPlan } from '../pipeline/openPlan.js';
import { loadPlan } from '../pipeline/plan.js';
import { unpackBatch } from './batches.js';
import { processBatch } from './processBatch.js';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.js';

/** The code inside a worker thread: opens the plan once, then does one batch after the other. */
async function work(start: WorkerStart): Promise<void> {
  const port = parentPort!;
  const say = (message: FromWorker): void => {
    port.postMessage(message);
  };
  const planned = await loadPlan(start.pipeline);
  if (!planned.ok) throw new Error(`the pipeline file changed: ${planned.problems[0]?.message ?? ''}`);
  const { plan } = planned;
  if (plan.fingerprint !== start.fingerprint)
    throw new Error('the pipeline file or a stage changed while the run began');
  const open = await openPlan(plan);
  port.on('message', (message: ToWorker) => {
    if (message.type === 'end') {
      port.close();
      return;
    }
    processBatch(plan, open, start.folder, unpackBatch(message.batch)).then(
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
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { type: 'error', name, message };
}

work(workerData as WorkerStart).catch((error: unknown) => {
  parentPort!.postMessage(sayError(error));
});
