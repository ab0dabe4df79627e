/**
 * The public module of Qawl: what a user or the author of a stage may import. Everything else may change.
 */
import { fileURLToPath } from 'node:url';
import { annotatedJson, type AnnotatedJson, type OffsetUnit } from './export/annotatedJson.js';
import type { Scheme } from './export/transliterate.js';
import { openPlan } from './pipeline/openPlan.js';
import { loadPlan } from './pipeline/plan.js';
import { formatProblem, type Problem } from './pipeline/problem.js';

export type {
  AnnotatedJson,
  EntityJson,
  NameJson,
  OffsetUnit,
  QuoteJson,
  TokenJson,
} from './export/annotatedJson.js';
export { toLatin, type Scheme, type WordPart } from './export/transliterate.js';
export { fromBuckwalter, toBuckwalter } from './text/buckwalter.js';
export {
  category,
  flag,
  number,
  optionalRef,
  optionalSpan,
  optionalText,
  refs,
  spans,
  text,
} from './model/column.js';
export { defineLayer, type AnyLayer, type Layer, type Row } from './model/layer.js';
export type { LayerBuilder, LayerData } from './model/layerData.js';
export {
  Edits,
  Entities,
  Keywords,
  Language,
  Marks,
  Morphology,
  Names,
  QuotedSentences,
  Quotes,
  Segments,
  Sentences,
  Tokens,
} from './model/layers.js';
export { normalizedText } from './model/normalizedText.js';
export type { Problem } from './pipeline/problem.js';
export type { Diagnostic, Severity } from './stage/diagnostic.js';
export { defineResource, type Resource } from './stage/resource.js';
export {
  defineCorpusStage,
  defineStage,
  type CorpusStage,
  type CorpusWork,
  type DocumentStage,
  type StageDiagnostic,
  type StageDocument,
  type StageOutput,
  type TableOutput,
} from './stage/stage.js';
export { defineTable, type Table, type TableRow } from './stage/table.js';
export type { AlignedText } from './text/alignedText.js';
export { boundedCache } from './text/boundedCache.js';
export { fold } from './text/fold.js';
export type { Span } from './text/span.js';

/** The pipeline that is used where none is named: all document stages with their default options. */
export const DEFAULT_PIPELINE = fileURLToPath(new URL('../pipelines/news.yaml', import.meta.url));

/** A pipeline file that cannot be used; `problems` has every reason with its place. */
export class PipelineError extends Error {
  override readonly name = 'PipelineError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}

/** A pipeline whose stages are loaded and configured. */
export interface OpenPipeline {
  /**
   * Annotates a text. Corpus stages (keywords) do not run: they need a corpus.
   *
   * @param source the text, or the text with an id (default "text") and what is known about it
   * @param options.offsets what offsets count. Default "utf16"
   * @param options.transliterate gives each token a `translit` in this scheme. Default: none
   */
  annotate(
    source:
      | string
      | { readonly id?: string; readonly text: string; readonly meta?: Readonly<Record<string, string>> },
    options?: { readonly offsets?: OffsetUnit; readonly transliterate?: Scheme },
  ): Promise<AnnotatedJson>;
}

/**
 * Opens a pipeline file.
 *
 * @param file default: the news pipeline that comes with Qawl
 * @throws PipelineError where the file has problems; Error where a stage cannot be opened
 */
export async function openPipeline(file: string = DEFAULT_PIPELINE): Promise<OpenPipeline> {
  const planned = await loadPlan(file);
  if (!planned.ok) throw new PipelineError(planned.problems);
  const open = await openPlan(planned.plan);
  return {
    async annotate(source, options) {
      const given = typeof source === 'string' ? { text: source } : source;
      const annotated = await open.annotate({
        id: given.id ?? 'text',
        text: given.text,
        meta: given.meta ?? {},
      });
      return annotatedJson(
        annotated.document,
        options?.offsets ?? 'utf16',
        annotated,
        options?.transliterate,
      );
    },
  };
}

let standard: Promise<OpenPipeline> | undefined;

/** Annotates a text with the news pipeline, which is opened once. */
export async function annotate(text: string): Promise<AnnotatedJson> {
  standard ??= openPipeline();
  return (await standard).annotate(text);
}
