import { clauseEnd, type Scene } from './clauseEnd.js';
import type { Complement } from './complement.js';
import type { Cue } from './cues.js';
import { isPreposition } from './nounPhrase.js';
import { kindOfClause, type Report } from './report.js';
import { isSign, QUOTE, type Stretch } from './reading.js';
import { isLicensed } from './licence.js';
import { statusOf } from './status.js';
import { speakerOf } from './speakers.js';
import { subjectOf, type Subject } from './subject.js';

/** Marks around more tokens than this are no name or label. */
const LONG_QUOTE = 6;

/** Indirect speech: قال الوزير إن …, مشيراً إلى أن …. */
export function clauseReport(scene: Scene, cue: Cue, complement: Complement): Report | null {
  const { reading } = scene;
  const from = complement.content;
  if (
    from >= reading.count ||
    (cue.position === 'noun' && !cue.bound && !reading.lists.cueOpenNoun.has(cue.form.cue.lemma))
  )
    return null;
  const quoted = quotedClause(scene, from);
  if (quoted) return report(scene, cue, complement, 'that-quote', quoted);
  const to = clauseEnd(scene, from);
  if (to <= from) return null;
  return report(scene, cue, complement, `${cue.position}-that`, { from, to });
}

/**
 * إن «…» with nothing outside the marks, or a new clause after them, is verbatim: what a quotation after the bare verb
 * would be. Null where the marks are a piece of the clause.
 */
function quotedClause(scene: Scene, from: number): Stretch | null {
  const { reading } = scene;
  const close = reading.closing[from]!;
  if (reading.kinds[from] !== QUOTE || close <= from + 1) return null;
  const to = clauseEnd(scene, from);
  // A mark that nothing closes, and the reporter speaks again right after it: no words are quoted.
  if (to <= from + 1) return null;
  if (close >= to - 1) return { from: from + 1, to: Math.min(close, to) };
  const long = close - from > LONG_QUOTE;
  return long && isSign(reading, close + 1, '،,') ? { from: from + 1, to: close } : null;
}

/** Quoted text in the object or complement of a cue: وصف القرار بـ«التاريخي», شدد على ضرورة «إعادة الثقة». */
export function objectReport(scene: Scene, cue: Cue, complement: Complement): Report | null {
  const { reading } = scene;
  const { speaker, addressee } = openSubject(scene, cue, complement.limit);
  let from = speaker && speaker.from >= cue.to ? speaker.to : cue.to;
  for (let i = from; i < complement.limit; i++) {
    const { form } = reading.words[i]!;
    if (isPreposition(form) && cue.form.cue.preps.includes(form)) from = i + 1;
    else if (cue.form.cue.preps.includes('ب') && form.startsWith('ب') && i > from) from = i;
  }
  while (
    from < complement.content &&
    (isSign(reading, from, '،,') || reading.lists.demonstrative.has(reading.words[from]!.form))
  ) {
    from++;
  }
  const to = objectEnd(scene, complement.content, from);
  if (to <= complement.content) return null;
  return {
    ...base(scene, cue),
    kind: 'mixed',
    content: [{ from, to }],
    speaker,
    addressee,
    rule: 'object-quote',
  };
}

function report(
  scene: Scene,
  cue: Cue,
  complement: Complement,
  rule: string,
  content: Stretch,
): Report | null {
  const kind = rule === 'that-quote' ? 'direct' : kindOfClause(scene.reading, content);
  const { speaker, addressee, via } = speakerOf(scene, cue, complement.limit);
  if (cue.position === 'verb' && !isLicensed(scene, cue, complement.limit, speaker)) return null;
  return { ...base(scene, cue), kind, content: [content], speaker, addressee, via: via ? [via] : [], rule };
}

/** بـ«التاريخي» ends with its marks; any other object runs on to the end of the clause. */
function objectEnd(scene: Scene, content: number, from: number): number {
  const { reading } = scene;
  const glued = reading.kinds[content] !== QUOTE;
  const close = reading.closing[content + 1] ?? -1;
  return glued && reading.opening[close] === content + 1 ? close + 1 : clauseEnd(scene, from);
}

/** An object follows the subject here, so that the subject must end by itself. */
function openSubject(scene: Scene, cue: Cue, limit: number): Subject {
  return cue.position === 'verb' ? subjectOf(scene, cue, limit, true) : speakerOf(scene, cue, limit);
}

/** وتابع قائلاً: verb and participle side by side are one cue. */
function joinedFrom(scene: Scene, cue: Cue): number {
  const before = cue.from > 0 ? scene.cueAt[cue.from - 1] : undefined;
  return cue.position === 'participle' && before?.position === 'verb' ? before.from : cue.from;
}

/** The part of a report that depends on the cue alone. */
export function base(
  scene: Scene,
  cue: Cue,
): Omit<Report, 'kind' | 'content' | 'speaker' | 'addressee' | 'rule'> {
  return {
    cue,
    cueStretch: { from: joinedFrom(scene, cue), to: cue.to },
    via: [],
    status: statusOf(scene.reading, cue),
  };
}
