import { base } from './clauseReports.js';
import { clauseEnd, frameVerb, isAttribution, type Scene } from './clauseEnd.js';
import type { Cue } from './cues.js';
import { nounPhraseEnd } from './nounPhrase.js';
import { COMMA, isSign, QUOTE, trimEnd, WORD, type Reading, type Stretch } from './reading.js';
import { kindOfClause, type Report } from './report.js';
import { subjectAfter } from './subject.js';
import { IS } from './wordTable.js';

/** An adverbial attribution: the whole of it, and its source. */
interface Frame {
  readonly cue: Cue;
  readonly cueStretch: Stretch;
  readonly speaker: Stretch | null;
  /** The token after the attribution. */
  readonly end: number;
}

/** بحسب X, وفق ما ذكر X: reports the clause that it frames; where that is reported already it only relays. */
export function frameReport(scene: Scene, cue: Cue, earlier: readonly Report[]): Report | null {
  if (!isAttribution(scene, cue)) return null;
  const { reading } = scene;
  const frame = layFrame(scene, cue);
  const framed = earlier.find((report) => frames(reading, report, cue));
  if (framed) {
    if (framed.content[0]!.from > cue.from && cue.form.cue.class === 'relay' && frame.speaker) {
      // ذكرت الوكالة، نقلاً عن مصدر، أن: the source is the one that is relayed.
      if (framed.speaker) framed.via.push(framed.speaker);
      Object.assign(framed, { cue, cueStretch: frame.cueStretch, speaker: frame.speaker });
      return null;
    }
    if (frame.speaker && !sameWords(reading, frame.speaker, framed.speaker)) framed.via.push(frame.speaker);
    return null;
  }
  const relayed = relayedReport(scene, frame, earlier);
  if (relayed) {
    if (frame.speaker) relayed.via.push(frame.speaker);
    return null;
  }
  const content = framedContent(scene, frame, earlier);
  if (content.length === 0 || isOwnReport(scene, content[0]!.from, cue.bound)) return null;
  const kind = content.some((piece) => kindOfClause(reading, piece) === 'mixed') ? 'mixed' : 'indirect';
  return {
    ...base(scene, cue),
    cueStretch: frame.cueStretch,
    kind,
    content,
    speaker: frame.speaker,
    addressee: null,
    rule: content.length > 1 ? 'frame-inside' : content[0]!.from > cue.from ? 'frame-before' : 'frame-after',
  };
}

/** وحسب رويترز، قال الوزير إن: the clause after the attribution is a report of its own. */
function relayedReport(scene: Scene, frame: Frame, earlier: readonly Report[]): Report | undefined {
  const after = afterFrame(scene, frame);
  return earlier.find(({ cueStretch }) => cueStretch !== null && cueStretch.from === after);
}

/** وطالب … وفق تعبيره: what the attribution frames is itself the report of an act of speech. */
function isOwnReport(scene: Scene, from: number, bound: boolean): boolean {
  const position = scene.cueAt[from]?.position;
  return position === 'participle' || (bound && position === 'verb');
}

function layFrame(scene: Scene, cue: Cue): Frame {
  const { reading } = scene;
  const sentenceEnd = reading.sentenceEnds[reading.sentences[cue.from]!]!;
  const verb = cue.form.cue.takes.includes('verb') ? frameVerb(scene, cue) : undefined;
  if (verb) {
    const { speaker } = subjectAfter(scene, verb, verb.to, clauseStop(reading, verb.to, sentenceEnd));
    let to = verb.to;
    if (to < sentenceEnd && ['به', 'عنه', 'بها', 'عنها', 'فيه', 'اليه'].includes(reading.words[to]!.form))
      to++;
    return { cue, cueStretch: { from: cue.from, to }, speaker, end: speaker ? speaker.to : to };
  }
  if (cue.bound) return { cue, cueStretch: { from: cue.from, to: cue.to }, speaker: null, end: cue.to };
  const resumes = resumption(reading, cue.to, Math.min(sentenceEnd, cue.to + SOURCE_REACH));
  const open = resumes < 0;
  const end = Math.max(nounPhraseEnd(reading, cue.to, open ? sentenceEnd : resumes, open), cue.to + 1);
  return { cue, cueStretch: { from: cue.from, to: cue.to }, speaker: { from: cue.to, to: end }, end };
}

function clauseStop(reading: Reading, from: number, end: number): number {
  for (let i = from; i < end; i++)
    if ((reading.words[i]!.classes & (IS.that | IS['that-pronoun'])) !== 0) return i;
  return end;
}

/** Whether the report's content ends right before the attribution, or stands around it. */
function frames(reading: Reading, report: Report, cue: Cue): boolean {
  const last = report.content.at(-1)!;
  const first = report.content[0]!;
  if (reading.sentences[last.to - 1] !== reading.sentences[cue.from] && last.to <= cue.from) return false;
  // أنه بحسب الوزارة فإن: the attribution opens the content and reports in it.
  if (cue.from >= first.from && cue.from <= first.from + 1) return false;
  if (first.from <= cue.from && last.to > cue.from) return true;
  if (report.cueStretch && report.cueStretch.from < cue.from && first.from > cue.from) return true;
  let i = cue.from - 1;
  while (i > last.to - 1 && (reading.kinds[i] !== WORD || i < last.to)) i--;
  return i === last.to - 1 && last.to <= cue.from;
}

function sameWords(reading: Reading, a: Stretch, b: Stretch | null): boolean {
  if (!b || b.to - b.from !== a.to - a.from) return false;
  for (let i = 0; i < a.to - a.from; i++)
    if (reading.words[a.from + i] !== reading.words[b.from + i]) return false;
  return true;
}

/** The clause around the attribution: after it at the head of a sentence, before it at its end, else on both sides. */
function framedContent(scene: Scene, frame: Frame, earlier: readonly Report[]): Stretch[] {
  const { reading } = scene;
  const sentence = reading.sentences[frame.cue.from]!;
  const start = contentStart(scene, frame.cue, earlier);
  const before = trimEnd(reading, start, frame.cue.from);
  const after = afterFrame(scene, frame);
  const end = after < (reading.sentenceEnds[sentence] ?? 0) ? clauseEnd(scene, after) : after;
  const pieces: Stretch[] = [];
  const opens =
    frame.cue.conjunction !== '' ||
    earlier.some(({ content }) => content[0]!.from < frame.cue.from && content.at(-1)!.to > frame.cue.from);
  if (before > start && !opens && !isOpening(reading, start, before))
    pieces.push({ from: start, to: before });
  if (pieces.length === 0 || continues(reading, frame, after)) {
    if (end > after) pieces.push({ from: after, to: end });
  }
  return pieces;
}

/** Where the framed clause may begin: the sentence, or the end of what is reported before in it. */
function contentStart(scene: Scene, cue: Cue, earlier: readonly Report[]): number {
  const { reading } = scene;
  let start = reading.sentenceStarts[reading.sentences[cue.from]!]!;
  for (const report of earlier) {
    const { to } = report.content.at(-1)!;
    if (to > start && to <= cue.from) start = to;
  }
  while (start < cue.from && reading.kinds[start] !== WORD && !(reading.closing[start]! > start)) start++;
  return start;
}

/** Two words at most before the attribution are no clause: من جهة أخرى، وبحسب. */
function isOpening(reading: Reading, from: number, to: number): boolean {
  let words = 0;
  for (let i = from; i < to; i++) if (reading.kinds[i] === WORD) words++;
  return words < 3;
}

/** Where the framed clause goes on after the source: at فإن or فقد, else at a comma; -1 where neither stands before `end`. */
function resumption(reading: Reading, from: number, end: number): number {
  let comma = -1;
  for (let i = from; i < end; i++) {
    if (reading.lists.resumes.has(reading.words[i]!.form)) return i;
    if (comma < 0 && isSign(reading, i, COMMA)) comma = i;
  }
  return comma;
}

/** A source and what follows it (a relative clause) are at most this long where فإن or a comma closes them. */
const SOURCE_REACH = 15;
const LONGEST_RELATIVE = 40;

/** After the attribution: past a comma, and فإن as the bare complementizer that it is. */
function afterFrame(scene: Scene, frame: Frame): number {
  const { reading } = scene;
  const sentenceEnd = reading.sentenceEnds[reading.sentences[frame.cue.from]!]!;
  const relative = frame.end < reading.count && (reading.words[frame.end]!.classes & IS.relative) !== 0;
  const reach = relative ? LONGEST_RELATIVE : SOURCE_REACH;
  const resumes = resumption(reading, frame.end, Math.min(sentenceEnd, frame.end + reach));
  const stated = resumes >= 0 && (relative || reading.lists.resumes.has(reading.words[resumes]!.form));
  let i = stated ? resumes : frame.end;
  while (i < reading.count && isSign(reading, i, `${COMMA}:`)) i++;
  if (i < reading.count && reading.words[i]!.form === 'فان') i++;
  return i;
}

/** A clause goes on after the attribution where a comma closes it and no new clause begins. */
function continues(reading: Reading, frame: Frame, after: number): boolean {
  if (after === frame.end || after >= reading.count) return false;
  if (reading.sentences[after] !== reading.sentences[frame.cue.from]) return false;
  if (reading.kinds[after] === QUOTE) return true;
  const word = reading.words[after]!;
  return (
    word.conjunction === '' &&
    (word.classes & IS.connective) === 0 &&
    word.participles.length === 0 &&
    !word.form.startsWith('و')
  );
}
