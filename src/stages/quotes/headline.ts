import { findComplement } from './complement.js';
import type { Scene } from './clauseEnd.js';
import { markedContent } from './directReports.js';
import { nounPhraseEnd, opensKnownSpeaker } from './nounPhrase.js';
import { COLON, isSign, PERSON, QUOTE, trimEnd, type Reading } from './reading.js';
import type { Report } from './report.js';
import { IS } from './wordTable.js';

/** A headline is at most this many tokens, the source in it at most so many. */
const LONGEST_HEADLINE = 40;
const LONGEST_SOURCE = 9;

/** `X: …` in the first paragraph, or a line of its own without a full stop, where X is a person or body. */
export function headlineReports(scene: Scene): Report[] {
  const { reading } = scene;
  const reports: Report[] = [];
  for (let s = 0; s < reading.sentenceEnds.length; s++) {
    if (s > 0 && reading.paragraphs[s] === reading.paragraphs[s - 1]) continue;
    const report = headlineAt(scene, s);
    if (report) reports.push(report);
  }
  return reports;
}

function headlineAt(scene: Scene, sentence: number): Report | null {
  const { reading } = scene;
  const start = reading.sentenceStarts[sentence]!;
  const end = lineEnd(reading, sentence);
  if (end - start > LONGEST_HEADLINE || isSign(reading, end - 1, '.')) return null;
  let colon = start;
  while (colon < end && colon <= start + LONGEST_SOURCE && !isSign(reading, colon, COLON)) colon++;
  if (colon >= end - 1 || colon === start || !isSign(reading, colon, COLON)) return null;
  for (let i = start; i < colon; i++) {
    const cue = scene.cueAt[i];
    if (cue && cue.position === 'verb' && findComplement(reading, cue, scene.cueAt)?.limit === colon)
      return null;
  }
  if (!isSource(reading, start, colon)) return null;
  const from = colon + 1;
  const marked =
    reading.kinds[from] === QUOTE && reading.closing[from]! >= end - 2 ? markedContent(reading, from) : [];
  const to = trimEnd(reading, from, end);
  if (to - from < 2) return null;
  return {
    kind: marked.length > 0 ? 'direct' : 'headline',
    content: marked.length > 0 ? marked : [{ from, to }],
    cue: null,
    cueStretch: null,
    speaker: { from: start, to: colon },
    addressee: null,
    via: [],
    status: 'asserted',
    rule: 'headline',
  };
}

function lineEnd(reading: Reading, sentence: number): number {
  let last = sentence;
  while (
    last + 1 < reading.sentenceEnds.length &&
    reading.paragraphs[last + 1] === reading.paragraphs[sentence]
  )
    last++;
  return reading.sentenceEnds[last]!;
}

/** A person, a title or a body fills the words before the colon; a place or a topic does not. */
function isSource(reading: Reading, from: number, to: number): boolean {
  if (!opensKnownSpeaker(reading, from)) return false;
  if (nounPhraseEnd(reading, from, to) < to) return false;
  const { classes } = reading.words[from]!;
  return reading.nameTypes[from] === PERSON || (classes & (IS.title | IS.organisation)) !== 0;
}
