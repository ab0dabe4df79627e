import { Edits, Segments, TOKEN_KINDS, Tokens } from '../../model/layers.js';
import { normalizedText } from '../../model/normalizedText.js';
import { defineStage } from '../../stage/stage.js';
import { boundedCache } from '../../text/boundedCache.js';
import { hardWords } from './hardWords.js';
import { createSegmenter } from './segmentWord.js';
import { wordCounts } from './wordCounts.js';
import { writeSegments } from './writeSegments.js';

/** Distinct words whose segmentation is kept. */
const CACHE = 60_000;
/** A word of more letters is no word, and is not segmented. */
const LONGEST_WORD = 40;
const WORD = TOKEN_KINDS.indexOf('word');

/** Finds the clitics of words. */
export const segment = defineStage({
  name: 'segment',
  version: '0.1.0',
  about: 'Finds the proclitics, stem and enclitic pronoun of each word.',
  needs: [Edits, Tokens],
  gives: [Segments],
  resources: { hardWords, wordCounts },
  open: ({ resources }) => {
    const analyse = boundedCache(CACHE, createSegmenter(resources.wordCounts, resources.hardWords));
    return (doc, out) => {
      const aligned = normalizedText(doc.text, doc.layer(Edits));
      const tokens = doc.layer(Tokens);
      const { codes } = tokens.columns.kind;
      const { ids, strings } = tokens.columns.norm;
      const segments = out.into(Segments);
      for (let token = 0; token < tokens.length; token++) {
        if (codes[token] !== WORD) continue;
        const norm = strings[ids[token]!]!;
        if (norm.length > LONGEST_WORD) continue;
        const analysis = analyse(norm);
        if (analysis === null) continue;
        const start = tokens.starts[token]!;
        const end = tokens.ends[token]!;
        writeSegments(segments, analysis, token, aligned.fromSource(start, end).start, aligned, start, end);
      }
    };
  },
});
