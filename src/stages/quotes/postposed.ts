import { base } from './clauseReports.js';
import type { Scene } from './clauseEnd.js';
import { markedContent } from './directReports.js';
import { COMMA, isSign, QUOTE, type Reading, type Stretch } from './reading.js';
import type { Report } from './report.js';
import { subjectAfter } from './subject.js';

/** Fewer tokens than this in marks before a cue are a name (شركة «ضمان»، قال). */
const SHORTEST = 3;

/** «…»، قال الوزير، «…»: the marks come first; a second pair after the attribution is the rest of the quotation. */
export function postposedReport(scene: Scene, open: number): Report | null {
  const { reading, cueAt } = scene;
  const close = reading.closing[open]!;
  if (reading.opening[close] !== open) return null;
  const short = close - open - 1 < SHORTEST;
  let i = close + 1;
  while (i < reading.count && isSign(reading, i, `${COMMA}.!؟-–`)) i++;
  const cue = cueAt[i];
  if (!cue || cue.position !== 'verb' || cue.conjunction !== '' || cue.form.cue.strength === 'that')
    return null;
  if (reading.paragraphs[reading.sentences[i]!] !== reading.paragraphs[reading.sentences[close]!])
    return null;
  const complement = scene.complementAt[i];
  if (short && (complement?.kind !== 'quote' || !isSign(reading, close + 1, COMMA))) return null;
  if (complement && complement.kind !== 'quote') return null;
  const sentenceEnd = reading.sentenceEnds[reading.sentences[i]!]!;
  const { speaker, addressee } = subjectAfter(scene, cue, cue.to, stop(reading, cue.to, sentenceEnd));
  const content: Stretch[] = markedContent(reading, open);
  if (content.length === 0) return null;
  if (complement && complement.content - 1 < sentenceEnd)
    content.push(...markedContent(reading, complement.content - 1));
  return { ...base(scene, cue), kind: 'direct', content, speaker, addressee, rule: 'quote-verb' };
}

function stop(reading: Reading, from: number, end: number): number {
  for (let i = from; i < end; i++)
    if (reading.kinds[i] === QUOTE && reading.closing[i]! - i > SHORTEST + 3) return i;
  return end;
}
