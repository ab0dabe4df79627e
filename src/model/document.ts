import { createInterner, type Interner } from '../text/interner.js';
import type { AnyLayer } from './layer.js';
import type { LayerData } from './layerData.js';

/** A document as it was read: immutable. */
export interface SourceDocument {
  /** Unique within a run. Comes from the input: never use it in a path. */
  readonly id: string;
  /** The source text. Every span of every layer counts its UTF-16 units. */
  readonly text: string;
  /** What the input says beside the text (title, date, outlet, …): strings by name. */
  readonly meta: Readonly<Record<string, string>>;
}

/** A document with the layers that it has so far. Layers are frozen: a later stage adds, it never changes. */
export interface AnnotatedDocument extends SourceDocument {
  readonly strings: Interner;
  readonly layers: ReadonlyMap<string, LayerData>;
}

/** A document on its way through a pipeline. */
export interface DocumentInProgress extends AnnotatedDocument {
  readonly layers: Map<string, LayerData>;
}

/** Starts a document without layers. */
export function startDocument(source: SourceDocument): DocumentInProgress {
  const { id, text, meta } = source;
  // Written out: V8 keeps every object that a spread makes, with all its layers, until a full garbage collection.
  return { id, text, meta, strings: createInterner(), layers: new Map() };
}

/**
 * A layer of a document, by the layer's name (so that two copies of a definition meet).
 * @throws Error where the document does not have it
 */
export function layerOf<L extends AnyLayer>(document: AnnotatedDocument, layer: L): LayerData<L> {
  const data = document.layers.get(layer.name);
  if (!data)
    throw new Error(
      `document has no layer "${layer.name}"; it has ${[...document.layers.keys()].join(', ')}`,
    );
  return data as LayerData<L>;
}
