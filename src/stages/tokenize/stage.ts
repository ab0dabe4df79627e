import { Edits, Marks, Segments, Sentences, TOKEN_KINDS, Tokens } from '../../model/layers.js';
import type { LayerBuilder } from '../../model/layerData.js';
import { normalizedText } from '../../model/normalizedText.js';
import { defineStage } from '../../stage/stage.js';
import type { AlignedText } from '../../text/alignedText.js';
import { boundedCache } from '../../text/boundedCache.js';
import { abbreviations } from './abbreviations.js';
import { hardWords } from './hardWords.js';
import { pairMarks } from './pairMarks.js';
import { KIND, scanTokens, type ScannedTokens } from './scanTokens.js';
import { createSegmenter, type Analysis } from './segmentWord.js';
import { splitSentences, type SplitSentences } from './splitSentences.js';
import { wordCounts } from './wordCounts.js';
import { writeMarks } from './writeMarks.js';
import { writeSegments } from './writeSegments.js';

/** Distinct words whose segmentation is kept. */
const CACHE = 60_000;
/** A word of more letters is no word, and is not segmented. */
const LONGEST_WORD = 40;

/** Cuts the normalised text into tokens, pairs its quotation marks, and finds sentences and the clitics of words. */
export const tokenize = defineStage({
  name: 'tokenize',
  version: '0.1.0',
  about: 'Finds tokens, sentences, the clitics of words, and pairs of quotation marks.',
  needs: [Edits],
  gives: [Sentences, Tokens, Segments, Marks],
  resources: { abbreviations, hardWords, wordCounts },
  open: ({ resources }) => {
    const segment = boundedCache(CACHE, createSegmenter(resources.wordCounts, resources.hardWords));
    const isAbbreviation = (word: string): boolean => resources.abbreviations.has(word);
    return (doc, out) => {
      const aligned = normalizedText(doc.text, doc.layer(Edits));
      const scanned = scanTokens(aligned.text);
      const marks = pairMarks(scanned);
      const sentences = splitSentences(scanned, marks, isAbbreviation);
      const tokens = out.into(Tokens);
      writeTokens(tokens, out.into(Segments), scanned, sentences, aligned, segment);
      const starts = tokens.starts.values();
      const ends = tokens.ends.values();
      writeSentences(out.into(Sentences), sentences, starts, ends);
      writeMarks(out.into(Marks), marks, sentences, starts, ends);
    };
  },
});

function writeTokens(
  out: LayerBuilder<typeof Tokens>,
  segments: LayerBuilder<typeof Segments>,
  scanned: ScannedTokens,
  sentences: SplitSentences,
  aligned: AlignedText,
  segment: (word: string) => Analysis | null,
): void {
  const { text, kinds } = scanned;
  const { columns } = out;
  let sentence = 0;
  for (let k = 0; k < scanned.length; k++) {
    if (k === sentences.ends[sentence]) sentence++;
    const start = scanned.starts[k]!;
    const end = scanned.ends[k]!;
    const norm = text.slice(start, end);
    const source = aligned.toSource(start, end);
    out.starts.push(source.start);
    out.ends.push(source.end);
    columns.kind.push(TOKEN_KINDS[kinds[k]!]!);
    columns.norm.push(norm);
    columns.sentence.push(sentence);
    if (kinds[k] !== KIND.word || norm.length > LONGEST_WORD) continue;
    const analysis = segment(norm);
    if (analysis !== null) {
      writeSegments(segments, analysis, k, start, aligned, source.start, source.end);
    }
  }
}

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
