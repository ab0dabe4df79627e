import type { LayerBuilder } from '../../model/layerData.js';
import type { QuotedSentences as QuotedLayer, Sentences } from '../../model/layers.js';
import type { PairedMarks } from './pairMarks.js';
import type { QuotedSentences, SplitSentences } from './splitSentences.js';

/**
 * Writes sentences as spans of the source.
 *
 * @param starts where each token begins in the source
 * @param ends where each token ends in the source
 */
export function writeSentences(
  out: LayerBuilder<typeof Sentences>,
  sentences: SplitSentences,
  starts: Uint32Array,
  ends: Uint32Array,
): void {
  for (let i = 0; i < sentences.length; i++) {
    out.starts.push(starts[sentences.firsts[i]!]!);
    out.ends.push(ends[sentences.ends[i]! - 1]!);
    out.columns.paragraph.push(sentences.paragraphs[i]!);
  }
}

/** Writes the sentences inside quotations and brackets; a bracket has no mark. See `writeSentences`. */
export function writeQuotedSentences(
  out: LayerBuilder<typeof QuotedLayer>,
  quoted: QuotedSentences,
  marks: PairedMarks,
  starts: Uint32Array,
  ends: Uint32Array,
): void {
  let mark = 0;
  for (let i = 0; i < quoted.length; i++) {
    const open = quoted.opens[i]!;
    while (mark < marks.length && marks.opens[mark]! < open) mark++;
    out.starts.push(starts[quoted.firsts[i]!]!);
    out.ends.push(ends[quoted.ends[i]! - 1]!);
    out.columns.sentence.push(quoted.sentences[i]!);
    out.columns.mark.push(marks.opens[mark] === open ? mark : null);
  }
}
