import { createHash } from 'node:crypto';
import path from 'node:path';
import type { AnyLayer } from '../model/layer.js';
import type { Plan, PlannedStage } from '../pipeline/plan.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import { readRecord, type BatchRecord } from './batchRecord.js';
import type { BatchResult } from './processBatch.js';
import { writeWhole } from './runFolder.js';

/** What a run came to. */
export interface RunTotals {
  readonly documents: number;
  readonly failed: number;
  readonly setAside: number;
  /** Errors of the run itself: input that cannot be read, a corpus stage that failed. */
  readonly errors: number;
  /** Batches that an earlier run had done. */
  readonly keptBatches: number;
  readonly batches: number;
  /** Rows, by layer. */
  readonly rows: Readonly<Record<string, number>>;
  /** Diagnostics, by code. */
  readonly diagnostics: Readonly<Record<string, number>>;
  readonly inputBytes: number;
  readonly milliseconds: number;
}

export interface RunFacts {
  readonly results: readonly BatchResult[];
  /** Of the run itself; those of documents are in the batch records. */
  readonly diagnostics: readonly Diagnostic[];
  readonly interrupted: boolean;
  readonly workers: number;
  readonly stageMilliseconds: readonly number[];
  readonly milliseconds: number;
}

/**
 * Writes what stands at the head of a run folder: documents.jsonl, diagnostics.jsonl, manifest.json and, with
 * everything that differs from run to run, timing.json. An interrupted run gets timing alone.
 */
export function finishRun(plan: Plan, folder: string, facts: RunFacts): RunTotals {
  const { results } = facts;
  const counts: Record<string, number> = {};
  for (const { code } of facts.diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  const records = function* (): Generator<BatchRecord> {
    for (const { index } of results) {
      const record = readRecord(folder, index);
      if (record) yield record;
    }
  };
  for (const record of records()) {
    for (const { code } of record.diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  }
  const sum = (pick: (result: BatchResult) => number): number =>
    results.reduce((n, result) => n + pick(result), 0);
  const rows: Record<string, number> = {};
  for (const result of results) {
    for (const [layer, n] of Object.entries(result.rows)) rows[layer] = (rows[layer] ?? 0) + n;
  }
  const totals: RunTotals = {
    documents: sum((result) => result.documents),
    failed: sum((result) => result.failed),
    setAside: sum((result) => result.setAside),
    errors: facts.diagnostics.filter(({ severity }) => severity === 'error').length,
    keptBatches: sum((result) => (result.kept ? 1 : 0)),
    batches: results.length,
    rows,
    diagnostics: Object.fromEntries(Object.entries(counts).sort()),
    inputBytes: sum((result) => result.inputBytes),
    milliseconds: facts.milliseconds,
  };
  if (!facts.interrupted) {
    writeWhole(path.join(folder, 'documents.jsonl'), documentLines(records()));
    writeWhole(path.join(folder, 'diagnostics.jsonl'), diagnosticLines(facts.diagnostics, records()));
    writeWhole(path.join(folder, 'manifest.json'), [manifest(plan, totals, records()), '\n']);
  }
  writeWhole(path.join(folder, 'timing.json'), [timing(plan, facts, totals), '\n']);
  return totals;
}

function* documentLines(records: Iterable<BatchRecord>): Generator<string> {
  for (const { batch, documents } of records) {
    const lines = documents.map((row, i) => JSON.stringify({ ...row, part: batch, row: i }));
    yield `${lines.join('\n')}\n`;
  }
}

function* diagnosticLines(own: readonly Diagnostic[], records: Iterable<BatchRecord>): Generator<string> {
  for (const diagnostic of own) yield `${JSON.stringify(diagnostic)}\n`;
  for (const { diagnostics } of records) {
    for (const diagnostic of diagnostics) yield `${JSON.stringify(diagnostic)}\n`;
  }
}

/** Nothing in it differs between equal runs: no times, no paths, no number of workers. */
function manifest(plan: Plan, totals: RunTotals, records: Iterable<BatchRecord>): string {
  const { documents, failed, setAside, rows, diagnostics } = totals;
  // One hash over all parts: sha256sum of the sorted list would be as long as the run.
  const parts = createHash('sha256');
  for (const { files } of records) {
    for (const name of Object.keys(files).sort()) parts.update(`${files[name]!.sha256}  ${name}\n`);
  }
  return JSON.stringify(
    {
      qawl: plan.qawl,
      pipeline: plan.name,
      offsets: 'utf16, half-open, of the text in documents/',
      fingerprint: plan.fingerprint,
      documents: { total: documents, done: documents - failed - setAside, setAside, failed },
      batches: totals.batches,
      parts: parts.digest('hex'),
      stages: [...plan.documentStages, ...plan.corpusStages].map((stage) => describeStage(stage, rows)),
      diagnostics,
    },
    null,
    2,
  );
}

function describeStage(
  { stage, folder, origin, options, resources }: PlannedStage,
  rows: RunTotals['rows'],
): unknown {
  return {
    folder,
    name: stage.name,
    version: stage.version,
    about: stage.about,
    ...(origin.kind === 'built-in' ? {} : { code: origin.sha256 }),
    options,
    resources,
    needs: stage.needs.map(({ name }) => name),
    gives: stage.gives.map((layer) => describeLayer(layer, rows[layer.name])),
    ...(stage.over === 'corpus' ? { tables: stage.tables } : {}),
  };
}

function describeLayer(layer: AnyLayer, rows: number | undefined): unknown {
  const { name, about, columns, showText } = layer;
  return { layer: name, about, ...(rows === undefined ? {} : { rows }), showText, columns };
}

function timing(plan: Plan, facts: RunFacts, totals: RunTotals): string {
  const seconds = facts.milliseconds / 1000;
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return JSON.stringify(
    {
      finished: new Date().toISOString(),
      interrupted: facts.interrupted,
      workers: facts.workers,
      seconds: round(seconds),
      documentsPerSecond: round(totals.documents / seconds),
      tokensPerSecond: round((totals.rows['tokens'] ?? 0) / seconds),
      peakMemoryMegabytes: round(process.resourceUsage().maxRSS / 1024),
      keptBatches: totals.keptBatches,
      stageSeconds: Object.fromEntries(
        plan.documentStages.map(({ stage }, i) => [
          stage.name,
          round((facts.stageMilliseconds[i] ?? 0) / 1000),
        ]),
      ),
    },
    null,
    2,
  );
}
