import { Edits, Marks, QuotedSentences, Sentences, Tokens } from '../../model/layers.js';
import { normalizedText } from '../../model/normalizedText.js';
import { defineStage } from '../../stage/stage.js';
import { abbreviations } from './abbreviations.js';
import { pairMarks } from './pairMarks.js';
import { createScanner } from './scanTokens.js';
import { sentenceWords } from './sentenceWords.js';
import { sentenceSplitter } from './splitSentences.js';
import { writeMarks } from './writeMarks.js';
import { writeQuotedSentences, writeSentences } from './writeSentences.js';
import { tokenWriter } from './writeTokens.js';

/** Cuts the normalised text into tokens, pairs its quotation marks, and finds sentences. */
export const tokenize = defineStage({
  name: 'tokenize',
  version: '0.1.0',
  about: 'Finds tokens, sentences and pairs of quotation marks.',
  needs: [Edits],
  gives: [Sentences, QuotedSentences, Tokens, Marks],
  resources: { abbreviations, sentenceWords },
  open: ({ resources }) => {
    const { abbreviations, sentenceWords: words } = resources;
    const scanTokens = createScanner();
    const splitSentences = sentenceSplitter({ abbreviations, words });
    const writeTokens = tokenWriter();
    return (doc, out) => {
      const aligned = normalizedText(doc.text, doc.layer(Edits));
      const scanned = scanTokens(aligned.text);
      const marks = pairMarks(scanned);
      const sentences = splitSentences(scanned, marks);
      const tokens = out.into(Tokens);
      writeTokens(tokens, scanned, sentences, aligned);
      const starts = tokens.starts.values();
      const ends = tokens.ends.values();
      writeSentences(out.into(Sentences), sentences, starts, ends);
      writeQuotedSentences(out.into(QuotedSentences), sentences.quoted, marks, starts, ends);
      writeMarks(out.into(Marks), marks, sentences, starts, ends);
    };
  },
});
