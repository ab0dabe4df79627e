import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineLayer, type Columns } from '../model/layer.js';
import type { LayerPlace } from './readRun.js';

/** The manifest of a finished run, as far as readers of a run need it. */
export interface Manifest {
  readonly qawl: string;
  readonly pipeline: string;
  readonly batches: number;
  readonly documents: {
    readonly total: number;
    readonly done: number;
    readonly setAside: number;
    readonly failed: number;
  };
  readonly stages: readonly StageOfManifest[];
}

export interface StageOfManifest {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly about: string;
  readonly gives: readonly {
    readonly layer: string;
    readonly about: string;
    readonly showText: boolean;
    readonly columns: Columns;
  }[];
}

/** Reads a manifest. @throws Error that says so where the folder is no run, or the run is not finished */
export function readManifest(folder: string): Manifest {
  let text: string;
  try {
    text = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new Error(
      `${folder} is no finished run: it has no manifest.json. Finish it with qawl run … --resume.`,
      { cause },
    );
  }
  return JSON.parse(text) as Manifest;
}

/** The layers of a run, defined anew from its manifest: also those of stages that are not installed here. */
export function layersOf(manifest: Manifest): LayerPlace[] {
  return manifest.stages.flatMap(({ folder, gives }) =>
    gives.map(({ layer, about, columns, showText }) => ({
      layer: defineLayer({ name: layer, about, columns, showText }),
      stage: folder,
    })),
  );
}
