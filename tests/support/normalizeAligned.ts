import { growing } from '../../src/model/growing.js';
import type { Normalizer } from '../../src/stages/normalize/normalizer.js';
import { alignText, type AlignedText } from '../../src/text/alignedText.js';

/** Normalises a text and keeps the way back. */
export function normalizeAligned(text: string, normalizer: Normalizer): AlignedText {
  const starts = growing(Uint32Array);
  const ends = growing(Uint32Array);
  const replacements: string[] = [];
  const attached: boolean[] = [];
  normalizer(text, (start, end, replacement, _rule, belongs) => {
    starts.push(start);
    ends.push(end);
    replacements.push(replacement);
    attached.push(belongs);
  });
  return alignText(text, {
    length: starts.length,
    starts: starts.values(),
    ends: ends.values(),
    replacements: (k) => replacements[k]!,
    attached: (k) => attached[k]!,
  });
}
