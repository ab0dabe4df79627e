import type { OpenPlan } from '../../pipeline/openPlan.js';
import { layerOf, type AnnotatedDocument } from '../../model/document.js';
import { Marks, Morphology, Segments, Tokens } from '../../model/layers.js';
import { labelOf, LAST, BEGIN, INSIDE, NAME_TYPES, UNIT } from '../../stages/entities/tagger/labels.js';
import type { FormReader } from '../../stages/entities/tagger/forms.js';
import { readText } from '../../stages/entities/tagger/readText.js';
import type { EntityDocument, GoldEntity } from '../evaluate/readBio.js';
import type { TaggedDocument } from './examples.js';

/** A document with the layers that the tagger reads, and its right names. */
export interface LayeredDocument {
  readonly document: AnnotatedDocument;
  readonly entities: readonly GoldEntity[];
}

/** The layers that the tagger reads. */
export const TAGGER_LAYERS = [Tokens, Segments, Morphology, Marks];

/** @throws Error where a document cannot be read */
export async function layDocuments(
  documents: readonly EntityDocument[],
  open: OpenPlan,
): Promise<LayeredDocument[]> {
  const out: LayeredDocument[] = [];
  for (const { id, text, entities } of documents) {
    const annotated = await open.annotate({ id, text, meta: {} });
    if (annotated.state !== 'done') throw new Error(`${id}: its layers could not be made`);
    out.push({ document: annotated.document, entities });
  }
  return out;
}

/** A document as the tagger reads it, with the labels of its right names. */
export function tagDocument(
  { document, entities }: LayeredDocument,
  read: FormReader,
  guidelines: number,
): TaggedDocument {
  const tokens = layerOf(document, Tokens);
  const text = readText(
    {
      tokens,
      segments: layerOf(document, Segments),
      morphology: layerOf(document, Morphology),
      marks: layerOf(document, Marks),
    },
    read,
  );
  const labels = new Uint8Array(text.count);
  let first = 0;
  for (const { start, end, type } of [...entities].sort((a, b) => a.start - b.start)) {
    const number = (NAME_TYPES as readonly string[]).indexOf(type);
    while (first < text.count && tokens.ends[first]! <= start) first++;
    if (number < 0) continue;
    let last = first;
    while (last < text.count && tokens.starts[last]! < end) last++;
    // A name over the end of a sentence is one in each.
    for (let from = first, to = first; from < last; from = to) {
      while (to < last && text.sentences[to] === text.sentences[from]) to++;
      labels.fill(labelOf(number, INSIDE), from, to);
      labels[from] = labelOf(number, BEGIN);
      labels[to - 1] = labelOf(number, to - from === 1 ? UNIT : LAST);
    }
  }
  return { text, labels, guidelines };
}
