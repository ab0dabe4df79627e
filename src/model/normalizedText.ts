import { alignText, type AlignedText } from '../text/alignedText.js';
import type { Edits } from './layers.js';
import type { LayerData } from './layerData.js';

/**
 * The text that was made last, for the next stage that asks for the same. One only: V8 keeps what hangs on a WeakMap
 * through all its quick collections, and with it every document until a full one.
 */
let last: { readonly edits: LayerData<typeof Edits>; readonly aligned: AlignedText } | undefined;

/** The normalised text of a document, from its source text and its layer `edits`. */
export function normalizedText(source: string, edits: LayerData<typeof Edits>): AlignedText {
  if (last?.edits === edits && last.aligned.source === source) return last.aligned;
  const { with: replacement, attached } = edits.columns;
  const aligned = alignText(source, {
    length: edits.length,
    starts: edits.starts,
    ends: edits.ends,
    replacements: replacement.at,
    attached: attached.at,
  });
  last = { edits, aligned };
  return aligned;
}
