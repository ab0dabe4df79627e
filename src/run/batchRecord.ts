import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../stage/diagnostic.js';
import { paths } from './runFolder.js';

/** What became of a document: its row of `documents.jsonl`. */
export interface DocumentRow {
  readonly id: string;
  readonly file: string;
  readonly line?: number;
  readonly state: 'done' | 'set-aside' | 'failed';
  /** Why, where it is not done: the code of a diagnostic. */
  readonly code?: string;
  /** UTF-16 units of the source text. */
  readonly units: number;
}

/**
 * The record of a batch, written after its parts: where it is there, they are whole. A resumed run keeps a batch
 * whose record has the same fingerprint and input.
 */
export interface BatchRecord {
  readonly batch: number;
  readonly fingerprint: string;
  /** SHA-256 over the ids and bytes of its documents. */
  readonly input: string;
  /** Bytes and SHA-256 of each part, by its path in the run. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
  /** Rows, by layer. */
  readonly rows: Readonly<Record<string, number>>;
  readonly documents: readonly DocumentRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the record of a batch; undefined where there is none that can be used. */
export function readRecord(folder: string, index: number): BatchRecord | undefined {
  const file = paths.record(folder, index);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as BatchRecord;
  } catch {
    // Half a record: the batch is done again.
    return undefined;
  }
}

/** Whether all the parts that a record names are there, in the size that it names. */
export function partsAreThere(folder: string, record: BatchRecord): boolean {
  return Object.entries(record.files).every(
    ([name, { bytes }]) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.size === bytes,
  );
}
