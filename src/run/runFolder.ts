import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Plan } from '../pipeline/plan.js';
import type { AnyStage } from '../stage/stage.js';
import { lock } from './lock.js';
import { guardOutput } from './outputError.js';

const RUN = /^run-(\d{3,6})$/;

/** What stands at the head of a finished run. */
const HEADS = ['manifest.json', 'documents.jsonl', 'diagnostics.jsonl'];

/** The runs in a folder of a pipeline, oldest first. */
function listRuns(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => RUN.test(name))
    .sort((a, b) => Number(RUN.exec(a)![1]) - Number(RUN.exec(b)![1]));
}

/**
 * Makes or finds the folder of a run and takes its lock, so that two runs never write into one folder. `unlock` gives
 * it back, and removes the folder where nothing was written.
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
      const taken = take(path.join(parent, newest));
      // From here on the run is not finished, whatever it was before.
      for (const head of HEADS) rmSync(path.join(taken.folder, head), { force: true });
      return taken;
    }
    let number = newest === undefined ? 1 : Number(RUN.exec(newest)![1]) + 1;
    for (;;) {
      const folder = path.join(parent, `run-${String(number).padStart(3, '0')}`);
      try {
        mkdirSync(folder);
        return take(folder);
      } catch (cause) {
        // Another run took the number first.
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
        number++;
      }
    }
  });
}

function take(folder: string): { folder: string; unlock: () => void } {
  const giveBack = lock(folder);
  return {
    folder,
    unlock() {
      giveBack();
      if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
    },
  };
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
    } catch (cause) {
      // On a full disk, half a file takes the room that the next one needs.
      rmSync(temporary);
      throw cause;
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

/**
 * Takes out of a run what does not belong to it: half-written files, parts beyond the last batch, and what stages,
 * layers and tables wrote that the pipeline no longer has.
 */
export function sweep(folder: string, plan: Plan, batches: number): void {
  sweepParts(path.join(folder, 'documents'), batches);
  sweepParts(path.join(folder, 'batches'), batches);
  const stages = new Map(
    [...plan.documentStages, ...plan.corpusStages].map((stage) => [stage.folder, stage.stage]),
  );
  for (const name of readdirSync(folder)) {
    const stage = stages.get(name);
    if (stage) sweepStage(path.join(folder, name), stage, batches);
    else if (/^\d+-/.test(name) || name.endsWith('.tmp'))
      rmSync(path.join(folder, name), { recursive: true });
  }
}

function sweepStage(folder: string, stage: AnyStage, batches: number): void {
  const layers = new Set(stage.gives.map((layer) => layer.name));
  const tables = new Set(stage.over === 'corpus' ? stage.tables.map((table) => `${table.name}.jsonl`) : []);
  for (const name of readdirSync(folder)) {
    if (layers.has(name)) sweepParts(path.join(folder, name), batches);
    else if (!tables.has(name)) rmSync(path.join(folder, name), { recursive: true });
  }
}

function sweepParts(folder: string, batches: number): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const part = /^(\d{5,})\.jsonl?$/.exec(name);
    if (!part || Number(part[1]) >= batches) rmSync(path.join(folder, name), { recursive: true });
  }
}
