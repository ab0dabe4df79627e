import type { OpenPlan } from '../pipeline/openPlan.js';
import type { Plan } from '../pipeline/plan.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import { startDocument } from '../model/document.js';
import type { Batch } from './batches.js';
import { processBatch, type BatchResult } from './processBatch.js';

/**
 * Writes the parts of a batch that no thread survived: its documents are there, without layers, so that the run is
 * whole. Its fingerprint fits no plan: a resumed run tries it again.
 */
export function failBatch(plan: Plan, folder: string, batch: Batch, why: string): Promise<BatchResult> {
  const diagnostic = (document: string): Diagnostic => ({
    code: 'worker-died',
    severity: 'error',
    message: `The thread that worked on the batch of this document ended twice: ${why}.`,
    advice:
      'Run with --resume to try again; if it stays, cut "batch" in the pipeline file smaller to find the document.',
    document,
  });
  const failing: OpenPlan = {
    milliseconds: [],
    annotate: (source) =>
      Promise.resolve({
        document: startDocument(source),
        state: 'failed',
        skipped: new Map(
          plan.documentStages.flatMap(({ stage }) => stage.gives.map((layer) => [layer.name, 'worker-died'])),
        ),
        diagnostics: [diagnostic(source.id)],
      }),
  };
  return processBatch({ ...plan, fingerprint: 'worker-died' }, failing, folder, batch);
}
