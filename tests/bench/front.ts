import { layerOf, startDocument, type AnnotatedDocument } from '../../dist/model/document.js';
import { TOKEN_KINDS, Tokens } from '../../dist/model/layers.js';
import { openStage, runStage, type OpenStage } from '../../dist/stage/runStage.js';
import { builtInStages } from '../../dist/stages/index.js';
import type { AnyDocumentStage } from '../../dist/stage/stage.js';

/** The stages that every pipeline begins with. */
export const FRONT = ['normalize', 'tokenize', 'segment'] as const;

/** Opens built-in stages with their default options. */
export async function openStages(names: readonly string[]): Promise<OpenStage[]> {
  const opened: OpenStage[] = [];
  for (const name of names) {
    const stage = builtInStages.get(name) as AnyDocumentStage | undefined;
    if (!stage) throw new Error(`there is no stage ${name}`);
    const checked = await stage.options?.['~standard'].validate({});
    opened.push(await openStage(stage, checked && !checked.issues ? checked.value : {}));
  }
  return opened;
}

/** Runs opened stages over a text. */
export async function annotate(stages: readonly OpenStage[], text: string): Promise<AnnotatedDocument> {
  const document = startDocument({ id: 'bench', text, meta: {} });
  for (const stage of stages) {
    const outcome = await runStage(stage, document, ({ message }) => {
      throw new Error(message);
    });
    if (outcome.state !== 'done') throw new Error(`${stage.stage.name}: ${outcome.code}`);
  }
  return document;
}

const WORD = TOKEN_KINDS.indexOf('word');

/** How many tokens of a document are words. */
export function countWords(document: AnnotatedDocument): number {
  let words = 0;
  for (const kind of layerOf(document, Tokens).columns.kind.codes) if (kind === WORD) words++;
  return words;
}
