import { startDocument, type AnnotatedDocument } from '../../src/model/document.js';
import type { Diagnostic } from '../../src/stage/diagnostic.js';
import { openStage, runStage, type OpenStage } from '../../src/stage/runStage.js';
import type { AnyDocumentStage } from '../../src/stage/stage.js';

/** A stage with the options that a test wants; defaults where none are given. */
export type StageWithOptions = AnyDocumentStage | readonly [stage: AnyDocumentStage, options: unknown];

/** Opens stages once, for tests that annotate many texts. */
export async function opened(stages: readonly StageWithOptions[]): Promise<OpenStage[]> {
  const out: OpenStage[] = [];
  for (const entry of stages) {
    const [stage, given] = Array.isArray(entry)
      ? (entry as [AnyDocumentStage, unknown])
      : [entry as AnyDocumentStage, {}];
    let options = given;
    if (stage.options) {
      const checked = await stage.options['~standard'].validate(given);
      if (checked.issues) throw new Error(checked.issues.map((issue) => issue.message).join('; '));
      options = checked.value;
    }
    out.push(await openStage(stage, options));
  }
  return out;
}

/** Runs opened stages over a text, as the pipeline would: stops where one fails or sets the document aside. */
export async function annotateWith(
  stages: readonly OpenStage[],
  text: string,
): Promise<{ document: AnnotatedDocument; diagnostics: Diagnostic[] }> {
  const document = startDocument({ id: 'test', text, meta: {} });
  const diagnostics: Diagnostic[] = [];
  for (const stage of stages) {
    const outcome = await runStage(stage, document, (diagnostic) => diagnostics.push(diagnostic));
    if (outcome.state !== 'done') break;
  }
  return { document, diagnostics };
}
