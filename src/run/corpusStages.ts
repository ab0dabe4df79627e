import { encodeLayer, encodeSkipped } from '../model/codec.js';
import type { AnyLayer } from '../model/layer.js';
import type { Plan, PlannedStage } from '../pipeline/plan.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import { loadResources, stageFailed, stageOutput, view } from '../stage/runStage.js';
import type { AnyCorpusStage, CorpusWork } from '../stage/stage.js';
import type { AnyTable, TableRow } from '../stage/table.js';
import { writePart } from './processBatch.js';
import { readBatch, type LayerPlace, type RunDocument } from './readRun.js';
import { paths } from './runFolder.js';
import { SetupError } from './setupError.js';

/** A corpus stage that is configured. */
export interface OpenCorpusStage {
  readonly planned: PlannedStage<AnyCorpusStage>;
  readonly work: CorpusWork<AnyLayer, AnyLayer, AnyTable>;
}

/** Opens the corpus stages of a plan. @throws SetupError where one cannot be opened */
export function openCorpusStages(plan: Plan): OpenCorpusStage[] {
  return plan.corpusStages.map((planned) => {
    const { stage, options } = planned;
    try {
      const resources = loadResources(stage.resources);
      const work = stage.open({ options: options as never, resources: resources as never });
      return { planned, work: work as unknown as OpenCorpusStage['work'] };
    } catch (cause) {
      throw new SetupError(`stage ${stage.name} cannot be opened: ${(cause as Error).message}`, { cause });
    }
  });
}

/**
 * Runs a corpus stage over the finished parts of a run: every document once to count, once to annotate, then the
 * tables. It works in one thread and in the order of the run, so its bytes do not depend on the workers either.
 * A stage that throws is reported, and the document, or the tables, are left without its layers.
 * Where the signal is aborted it ends after the batch in work.
 */
export async function runCorpusStage(
  plan: Plan,
  { planned, work }: OpenCorpusStage,
  folder: string,
  batches: number,
  report: (diagnostic: Diagnostic) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { stage, folder: at } = planned;
  const needs = placesOf(plan, stage.needs);
  const failed = new Set<string>();
  const guard = (document: string, run: () => void): boolean => {
    try {
      run();
      return true;
    } catch (cause) {
      report(stageFailed(stage.name, document, cause));
      return false;
    }
  };

  for (let index = 0; index < batches; index++) {
    if (signal?.aborted) return;
    for await (const { row, document, skipped } of readBatch(folder, index, needs)) {
      if (skipped.size > 0) continue;
      const done = guard(row.id, () => {
        work.observe(view(stage.name, stage.needs, document));
      });
      if (!done) failed.add(row.id);
    }
  }
  for (let index = 0; index < batches; index++) {
    if (signal?.aborted) return;
    const lines = new Map(stage.gives.map((layer) => [layer.name, [] as string[]]));
    for await (const read of readBatch(folder, index, needs)) {
      for (const [layer, line] of annotate(read, failed.has(read.row.id))) lines.get(layer)!.push(line);
    }
    for (const [layer, all] of lines) writePart(paths.layer(folder, at, layer, index), all);
  }
  const tables = new Map(stage.tables.map((table) => [table.name, [] as string[]]));
  guard('(the whole run)', () => {
    work.finish({
      add: (table, row) => {
        const rows = tables.get(table.name);
        if (!rows)
          throw new TypeError(`stage ${stage.name} writes the table "${table.name}" but does not list it`);
        rows.push(JSON.stringify(cellsOf(table, row as TableRow<AnyTable>)));
      },
    });
  });
  for (const [table, rows] of tables) writePart(paths.table(folder, at, table), rows);

  function annotate(
    { row, document, skipped }: RunDocument,
    hasFailed: boolean,
  ): [layer: string, line: string][] {
    let why = hasFailed ? 'stage-failed' : [...skipped.values()][0];
    if (why === undefined) {
      const output = stageOutput(stage.name, stage.gives, document, report);
      const done = guard(row.id, () => {
        work.annotate(view(stage.name, stage.needs, document), output.out);
        for (const [name, builder] of output.builders) document.layers.set(name, builder.freeze());
      });
      if (!done) why = 'stage-failed';
    }
    return stage.gives.map((layer) => {
      const data = document.layers.get(layer.name);
      const line =
        data && why === undefined
          ? encodeLayer(row.id, document.text, data)
          : encodeSkipped(row.id, why ?? '');
      return [layer.name, line];
    });
  }
}

/** The stage folders that hold the layers. */
export function placesOf(plan: Plan, layers: readonly AnyLayer[]): LayerPlace[] {
  const stages = [...plan.documentStages, ...plan.corpusStages];
  return layers.map((layer) => {
    const giver = stages.find(({ stage }) => stage.gives.some(({ name }) => name === layer.name))!;
    return { layer, stage: giver.folder };
  });
}

function cellsOf(table: AnyTable, row: TableRow<AnyTable>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table.columns).map(([name, { type }]) => {
      const value = (row as Record<string, unknown>)[name];
      if (typeof value !== type)
        throw new TypeError(`table ${table.name}: column ${name} expected a ${type}, got ${typeof value}`);
      return [name, value];
    }),
  );
}
