import type { LayerBuilder } from '../../model/layerData.js';
import type { Marks } from '../../model/layers.js';
import { lastAtOrBefore } from '../../text/span.js';
import type { PairedMarks } from './pairMarks.js';
import type { SplitSentences } from './splitSentences.js';

/**
 * Writes the pairs of marks, in order of their opening marks. A pair without a closing mark ends with its sentence,
 * or where its pairing set a limit before that.
 *
 * @param starts where each token begins in the source
 * @param ends where each token ends in the source
 */
export function writeMarks(
  out: LayerBuilder<typeof Marks>,
  marks: PairedMarks,
  sentences: SplitSentences,
  starts: Uint32Array,
  ends: Uint32Array,
): void {
  const span = (token: number): { start: number; end: number } => ({
    start: starts[token]!,
    end: ends[token]!,
  });
  /** Where the pairs that are open here end, outermost first. */
  const open: number[] = [];
  for (let i = 0; i < marks.length; i++) {
    const first = marks.opens[i]!;
    const close = marks.closes[i]!;
    let last = close;
    if (close < 0) {
      last = marks.limits[i]! - 1;
      if (!marks.reopened[i] && marks.firstParagraphs[i] === marks.lastParagraphs[i]) {
        const sentence = lastAtOrBefore(sentences.firsts, sentences.length, first);
        last = Math.min(last, sentences.ends[sentence]! - 1);
      }
    }
    const end = ends[last]!;
    while (open.length > 0 && open.at(-1)! <= starts[first]!) open.pop();
    // A repeated mark continues the pair around it: it has that pair's depth.
    const depth = marks.reopened[i] ? Math.max(0, open.length - 1) : open.length;
    if (!marks.reopened[i]) open.push(end);
    out.add({
      start: starts[first]!,
      end,
      open: span(first),
      close: close < 0 ? null : span(close),
      depth,
      repair: marks.reopened[i] ? 'reopened' : close < 0 ? 'unclosed' : 'none',
    });
  }
}
