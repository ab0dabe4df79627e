import { alignText, type AlignedText } from '../text/alignedText.js';
import type { Edits } from './layers.js';
import type { LayerData } from './layerData.js';

/** The normalised text of a document, from its source text and its layer `edits`. */
export function normalizedText(source: string, edits: LayerData<typeof Edits>): AlignedText {
  const { with: replacement, attached } = edits.columns;
  return alignText(source, {
    length: edits.length,
    starts: edits.starts,
    ends: edits.ends,
    replacements: replacement.at,
    attached: attached.at,
  });
}
