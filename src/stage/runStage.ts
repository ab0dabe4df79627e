import { layerOf, type DocumentInProgress } from '../model/document.js';
import type { AnyLayer } from '../model/layer.js';
import { buildLayer, type LayerBuilder } from '../model/layerData.js';
import { checkSpan } from '../model/columnStore.js';
import type { Diagnostic, Severity } from './diagnostic.js';
import { loadResource } from './resource.js';
import type {
  AnyDocumentStage,
  Annotate,
  Resources,
  StageDiagnostic,
  StageDocument,
  StageOutput,
} from './stage.js';

/** A stage that is configured and ready for documents. */
export interface OpenStage {
  readonly stage: AnyDocumentStage;
  readonly annotate: Annotate<AnyLayer, AnyLayer>;
}

/** Loads the resources of a stage: the values that its `open` receives. @throws Error where one cannot be loaded */
export function loadResources(resources: Resources | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resources ?? {}).map(([name, resource]) => [name, loadResource(resource)]),
  );
}

/** Opens a stage with options that were already validated. @throws Error where a resource cannot be loaded */
export async function openStage(stage: AnyDocumentStage, options: unknown): Promise<OpenStage> {
  const setup = { options: options as never, resources: loadResources(stage.resources) as never };
  const annotate = (await stage.open(setup)) as unknown as Annotate<AnyLayer, AnyLayer>;
  return { stage, annotate };
}

/** What became of a document in a stage. */
export type Outcome =
  { readonly state: 'done' } | { readonly state: 'set-aside' | 'failed'; readonly code: string };

const DONE: Outcome = { state: 'done' };

/**
 * Runs one stage on one document: the crash boundary. Layers are added to the document when the stage ends well;
 * whatever it throws becomes the diagnostic `stage-failed`, and what it had written is dropped.
 */
export async function runStage(
  open: OpenStage,
  document: DocumentInProgress,
  report: (diagnostic: Diagnostic) => void,
): Promise<Outcome> {
  const { stage } = open;
  const output = stageOutput(stage.name, stage.gives, document, report);
  try {
    const pending = open.annotate(view(stage.name, stage.needs, document), output.out);
    if (pending) await pending;
    // Frozen before any is added, so that a document never has half of what a stage gives.
    const frozen = [...output.builders].map(([name, builder]) => [name, builder.freeze()] as const);
    for (const [name, data] of frozen) document.layers.set(name, data);
  } catch (cause) {
    report(stageFailed(stage.name, document.id, cause));
    return { state: 'failed', code: 'stage-failed' };
  }
  return output.setAside() ?? DONE;
}

/** The diagnostic of a stage that threw. */
export function stageFailed(stage: string, document: string, cause: unknown): Diagnostic {
  const { message, where } = describeThrown(cause);
  return {
    code: 'stage-failed',
    severity: 'error',
    message: `the stage threw ${message.slice(0, 500)}${where === '' ? '' : ` (${where})`}`,
    advice: 'The document has the layers of the earlier stages only. Mend the stage, then run with --resume.',
    document,
    stage,
  };
}

/** Whatever was thrown, in words: an object without a prototype is none that `String` can read. */
function describeThrown(cause: unknown): { message: string; where: string } {
  try {
    if (!(cause instanceof Error)) return { message: String(cause), where: '' };
    const where = cause.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
    return { message: `${cause.name}: ${cause.message}`, where: where.trim() };
  } catch {
    return { message: 'something that cannot be shown', where: '' };
  }
}

/** What a stage may see of a document. */
export function view(
  stage: string,
  needs: readonly AnyLayer[],
  document: DocumentInProgress,
): StageDocument<AnyLayer> {
  return {
    id: document.id,
    text: document.text,
    meta: document.meta,
    layer(layer) {
      // Types hold this for TypeScript; a stage in plain JavaScript meets it here.
      if (!needs.some((need) => need.name === layer.name)) {
        throw new TypeError(`stage ${stage} reads the layer "${layer.name}" but does not list it in "needs"`);
      }
      return layerOf(document, layer);
    },
  };
}

/** The output of a stage over one document, and what it came to. */
export function stageOutput(
  stage: string,
  gives: readonly AnyLayer[],
  document: DocumentInProgress,
  report: (diagnostic: Diagnostic) => void,
): {
  readonly out: StageOutput<AnyLayer>;
  readonly builders: ReadonlyMap<string, LayerBuilder>;
  setAside(): Outcome | undefined;
} {
  const builders = new Map(
    gives.map((layer) => [layer.name, buildLayer(layer, document.strings, document.text.length)]),
  );
  let aside: Outcome | undefined;
  const into = (layer: AnyLayer): LayerBuilder => {
    const builder = builders.get(layer.name);
    if (!builder)
      throw new TypeError(`stage ${stage} writes the layer "${layer.name}" but does not list it in "gives"`);
    return builder;
  };
  return {
    builders,
    setAside: () => aside,
    out: {
      into: into as StageOutput<AnyLayer>['into'],
      add: (layer, row) => into(layer).add(row),
      report: (diagnostic) => {
        report({ ...checked(stage, diagnostic, document.text.length), document: document.id, stage });
      },
      setAside: (diagnostic) => {
        report({ ...checked(stage, diagnostic, document.text.length), document: document.id, stage });
        aside ??= { state: 'set-aside', code: diagnostic.code };
      },
    },
  };
}

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'] satisfies Severity[];

/** A diagnostic with the fields that a diagnostic has. @throws TypeError where one is not of its type */
function checked(stage: string, diagnostic: StageDiagnostic, length: number): StageDiagnostic {
  const { code, severity, message, advice, span } = diagnostic;
  const text = [code, message, advice ?? ''].every((value) => typeof value === 'string');
  if (!text || !SEVERITIES.includes(severity)) {
    throw new TypeError(
      `stage ${stage} reports a diagnostic whose code, message or advice is no text, or whose severity is none`,
    );
  }
  if (span !== undefined) checkSpan(`diagnostic ${code}`, span, length);
  return {
    code,
    severity,
    message,
    ...(advice === undefined ? {} : { advice }),
    ...(span === undefined ? {} : { span: { start: span.start, end: span.end } }),
  };
}
