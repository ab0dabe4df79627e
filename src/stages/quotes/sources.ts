import type { Scene } from './clauseEnd.js';
import type { Cue } from './cues.js';
import { isPreposition, nounPhraseEnd, opensKnownSpeaker } from './nounPhrase.js';
import { PERSON, spanOf, WORD, type Reading, type Stretch } from './reading.js';
import type { Report } from './report.js';
import { openLimit } from './speakers.js';
import { subjectOf } from './subject.js';
import { IS } from './wordTable.js';

/** A source as the document tells of it. */
export interface Source {
  readonly at: number;
  readonly stretch: Stretch;
  readonly name: string;
  /** Folded words without the article, for comparison. */
  readonly words: readonly string[];
  readonly gender: 'm' | 'f' | '';
  readonly plural: boolean;
  /** A text (البيان), no person. */
  readonly document: boolean;
  /** Heard as a speaker; otherwise named in a sentence. */
  readonly spoke: boolean;
  /** Named inside what somebody else says. */
  readonly quoted: boolean;
  readonly sentence: number;
}

/** Looks the full name up of the person or body that a noun phrase names; null where the names layer has none. */
export type CanonicalNames = (stretch: Stretch) => string | null;

/** Speakers of reports and of cues without a complement, and persons that sentences name, in order of text. */
export function gatherSources(scene: Scene, reports: readonly Report[], canonical: CanonicalNames): Source[] {
  const { reading, cues, complementAt } = scene;
  const quoted = quotedTokens(reading, reports);
  const sources: Source[] = [];
  const add = (stretch: Stretch, cue: Cue | null, spoke: boolean): void => {
    sources.push(sourceOf(reading, stretch, cue, spoke, quoted[stretch.from] === 1, canonical));
  };
  for (const { speaker, cue } of reports) if (speaker) add(speaker, cue, true);
  for (const cue of cues) {
    if (cue.position !== 'verb' || complementAt[cue.from] || quoted[cue.from] === 1) continue;
    const end = reading.sentenceEnds[reading.sentences[cue.from]!]!;
    const { speaker } = subjectOf(scene, cue, openLimit(scene, cue, end), true);
    if (speaker && opensKnownSpeaker(reading, speaker.from)) add(speaker, cue, true);
  }
  for (let i = 0; i < reading.count; i++) {
    if (reading.nameTypes[i] !== PERSON && (reading.words[i]!.classes & IS.title) === 0) continue;
    if (!opensKnownSpeaker(reading, i)) continue;
    const end = nounPhraseEnd(reading, i, reading.sentenceEnds[reading.sentences[i]!]!, true);
    if (end <= i) continue;
    if (i === 0 || !isPreposition(reading.words[i - 1]!.form)) add({ from: i, to: end }, null, false);
    i = end - 1;
  }
  return sources.sort((a, b) => a.at - b.at);
}

/** 1 for each token that stands inside a report. */
function quotedTokens(reading: Reading, reports: readonly Report[]): Uint8Array {
  const quoted = new Uint8Array(reading.count);
  for (const { content } of reports) for (const { from, to } of content) quoted.fill(1, from, to);
  return quoted;
}

function sourceOf(
  reading: Reading,
  stretch: Stretch,
  cue: Cue | null,
  spoke: boolean,
  quoted: boolean,
  canonical: CanonicalNames,
): Source {
  const head = reading.words[stretch.from]!;
  const verb = cue && cue.position === 'verb' ? cue.form : null;
  const feminine = (head.classes & IS.feminine) !== 0 || verb?.gender === 'f';
  const { start, end } = spanOf(reading, stretch);
  const own = reading.text.slice(start, end);
  const known = canonical(stretch);
  return {
    at: stretch.from,
    stretch,
    name: known && known.length > own.length ? known : own,
    words: nameWords(reading, stretch),
    gender: feminine ? 'f' : verb?.gender === 'm' || (head.classes & IS.title) !== 0 ? 'm' : '',
    document: (head.classes & IS.document) !== 0,
    plural: (head.classes & IS.plural) !== 0 || verb?.number === 'p',
    spoke,
    quoted,
    sentence: reading.sentences[stretch.from]!,
  };
}

/** The words of a noun phrase, folded, without the article. */
export function nameWords(reading: Reading, { from, to }: Stretch): string[] {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    if (reading.kinds[i] !== WORD) continue;
    const { form, preposition } = reading.words[i]!;
    if (i === from && form.startsWith('لل')) words.push(form.slice(2));
    else if (i === from && preposition === 'ل') words.push(form.slice(1));
    else words.push(form.startsWith('ال') && form.length > 4 ? form.slice(2) : form);
  }
  return words;
}
