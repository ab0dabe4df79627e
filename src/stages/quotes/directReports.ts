import { base } from './clauseReports.js';
import { clauseEnd, type Scene } from './clauseEnd.js';
import type { Complement } from './complement.js';
import type { Cue } from './cues.js';
import { isBridged, isInsideClause } from './licence.js';
import { isPreposition, opensKnownSpeaker } from './nounPhrase.js';
import { COMMA, isSign, LATIN, QUOTE, trimEnd, WORD, type Reading, type Stretch } from './reading.js';
import type { Report } from './report.js';
import { speakerOf } from './speakers.js';
import { statusOf } from './status.js';
import { IS } from './wordTable.js';

/** Words of the next sentence among which a cue may stand that ends unmarked speech (ومن جهته قال الوزير). */
const OPENING_WORDS = 6;

/** قال: «…»: the content stands in marks; paragraphs that reopen the mark are pieces of it. */
export function quotedReport(scene: Scene, cue: Cue, complement: Complement): Report | null {
  const content = markedContent(scene.reading, complement.content - 1);
  if (content.length === 0 || isNoun(scene.reading, cue)) return null;
  const { speaker, addressee } = speakerOf(scene, cue, complement.limit);
  if (cue.position === 'verb' && !isBridged(scene.reading, cue, complement.limit, speaker)) return null;
  return { ...base(scene, cue), kind: 'direct', content, speaker, addressee, rule: `${cue.position}-quote` };
}

/** دار نشر …: a word that could be verb or noun is a noun after another. */
function isNoun(reading: Reading, cue: Cue): boolean {
  return (
    cue.position === 'verb' &&
    reading.words[cue.from]!.nouns.length > 0 &&
    isInsideClause(reading, cue, false)
  );
}

/** What stands in the marks that open at `open`, a piece a paragraph, without marks repeated at their heads. */
export function markedContent(reading: Reading, open: number): Stretch[] {
  const close = reading.closing[open]!;
  const pieces: Stretch[] = [];
  let from = open + 1;
  for (let i = from; i <= close && i <= reading.count; i++) {
    const last = i === close;
    if (!last && reading.repeated[i] === 0 && (i === from || sameParagraph(reading, i - 1, i))) continue;
    const to = trimTail(reading, from, i);
    if (to > from) pieces.push({ from, to });
    from = reading.repeated[i] === 1 && !last ? i + 1 : i;
  }
  return pieces;
}

function sameParagraph(reading: Reading, i: number, j: number): boolean {
  return reading.paragraphs[reading.sentences[i]!] === reading.paragraphs[reading.sentences[j]!];
}

/** Of marks without a closing one the final punctuation stays outside. */
function trimTail(reading: Reading, from: number, to: number): number {
  return reading.kinds[to] === QUOTE ? to : trimEnd(reading, from, to);
}

/** قال: … without marks: to the end of the paragraph or the next attribution. */
export function unmarkedReport(scene: Scene, cue: Cue, complement: Complement): Report | null {
  const { reading } = scene;
  const from = complement.content;
  if (
    reading.kinds[from] !== WORD &&
    reading.kinds[from] !== LATIN &&
    reading.kinds[from] !== QUOTE &&
    !isSign(reading, from, '.[(')
  )
    return null;
  if (cue.form.cue.preps.includes(reading.words[from]!.form) || isByline(reading, cue)) return null;
  const stray = reading.kinds[from] === QUOTE;
  const start = stray ? from + 1 : from;
  const to = stray ? strayEnd(reading, start) : speechEnd(scene, from);
  if (to <= start) return null;
  const { speaker, addressee } = speakerOf(scene, cue, complement.limit);
  if (cue.position === 'verb' && !isBridged(scene.reading, cue, complement.limit, speaker)) return null;
  return {
    ...base(scene, cue),
    kind: 'direct',
    content: [{ from: start, to }],
    speaker,
    addressee,
    rule: `${cue.position}-colon`,
  };
}

const SHORTEST_BARE = 4;

/**
 * وأضاف وضع السيولة صحي: speech that neither marks nor a colon announce (archives that lost their marks). The verb
 * opens its clause; its subject is dropped or a name or title that ends by itself.
 *
 * @param sure only where the first word can begin nothing but a clause (لا، لدينا، نحن). Default false.
 */
export function bareReport(scene: Scene, cue: Cue, sure = false): Report | null {
  const { reading } = scene;
  if (
    cue.position !== 'verb' ||
    cue.bound ||
    !reading.lists.cueBare.has(cue.form.cue.lemma) ||
    statusOf(reading, cue) !== 'asserted'
  )
    return null;
  if (cue.conjunction === '' && !opensSentence(reading, cue)) return null;
  const end = reading.sentenceEnds[reading.sentences[cue.from]!]!;
  const speaker = nameAt(reading, cue.to, end);
  let from = speaker ? speaker.to : cue.to;
  const next = scene.cueAt[from];
  if (next?.position === 'participle' && reading.lists.cueBare.has(next.form.cue.lemma)) from = next.to;
  while (from < end && isSign(reading, from, COMMA)) from++;
  if (from >= end || !opensSpeech(reading, from, cue, speaker !== null)) return null;
  if (sure && (reading.words[from]!.classes & IS.opener) === 0) return null;
  const to = speechEnd(scene, from);
  if (to - from < SHORTEST_BARE) return null;
  const cueStretch = { from: cue.from, to: next && from === next.to && !speaker ? next.to : cue.to };
  return {
    ...base(scene, cue),
    cueStretch,
    kind: 'direct',
    content: [{ from, to }],
    speaker,
    addressee: null,
    rule: 'verb-bare',
  };
}

function opensSentence(reading: Reading, cue: Cue): boolean {
  const before = cue.from - 1;
  return (
    before < 0 ||
    reading.sentences[before] !== reading.sentences[cue.from] ||
    reading.kinds[before] !== WORD ||
    (reading.words[before]!.classes & IS.connective) !== 0
  );
}

/** A name with its title, or a title alone, right after the verb: a noun phrase whose end is plain. */
function nameAt(reading: Reading, from: number, end: number): Stretch | null {
  let i = from;
  while (
    i < end &&
    i < from + 6 &&
    reading.nameTypes[i] === 0 &&
    (reading.words[i]!.classes & IS.title) !== 0
  )
    i++;
  if (i < end && reading.nameTypes[i] !== 0 && reading.nameEnds[i]! > i)
    return { from, to: reading.nameEnds[i]! };
  return i > from && i < from + 3 && reading.words[from]!.form.startsWith('ال') ? { from, to: i } : null;
}

function opensSpeech(reading: Reading, i: number, cue: Cue, named: boolean): boolean {
  const word = reading.words[i]!;
  if (reading.kinds[i] !== WORD && reading.kinds[i] !== LATIN) return false;
  if (word.preposition !== '' || isPreposition(word.form) || word.verbs.length > 0) return false;
  if ((word.classes & (IS.opener | IS['weak-opener'])) !== 0) return true;
  // أضافت الهيئة إنجازاً جديداً: an object in the accusative.
  if (cue.form.cue.lemma !== 'قال' && /[\u064b]/.test(word.written)) return false;
  if (opensKnownSpeaker(reading, i) && named) return false;
  if ((word.classes & (IS.adjunct | IS.time | IS.that | IS.relative)) !== 0) return false;
  if (named) return true;
  return cue.form.cue.lemma === 'قال' ? !opensKnownSpeaker(reading, i) && !word.form.startsWith('ال') : false;
}

/** Speech that opens with a mark that found no partner runs to the next mark of the paragraph, or to its end. */
function strayEnd(reading: Reading, from: number): number {
  let i = from;
  while (i < reading.count && reading.kinds[i] !== QUOTE && sameParagraph(reading, from, i)) i++;
  return trimEnd(reading, from, i);
}

/** كتب: فلان at the head of a paragraph names the author. */
function isByline(reading: Reading, cue: Cue): boolean {
  return (
    cue.form.cue.class === 'write' &&
    cue.conjunction === '' &&
    isSign(reading, cue.to, ':') &&
    opensSentence(reading, cue)
  );
}

/** Where speech without marks that begins at `from` ends. */
export function speechEnd(scene: Scene, from: number): number {
  const { reading } = scene;
  let to = clauseEnd(scene, from);
  for (;;) {
    const sentence = reading.sentences[to - 1]!;
    const next = nextSentence(reading, to, sentence);
    if (next < 0 || beginsReport(scene, next)) return to;
    from = reading.sentenceStarts[next]!;
    to = clauseEnd(scene, from);
    if (to <= from) return to;
  }
}

/** The sentence after the one that ends at `to`, where the speech reached its end and no paragraph begins; else -1. */
function nextSentence(reading: Reading, to: number, sentence: number): number {
  const end = reading.sentenceEnds[sentence]!;
  if (to > end || trimEnd(reading, reading.sentenceStarts[sentence]!, end) !== to) return -1;
  const next = sentence + 1;
  if (next >= reading.sentenceEnds.length || reading.paragraphs[next] !== reading.paragraphs[sentence])
    return -1;
  // Archives that lost their line breaks have «.» and the next word without a space where a paragraph began.
  const start = reading.sentenceStarts[next]!;
  return start < reading.count && reading.starts[start]! > reading.ends[end - 1]! ? next : -1;
}

/** من جهة أخرى, على خط آخر, وكان: the reporter goes on with something else. */
function turnsAway(reading: Reading, start: number): boolean {
  const first = reading.words[start]!.form;
  if (reading.lists.background.has(first)) return true;
  return (
    reading.lists.turnPreposition.has(first) &&
    start + 1 < reading.count &&
    reading.lists.turn.has(reading.words[start + 1]!.form)
  );
}

function beginsReport(scene: Scene, sentence: number): boolean {
  const { reading, cueAt, complementAt } = scene;
  const start = reading.sentenceStarts[sentence]!;
  if (isSign(reading, start, '(') || turnsAway(reading, start)) return true;
  const end = Math.min(reading.sentenceEnds[sentence]!, start + OPENING_WORDS);
  for (let i = start; i < end; i++) {
    const cue = cueAt[i];
    if (cue && complementAt[i] && cue.form.person !== 1) return true;
    const opens = i === start || (i === start + 1 && (reading.words[start]!.classes & IS.connective) !== 0);
    if (cue && opens && cue.position === 'verb' && cue.form.tense === 'perfect') return true;
    if (isSign(reading, i, COMMA)) continue;
  }
  return false;
}
