import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { encodeLayer, encodeSkipped } from '../model/codec.js';
import type { Annotated, OpenPlan } from '../pipeline/openPlan.js';
import type { Plan } from '../pipeline/plan.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import type { Batch } from './batches.js';
import { partsAreThere, readRecord, type BatchRecord, type DocumentRow } from './batchRecord.js';
import type { RawDocument } from './rawDocument.js';
import { readDocument } from './readDocument.js';
import { reasonOf } from './reasonOf.js';
import { paths, writeWhole } from './runFolder.js';

/** What a batch came to. Small: it travels between threads. */
export interface BatchResult {
  readonly index: number;
  /** True where an earlier run had done the work. */
  readonly kept: boolean;
  readonly documents: number;
  readonly failed: number;
  readonly setAside: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly inputBytes: number;
}

/** A document whose bytes are in memory, or why they are not. */
interface Fetched {
  readonly raw: RawDocument;
  readonly bytes: Uint8Array;
  readonly unreadable?: Diagnostic;
}

/** What makes a document fail after it was read. */
const FAILURES = ['stage-failed', 'worker-died'];

/**
 * Does a batch: reads its documents, runs the document stages, writes a part for every layer and then the record.
 * The same code runs inline and in threads. A batch that is done already, with the same input, is kept.
 *
 * @throws OutputError where a part cannot be written
 */
export async function processBatch(
  plan: Plan,
  open: OpenPlan,
  folder: string,
  batch: Batch,
): Promise<BatchResult> {
  const fetched = batch.documents.map(fetch);
  const input = hashInput(fetched);
  const inputBytes = fetched.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const before = readRecord(folder, batch.index);
  if (before?.fingerprint === plan.fingerprint && before.input === input && partsAreThere(folder, before)) {
    return summarize(before, true, inputBytes);
  }
  // While its parts are being replaced nothing may say that they are whole.
  rmSync(paths.record(folder, batch.index), { force: true });
  const parts = new Map<string, string[]>();
  const documentLines: string[] = [];
  parts.set(paths.documents('', batch.index), documentLines);
  const layers = plan.documentStages.flatMap(({ stage, folder: at }) =>
    stage.gives.map((layer) => {
      const lines: string[] = [];
      parts.set(paths.layer('', at, layer.name, batch.index), lines);
      return { name: layer.name, lines };
    }),
  );
  const rows: Record<string, number> = Object.fromEntries(layers.map(({ name }) => [name, 0]));
  const documents: DocumentRow[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { raw, bytes, unreadable } of fetched) {
    const read = unreadable ? { diagnostics: [unreadable] } : readDocument(raw, bytes);
    let annotated: Annotated | undefined = read.document && (await open.annotate(read.document));
    diagnostics.push(...read.diagnostics, ...(annotated?.diagnostics ?? []));
    let row = rowOf(raw, read.document?.text.length ?? 0, annotated, read.diagnostics);
    const names = layers.map(({ name }) => name);
    let lines: string[];
    try {
      lines = names.map((name) => lineOf(name, row, annotated));
    } catch (cause) {
      // A string has a greatest length, and a text of millions of one-letter words comes near it.
      if (!(cause instanceof RangeError)) throw cause;
      annotated = undefined;
      row = { ...row, state: 'failed', code: 'document-too-large' };
      diagnostics.push(tooLarge(raw));
      lines = names.map((name) => lineOf(name, row, annotated));
    }
    documents.push(row);
    const { meta = {}, text = '' } = read.document ?? {};
    documentLines.push(JSON.stringify({ ...row, meta, text }));
    layers.forEach((layer, i) => {
      layer.lines.push(lines[i]!);
      rows[layer.name]! += annotated?.document.layers.get(layer.name)?.length ?? 0;
    });
  }
  const files: BatchRecord['files'] = Object.fromEntries(
    [...parts].map(([name, lines]) => [
      name.split(path.sep).join('/'),
      writePart(path.join(folder, name), lines),
    ]),
  );
  const record: BatchRecord = {
    batch: batch.index,
    fingerprint: plan.fingerprint,
    input,
    files,
    rows,
    documents,
    diagnostics,
  };
  writeWhole(paths.record(folder, batch.index), [JSON.stringify(record), '\n']);
  return summarize(record, false, inputBytes);
}

/** The line of a document in the part of a layer. @throws RangeError where it is longer than a string can be */
function lineOf(layer: string, row: DocumentRow, annotated: Annotated | undefined): string {
  const data = annotated?.document.layers.get(layer);
  if (annotated && data) return encodeLayer(row.id, annotated.document.text, data);
  return encodeSkipped(row.id, annotated?.skipped.get(layer) ?? row.code!);
}

function tooLarge(raw: RawDocument): Diagnostic {
  return {
    code: 'document-too-large',
    severity: 'error',
    message:
      'What the stages wrote about the document is longer than a line of a file can be, and is left out.',
    advice: 'Cut it into articles.',
    document: raw.id,
    file: raw.file,
    ...('line' in raw ? { line: raw.line } : {}),
  };
}

function fetch(raw: RawDocument): Fetched {
  if ('bytes' in raw) return { raw, bytes: raw.bytes };
  try {
    return { raw, bytes: readFileSync(raw.path) };
  } catch (cause) {
    const unreadable: Diagnostic = {
      code: 'unreadable-file',
      severity: 'error',
      message: `The file cannot be read: ${reasonOf(cause)}.`,
      document: raw.id,
      file: raw.file,
    };
    return { raw, bytes: new Uint8Array(), unreadable };
  }
}

function hashInput(fetched: readonly Fetched[]): string {
  const hash = createHash('sha256');
  for (const { raw, bytes, unreadable } of fetched) {
    const head = {
      id: raw.id,
      format: raw.format,
      file: raw.file,
      length: bytes.length,
      error: unreadable?.message ?? '',
    };
    const more = 'line' in raw ? { line: raw.line, columns: raw.columns ?? [] } : {};
    hash.update(JSON.stringify({ ...head, ...more })).update(bytes);
  }
  return hash.digest('hex');
}

function rowOf(
  raw: RawDocument,
  units: number,
  annotated: Annotated | undefined,
  problems: readonly Diagnostic[],
): DocumentRow {
  const place = { id: raw.id, file: raw.file, ...('line' in raw ? { line: raw.line } : {}) };
  if (!annotated) {
    const { code } = problems.at(-1)!;
    return { ...place, state: code === 'empty-document' ? 'set-aside' : 'failed', code, units };
  }
  const { state, diagnostics } = annotated;
  if (state === 'done') return { ...place, state, units };
  const failure = diagnostics.find(({ code }) => FAILURES.includes(code));
  const code = failure?.code ?? [...annotated.skipped.values()].at(-1) ?? diagnostics.at(-1)!.code;
  return { ...place, state, code, units };
}

function* withLineEnds(
  lines: readonly string[],
  hash: { update(bytes: Uint8Array): unknown },
): Generator<Uint8Array> {
  for (const line of lines) {
    const bytes = Buffer.from(`${line}\n`, 'utf8');
    hash.update(bytes);
    yield bytes;
  }
}

/** Writes lines as a part; returns its size and hash. @throws OutputError */
export function writePart(file: string, lines: readonly string[]): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = {
    update(piece: Uint8Array) {
      bytes += piece.length;
      hash.update(piece);
    },
  };
  writeWhole(file, withLineEnds(lines, counted));
  return { bytes, sha256: hash.digest('hex') };
}

function summarize(record: BatchRecord, kept: boolean, inputBytes: number): BatchResult {
  const count = (state: DocumentRow['state']): number =>
    record.documents.filter((row) => row.state === state).length;
  return {
    index: record.batch,
    kept,
    documents: record.documents.length,
    failed: count('failed'),
    setAside: count('set-aside'),
    rows: record.rows,
    inputBytes,
  };
}
