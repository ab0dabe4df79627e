import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Plan } from '../pipeline/plan.js';

/** The output folder cannot be written: a full disk, no permission. Ends the run; `--resume` goes on. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

const RUN = /^run-(\d{3,6})$/;
const LOCK = 'lock.json';

/** The runs in a folder of a pipeline, oldest first. */
function listRuns(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => RUN.test(name))
    .sort((a, b) => Number(RUN.exec(a)![1]) - Number(RUN.exec(b)![1]));
}

/**
 * Makes or finds the folder of a run and takes its lock, so that two runs never write into one folder.
 *
 * @param output the root of all output; the run is `<output>/<pipeline>/run-NNN`
 * @param resume take the newest run of the pipeline instead of a new one, where there is one
 * @throws OutputError where the folder cannot be made, or another run that is alive holds it
 */
export function openRunFolder(
  output: string,
  pipeline: string,
  resume: boolean,
): { folder: string; unlock: () => void } {
  const parent = path.join(output, pipeline);
  return guardOutput(parent, () => {
    mkdirSync(parent, { recursive: true });
    const newest = listRuns(parent).at(-1);
    if (resume && newest !== undefined) {
      const folder = path.join(parent, newest);
      return { folder, unlock: lock(folder) };
    }
    let number = newest === undefined ? 1 : Number(RUN.exec(newest)![1]) + 1;
    for (;;) {
      const folder = path.join(parent, `run-${String(number).padStart(3, '0')}`);
      try {
        mkdirSync(folder);
        return { folder, unlock: lock(folder) };
      } catch (cause) {
        // Another run took the number first.
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
        number++;
      }
    }
  });
}

function lock(folder: string): () => void {
  const file = path.join(folder, LOCK);
  const holder = existsSync(file) ? readHolder(file) : undefined;
  if (holder && isAlive(holder)) {
    throw new OutputError(
      `${folder} is being written by process ${holder.pid} on ${holder.host}; wait for it, or stop it`,
    );
  }
  if (holder) rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
  return () => {
    rmSync(file, { force: true });
  };
}

function readHolder(file: string): { pid: number; host: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; host: string };
  } catch {
    // Half a lock is what a power cut leaves.
    return { pid: -1, host: hostname() };
  }
}

function isAlive({ pid, host }: { pid: number; host: string }): boolean {
  // Nothing can be known of a process on another machine: it has the folder until its lock is taken away.
  if (host !== hostname()) return true;
  if (pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs `work`; what the file system refuses becomes an OutputError that says what to do. */
export function guardOutput<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw asOutputError(place, cause);
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room',
  EDQUOT: 'the quota is used up; make room',
  EACCES: 'no permission to write there; choose another folder with --output',
  EPERM: 'no permission to write there; choose another folder with --output',
  EROFS: 'the file system is read-only; choose another folder with --output',
  ENOTDIR: 'a part of the path is a file; choose another folder with --output',
  EEXIST: 'a file stands where a folder should be; choose another folder with --output',
};

/** An error of the file system as an OutputError; any other error as it is. */
export function asOutputError(place: string, cause: unknown): Error {
  if (cause instanceof OutputError) return cause;
  const code = (cause as NodeJS.ErrnoException).code;
  const advice = code === undefined ? undefined : REFUSALS[code];
  if (advice !== undefined) return new OutputError(`${place} cannot be written: ${advice}`, { cause });
  return cause instanceof Error ? cause : new Error(String(cause));
}

/** Writes a file so that it is there whole or not at all: under another name first, flushed, then renamed. */
export function writeWhole(file: string, pieces: Iterable<string | Uint8Array>): void {
  const temporary = `${file}.tmp`;
  guardOutput(file, () => {
    mkdirSync(path.dirname(file), { recursive: true });
    const handle = openSync(temporary, 'w');
    try {
      for (const piece of pieces)
        writeAll(handle, typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  });
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}

/** The name of part `index` of a layer. */
export function partName(index: number): string {
  return `${String(index).padStart(5, '0')}.jsonl`;
}

/** Where the files of a run are. */
export const paths = {
  documents: (folder: string, index: number) => path.join(folder, 'documents', partName(index)),
  layer: (folder: string, stage: string, layer: string, index: number) =>
    path.join(folder, stage, layer, partName(index)),
  table: (folder: string, stage: string, table: string) => path.join(folder, stage, `${table}.jsonl`),
  record: (folder: string, index: number) =>
    path.join(folder, 'batches', `${String(index).padStart(5, '0')}.json`),
};

/** Takes out of a run what does not belong to it: half-written files, and parts beyond the last batch. */
export function sweep(folder: string, plan: Plan, batches: number): void {
  const stages = [...plan.documentStages, ...plan.corpusStages].map((stage) => stage.folder);
  for (const top of ['documents', 'batches', ...stages]) sweepFolder(path.join(folder, top), batches);
  for (const name of readdirSync(folder)) {
    // The folder of a stage that the pipeline no longer has.
    if (/^\d+-/.test(name) && !stages.includes(name)) rmSync(path.join(folder, name), { recursive: true });
    if (name.endsWith('.tmp')) rmSync(path.join(folder, name));
  }
}

function sweepFolder(folder: string, batches: number): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const part = /^(\d{5,})\.jsonl?$/.exec(name);
    if (statSync(file).isDirectory()) sweepFolder(file, batches);
    else if (name.endsWith('.tmp') || (part && Number(part[1]) >= batches)) rmSync(file);
  }
}
