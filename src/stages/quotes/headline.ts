import { findComplement } from './complement.js';
import type { Scene } from './clauseEnd.js';
import { markedContent } from './directReports.js';
import { nounPhraseEnd, opensKnownSpeaker } from './nounPhrase.js';
import { BODY, COLON, isSign, PERSON, QUOTE, trimEnd, WORD, type Reading } from './reading.js';
import type { Report } from './report.js';
import { IS } from './wordTable.js';

/** A headline is at most this many tokens, the source in it at most so many. */
const LONGEST_HEADLINE = 40;
const LONGEST_SOURCE = 9;

/** `X: …` in the first paragraph, or a line of its own without a full stop, where X is a person or body. */
export function headlineReports(scene: Scene, others: Iterable<Report>): Report[] {
  const { reading } = scene;
  const reports: Report[] = [];
  const heard = wordsOfSpeakers(reading, others);
  for (let s = 0; s < reading.sentenceEnds.length; s++) {
    if (s > 0 && reading.paragraphs[s] === reading.paragraphs[s - 1]) continue;
    const report = headlineAt(scene, s, heard);
    if (report) reports.push(report);
  }
  return reports;
}

function headlineAt(scene: Scene, sentence: number, heard: ReadonlySet<string>): Report | null {
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
  const source = sourceEnd(reading, start, colon, heard);
  if (source < 0) return null;
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
    speaker: { from: start, to: source },
    addressee: source < colon ? { from: source, to: colon } : null,
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

/**
 * Where the source before the colon ends; -1 where it is none: a place, a topic. A person, title or body fills the
 * words, or a name that speaks elsewhere in the document; whom it says it to may follow (فلان لفلان).
 */
function sourceEnd(reading: Reading, from: number, to: number, heard: ReadonlySet<string>): number {
  const { classes, form } = reading.words[from]!;
  const known = reading.nameTypes[from] === PERSON || (classes & (IS.title | IS.organisation)) !== 0;
  const addressed = to - from > 1 && reading.words[to - 1]!.form.startsWith('ل') ? to - 1 : to;
  if (known && opensKnownSpeaker(reading, from)) {
    const end = nounPhraseEnd(reading, from, to);
    if (end >= addressed) return addressed;
  }
  return heard.has(form) && addressed - from <= 2 && heard.has(reading.words[addressed - 1]!.form)
    ? addressed
    : -1;
}

/** The words of all speakers of the other reports. */
function wordsOfSpeakers(reading: Reading, reports: Iterable<Report>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { speaker } of reports) {
    if (!speaker) continue;
    for (let i = speaker.from; i < speaker.to; i++) {
      if (reading.nameTypes[i] !== BODY && reading.kinds[i] === WORD) words.add(reading.words[i]!.form);
    }
  }
  return words;
}
