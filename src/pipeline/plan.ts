import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashResource } from '../stage/resource.js';
import type { AnyCorpusStage, AnyDocumentStage, AnyStage } from '../stage/stage.js';
import { builtInStages } from '../stages/index.js';
import { fingerprintOf } from './fingerprint.js';
import { parsePipelineFile, type BatchSize, type StageEntry } from './pipelineFile.js';
import type { Problem } from './problem.js';
import { resolveStage, type Origin } from './resolveStage.js';
import { QAWL_VERSION } from './version.js';

/** A stage in its place, with its options checked and their defaults filled in. */
export interface PlannedStage<S extends AnyStage = AnyStage> {
  readonly stage: S;
  readonly origin: Origin;
  readonly options: unknown;
  /** SHA-256 of each resource, by name. */
  readonly resources: Readonly<Record<string, string>>;
  /** The folder of its files in a run: `2-tokenize`. */
  readonly folder: string;
}

/** A pipeline that was checked: every need is given by an earlier stage, and nothing is given twice. */
export interface Plan {
  readonly name: string;
  /** The pipeline file, absolute. */
  readonly file: string;
  /** Absolute path or glob, where the file says one. */
  readonly input: string | undefined;
  readonly batch: BatchSize;
  readonly documentStages: readonly PlannedStage<AnyDocumentStage>[];
  readonly corpusStages: readonly PlannedStage<AnyCorpusStage>[];
  /** Of the document stages: what decides the bytes of a batch. */
  readonly fingerprint: string;
  readonly qawl: string;
}

export type Planned =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problems: Problem[] };

/** Reads and checks a pipeline file; finds every problem at once, in the order of the file. */
export async function loadPlan(file: string): Promise<Planned> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `the pipeline file cannot be read: ${(cause as Error).message}.`;
    return { ok: false, problems: [{ message, file, line: 1, column: 1 }] };
  }
  const { pipeline, problems } = parsePipelineFile(text, file);
  if (!pipeline) return { ok: false, problems };
  const folder = path.dirname(path.resolve(file));
  const stages: Omit<PlannedStage, 'folder'>[] = [];
  const given = new Map<string, string>();
  for (const entry of pipeline.stages) {
    const add = (message: string, advice?: string, at?: readonly PropertyKey[]): void => {
      problems.push({ message, ...(advice === undefined ? {} : { advice }), file, ...entry.at(at) });
    };
    const resolved = await resolveStage(entry.use, folder);
    if (!resolved.ok) {
      add(resolved.message, resolved.advice);
      continue;
    }
    const { stage, origin } = resolved;
    checkOrder(stage, stages.at(-1)?.stage, add);
    checkLayers(stage, given, pipeline.stages, add);
    const options = await checkOptions(stage, entry.options, add);
    const resources = checkResources(stage, add);
    stages.push({ stage, origin, options, resources });
  }
  if (problems.length > 0)
    return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
  const planned = stages.map((stage, i) => ({ ...stage, folder: `${i + 1}-${stage.stage.name}` }));
  const documentStages = planned.filter(isOverDocuments);
  return {
    ok: true,
    plan: {
      name: pipeline.name,
      file: path.resolve(file),
      input: pipeline.input === undefined ? undefined : path.resolve(folder, pipeline.input),
      batch: pipeline.batch,
      documentStages,
      corpusStages: planned.filter(isOverCorpus),
      fingerprint: fingerprintOf(QAWL_VERSION, documentStages),
      qawl: QAWL_VERSION,
    },
  };
}

function isOverDocuments(stage: PlannedStage): stage is PlannedStage<AnyDocumentStage> {
  return stage.stage.over === 'document';
}

function isOverCorpus(stage: PlannedStage): stage is PlannedStage<AnyCorpusStage> {
  return stage.stage.over === 'corpus';
}

type Add = (message: string, advice?: string, at?: readonly PropertyKey[]) => void;

function checkOrder(stage: AnyStage, before: AnyStage | undefined, add: Add): void {
  if (stage.over === 'document' && before?.over === 'corpus') {
    add(
      `${stage.name} works document by document and cannot follow ${before.name}, which runs over the finished run.`,
      `Put ${stage.name} before ${before.name}.`,
    );
  }
}

function checkLayers(
  stage: AnyStage,
  given: Map<string, string>,
  entries: readonly StageEntry[],
  add: Add,
): void {
  for (const need of stage.needs) {
    if (given.has(need.name)) continue;
    const giver = [...builtInStages.values()].find((other) =>
      other.gives.some((layer) => layer.name === need.name),
    );
    const later = entries.some((entry) => entry.use === giver?.name);
    const advice = !giver
      ? 'No built-in stage gives it: add the stage that does before this one.'
      : `Put "- ${giver.name}"${later ? ', which stands later in the file,' : ''} before this one.`;
    add(`${stage.name} needs the layer "${need.name}", which no earlier stage gives.`, advice);
  }
  for (const layer of stage.gives) {
    const giver = given.get(layer.name);
    if (giver === undefined) given.set(layer.name, stage.name);
    else
      add(
        `${stage.name} gives the layer "${layer.name}", which ${giver} gives already.`,
        'Take one of the two out.',
      );
  }
}

async function checkOptions(stage: AnyStage, options: Record<string, unknown>, add: Add): Promise<unknown> {
  if (!stage.options) {
    const names = Object.keys(options);
    if (names.length > 0) add(`${stage.name} takes no options.`, undefined, [names[0]!]);
    return {};
  }
  let result;
  try {
    result = await stage.options['~standard'].validate(options);
  } catch (cause) {
    add(`${stage.name}: its options cannot be checked: ${(cause as Error).message}.`);
    return undefined;
  }
  if (!result.issues) return result.value;
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
    const where = path.length === 0 ? '' : ` option ${path.map(String).join('.')}:`;
    // Of an unknown option a schema tells the name in its message alone.
    const named = Object.keys(options).find((name) => issue.message.includes(`"${name}"`));
    add(
      `${stage.name}:${where} ${issue.message}.`,
      undefined,
      path.length > 0 ? path : named ? [named] : undefined,
    );
  }
  return undefined;
}

function checkResources(stage: AnyStage, add: Add): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const [name, resource] of Object.entries(stage.resources ?? {})) {
    try {
      hashes[name] = hashResource(resource);
    } catch (cause) {
      add(`${stage.name}: the resource "${name}" cannot be read: ${(cause as Error).message}.`);
    }
  }
  return hashes;
}
