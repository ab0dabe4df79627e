import { layerOf, startDocument, type AnnotatedDocument } from '../../../src/model/document.js';
import { Marks, Morphology, Segments, Tokens } from '../../../src/model/layers.js';
import { loadResource } from '../../../src/stage/resource.js';
import { runStage } from '../../../src/stage/runStage.js';
import type { Facts } from '../../../src/stages/entities/tagger/facts.js';
import type { TaggedText } from '../../../src/stages/entities/tagger/features.js';
import { formReader, type FormReader } from '../../../src/stages/entities/tagger/forms.js';
import { listsResource } from '../../../src/stages/entities/tagger/lists.js';
import { readText } from '../../../src/stages/entities/tagger/readText.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { opened } from '../../support/annotateWith.js';

const stages = await opened([normalize, tokenize, segment]);

export const lists = loadResource(listsResource);

/** Facts of no word. */
export const NO_FACTS: Facts = {
  keys: new Uint32Array(),
  clusters: new Uint16Array(),
  marks: new Uint16Array(),
  counts: new Uint8Array(),
  middle: new Uint16Array(1),
  coarse: new Uint16Array(1),
};

/** A document with the layers that the tagger reads. */
export async function layered(text: string): Promise<AnnotatedDocument> {
  const document = startDocument({ id: 'test', text, meta: {} });
  for (const stage of stages) {
    const outcome = await runStage(stage, document, () => undefined);
    if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome));
  }
  return document;
}

/** A text as the tagger sees it. @param read default: forms by the lists alone */
export async function taggedText(
  text: string,
  read: FormReader = formReader(lists, NO_FACTS),
): Promise<TaggedText> {
  const document = await layered(text);
  return readText(
    {
      tokens: layerOf(document, Tokens),
      segments: layerOf(document, Segments),
      morphology: layerOf(document, Morphology),
      marks: layerOf(document, Marks),
    },
    read,
  );
}

/** The number of the token with a core. @throws Error where there is none */
export function tokenOf({ forms }: TaggedText, core: string): number {
  const found = forms.findIndex((form) => form.core === core);
  if (found < 0) throw new Error(`no token ${core}`);
  return found;
}
