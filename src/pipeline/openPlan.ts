import { startDocument, type AnnotatedDocument, type SourceDocument } from '../model/document.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import { openStage, runStage, type OpenStage } from '../stage/runStage.js';
import type { Plan } from './plan.js';

/** What became of a document in a pipeline. */
export interface Annotated {
  readonly document: AnnotatedDocument;
  /** `failed`: a stage threw, its layers are missing; `set-aside`: a stage found that it is not worth reading on. */
  readonly state: 'done' | 'set-aside' | 'failed';
  /** Why, for every layer that the document does not have. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A plan whose stages are configured: takes documents one at a time. */
export interface OpenPlan {
  /** Runs the document stages. Whatever the text, it does not throw. */
  annotate(source: SourceDocument): Promise<Annotated>;
  /** Milliseconds spent in each stage so far, in the order of the plan. */
  readonly milliseconds: readonly number[];
}

/** Opens the document stages of a plan. @throws Error where a stage cannot be opened (it names the stage) */
export async function openPlan(plan: Plan): Promise<OpenPlan> {
  const stages: OpenStage[] = [];
  for (const { stage, options } of plan.documentStages) {
    try {
      stages.push(await openStage(stage, options));
    } catch (cause) {
      throw new Error(`stage ${stage.name} cannot be opened: ${(cause as Error).message}`, { cause });
    }
  }
  const milliseconds = stages.map(() => 0);
  return {
    milliseconds,
    async annotate(source) {
      const document = startDocument(source);
      const diagnostics: Diagnostic[] = [];
      const skipped = new Map<string, string>();
      let state: Annotated['state'] = 'done';
      let asideFor: string | undefined;
      for (let i = 0; i < stages.length; i++) {
        const open = stages[i]!;
        const { needs, gives } = open.stage;
        const missing = needs.find((need) => !document.layers.has(need.name));
        let why = asideFor ?? (missing && skipped.get(missing.name));
        if (why === undefined) {
          const began = performance.now();
          const outcome = await runStage(open, document, (diagnostic) => diagnostics.push(diagnostic));
          milliseconds[i]! += performance.now() - began;
          if (outcome.state === 'done') continue;
          state = outcome.state === 'failed' ? 'failed' : state === 'done' ? 'set-aside' : state;
          if (outcome.state === 'set-aside') {
            asideFor = outcome.code;
            continue;
          }
          why = outcome.code;
        }
        for (const layer of gives) skipped.set(layer.name, why);
      }
      return { document, state, skipped, diagnostics };
    },
  };
}
