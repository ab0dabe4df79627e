import { Edits, Marks, Sentences, Tokens } from '../../model/layers.js';
import type { LayerBuilder } from '../../model/layerData.js';
import { normalizedText } from '../../model/normalizedText.js';
import { defineStage } from '../../stage/stage.js';
import { abbreviations } from './abbreviations.js';
import { pairMarks } from './pairMarks.js';
import { scanTokens } from './scanTokens.js';
import { splitSentences, type SplitSentences } from './splitSentences.js';
import { writeMarks } from './writeMarks.js';
import { writeTokens } from './writeTokens.js';

/** Cuts the normalised text into tokens, pairs its quotation marks, and finds sentences. */
export const tokenize = defineStage({
  name: 'tokenize',
  version: '0.1.0',
  about: 'Finds tokens, sentences and pairs of quotation marks.',
  needs: [Edits],
  gives: [Sentences, Tokens, Marks],
  resources: { abbreviations },
  open: ({ resources }) => {
    const isAbbreviation = (word: string): boolean => resources.abbreviations.has(word);
    return (doc, out) => {
      const aligned = normalizedText(doc.text, doc.layer(Edits));
      const scanned = scanTokens(aligned.text);
      const marks = pairMarks(scanned);
      const sentences = splitSentences(scanned, marks, isAbbreviation);
      const tokens = out.into(Tokens);
      writeTokens(tokens, scanned, sentences, aligned);
      const starts = tokens.starts.values();
      const ends = tokens.ends.values();
      writeSentences(out.into(Sentences), sentences, starts, ends);
      writeMarks(out.into(Marks), marks, sentences, starts, ends);
    };
  },
});

function writeSentences(
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
