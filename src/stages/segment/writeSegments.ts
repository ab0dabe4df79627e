import type { Segments } from '../../model/layers.js';
import type { LayerBuilder } from '../../model/layerData.js';
import type { AlignedText } from '../../text/alignedText.js';
import type { Analysis } from './segmentWord.js';

/**
 * Writes the parts of a word as rows. Their source spans cover the word without gaps; where two parts share one
 * source character (the ligature of lam and alef), the first has it and the second is empty.
 *
 * @param token the number of the word
 * @param from where the word begins in the normalised text
 * @param sourceStart where it begins in the source
 * @param sourceEnd where it ends there
 */
export function writeSegments(
  out: LayerBuilder<typeof Segments>,
  analysis: Analysis,
  token: number,
  from: number,
  aligned: AlignedText,
  sourceStart: number,
  sourceEnd: number,
): void {
  const { forms, roles, ends } = analysis;
  const { columns } = out;
  const last = forms.length - 1;
  // As many units as in the normalised text: the spelling may have changed, the places have not.
  const plain = sourceEnd - sourceStart === ends[last];
  let start = sourceStart;
  for (let part = 0; part <= last; part++) {
    let end = sourceEnd;
    if (part < last) {
      const begin = part === 0 ? 0 : ends[part - 1]!;
      end = plain
        ? sourceStart + ends[part]!
        : Math.max(start, aligned.toSource(from + begin, from + ends[part]!).end);
    }
    out.starts.push(start);
    out.ends.push(end);
    columns.token.push(token);
    columns.form.push(forms[part]!);
    columns.role.push(roles[part]!);
    start = end;
  }
}
