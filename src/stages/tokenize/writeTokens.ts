import type { LayerBuilder } from '../../model/layerData.js';
import type { Tokens } from '../../model/layers.js';
import type { AlignedText } from '../../text/alignedText.js';
import { reusable } from '../../text/reusable.js';
import type { ScannedTokens } from './scanTokens.js';
import type { SplitSentences } from './splitSentences.js';

/** Writes the tokens of the normalised text as spans of the source. */
export type WriteTokens = (
  out: LayerBuilder<typeof Tokens>,
  scanned: ScannedTokens,
  sentences: SplitSentences,
  aligned: AlignedText,
) => void;

/** Makes a writer, which collects the rows of a text in arrays of its own and adds them column by column. */
export function tokenWriter(): WriteTokens {
  const takeStarts = reusable(Uint32Array);
  const takeEnds = reusable(Uint32Array);
  const takeNorms = reusable(Uint32Array);
  const takeSentences = reusable(Int32Array);
  return (out, scanned, sentences, aligned) => {
    const { text, units, length } = scanned;
    const { kind, norm, sentence } = out.columns;
    const { strings } = norm;
    const starts = takeStarts(length);
    const ends = takeEnds(length);
    const norms = takeNorms(length);
    const holders = takeSentences(length);
    const cursor = aligned.cursor();
    for (let k = 0; k < length; k++) {
      const start = scanned.starts[k]!;
      const end = scanned.ends[k]!;
      cursor.toSource(start, end);
      starts[k] = cursor.start;
      ends[k] = cursor.end;
      norms[k] = strings.idOfSlice(text, units, start, end);
    }
    for (let i = 0; i < sentences.length; i++) holders.fill(i, sentences.firsts[i]!, sentences.ends[i]!);
    out.starts.append(starts.subarray(0, length));
    out.ends.append(ends.subarray(0, length));
    kind.codes.append(scanned.kinds);
    norm.ids.append(norms.subarray(0, length));
    sentence.values.append(holders.subarray(0, length));
  };
}
