import type { Scene } from './clauseEnd.js';
import type { Cue } from './cues.js';
import { PERSON, spanOf, WORD, type Reading, type Stretch } from './reading.js';
import type { Report } from './report.js';
import { gatherSources, nameWords, type CanonicalNames, type Source } from './sources.js';

/** The resolved speaker of a report: by its own name, by another mention, or from an earlier clause. */
export interface Resolved {
  readonly name: string | null;
  readonly resolution: 'explicit' | 'name' | 'implicit' | 'unknown';
}

/** How many sources back an antecedent is looked for. */
const REACH = 60;

/** Resolves the speakers of all reports, which are in order of text. */
export function resolveSpeakers(
  scene: Scene,
  reports: readonly Report[],
  canonical: CanonicalNames,
): Resolved[] {
  const { reading } = scene;
  const sources = gatherSources(scene, reports, canonical);
  const fullest = indexMentions(sources);
  const chain: Source[] = [];
  const order = reports.map((_, i) => i).sort((a, b) => anchorOf(reports[a]!) - anchorOf(reports[b]!));
  const resolved: Resolved[] = new Array<Resolved>(reports.length);
  let next = 0;
  for (const i of order) {
    const report = reports[i]!;
    const anchor = anchorOf(report);
    while (next < sources.length && sources[next]!.at < anchor) {
      const source = sources[next++]!;
      chain.push({
        ...source,
        name: resolveMention(reading, source.stretch, source.name, chain, fullest).name,
      });
    }
    if (report.speaker) {
      const { start, end } = spanOf(reading, report.speaker);
      const written = reading.text.slice(start, end);
      const known = canonical(report.speaker) ?? '';
      const own = known.length > written.length ? known : written;
      const answer = resolveMention(reading, report.speaker, own, chain, fullest);
      resolved[i] = {
        name: withoutPreposition(reading, report.speaker, answer.name),
        resolution: answer.resolution,
      };
      continue;
    }
    const source =
      report.cue && !isImpersonal(report.cue) ? antecedent(reading, report.cue, anchor, chain) : null;
    resolved[i] = source
      ? { name: source.name, resolution: 'implicit' }
      : { name: null, resolution: 'unknown' };
    if (source && report.cue && !isNested(reports, i))
      chain.push({ ...source, at: anchor, spoke: true, quoted: false, sentence: reading.sentences[anchor]! });
  }
  return resolved;
}

/** وتردد أن, ويقال إن: nobody is named. */
function isImpersonal({ form }: Cue): boolean {
  return form.cue.lemma === 'تردد' || form.voice === 'passive';
}

function anchorOf(report: Report): number {
  return report.cueStretch?.from ?? report.content[0]!.from;
}

function isNested(reports: readonly Report[], i: number): boolean {
  const anchor = anchorOf(reports[i]!);
  const before = reports[i - 1];
  return before !== undefined && before.content.some((piece) => piece.from <= anchor && anchor < piece.to);
}

type Fullest = ReadonlyMap<string, readonly Source[]>;

/** Sources by each of their words, so that a short mention finds the full ones. */
function indexMentions(sources: readonly Source[]): Fullest {
  const index = new Map<string, Source[]>();
  for (const source of sources) {
    for (const word of new Set(source.words)) {
      const list = index.get(word);
      if (!list) index.set(word, [source]);
      else if (list.length < REACH) list.push(source);
    }
  }
  return index;
}

/** The fullest mention of the source that a mention names: same words, or a head noun that stands for it. */
function resolveMention(
  reading: Reading,
  mention: Stretch,
  own: string,
  chain: readonly Source[],
  fullest: Fullest,
): { readonly name: string; readonly resolution: 'explicit' | 'name' } {
  const words = nameWords(reading, mention);
  const head = words[0];
  if (head === undefined) return { name: own, resolution: 'explicit' };
  const bare = words.filter((word) => !reading.lists.same.has(word));
  const same = bare.length < words.length && reading.lists.standsForAny.has(bare[0] ?? '');
  if (same) return lastSpeaker(mention, own, chain);
  const person = reading.nameTypes[mention.to - 1] === PERSON;
  const key = person ? words.at(-1)! : head;
  let best: Source | null = null;
  for (const source of fullest.get(key) ?? []) {
    if (source.words.length <= words.length || !bare.every((word) => source.words.includes(word))) continue;
    if (!person && source.words[0] !== head) continue;
    if (!best || (person ? source.words.length > best.words.length : better(source, best, mention.from)))
      best = source;
  }
  if (best) return { name: best.name, resolution: 'name' };
  const general = words.length === 1 && isDefinite(reading, mention) && reading.lists.standsForAny.has(head);
  return general ? lastSpeaker(mention, own, chain) : { name: own, resolution: 'explicit' };
}

/** المصدر ذاته, المتحدث: the person or body heard last. */
function lastSpeaker(
  mention: Stretch,
  own: string,
  chain: readonly Source[],
): { readonly name: string; readonly resolution: 'explicit' | 'name' } {
  const source = chain.findLast((other) => other.spoke && !other.document && other.at < mention.from);
  return source ? { name: source.name, resolution: 'name' } : { name: own, resolution: 'explicit' };
}

/** Of bodies and offices the nearest earlier mention counts, a speaker before another; else the first later one. */
function better(source: Source, best: Source, at: number): boolean {
  const earlier = source.at < at;
  if (earlier !== best.at < at) return earlier;
  if (!earlier) return false;
  return source.spoke || !best.spoke;
}

function isDefinite(reading: Reading, { from }: Stretch): boolean {
  return reading.words[from]!.form.startsWith('ال') && reading.nameTypes[from] === 0;
}

/** The last source before a cue that agrees with it: the speaker heard last, or the subject of the cue's own sentence. */
function antecedent(reading: Reading, cue: Cue, anchor: number, chain: readonly Source[]): Source | null {
  const sentence = reading.sentences[anchor]!;
  let speaker: Source | null = null;
  let subject: Source | null = null;
  let mention: Source | null = null;
  for (let i = chain.length - 1; i >= 0 && i >= chain.length - REACH; i--) {
    const source = chain[i]!;
    if (source.at >= anchor || !agrees(cue, source)) continue;
    if (source.spoke && !source.quoted) speaker ??= source;
    if (!source.quoted && source.sentence === sentence && !source.spoke) subject = source;
    if (!source.quoted) mention ??= source;
  }
  if (subject && (!speaker || speaker.sentence !== sentence)) return subject;
  return speaker ?? mention ?? (cue.form.number === 'p' ? null : lastHeard(chain, anchor));
}

function lastHeard(chain: readonly Source[], anchor: number): Source | null {
  return chain.findLast((source) => source.spoke && source.at < anchor) ?? null;
}

function agrees({ form }: Cue, source: Source): boolean {
  if (form.number === 'p' && form.person === 3) return source.plural;
  if (form.gender === '' || source.gender === '') return true;
  if (source.plural) return form.number === 'p' || form.gender === 'f';
  return form.gender === source.gender;
}

/** للأمم المتحدة is named الأمم المتحدة, لوكالة الأنباء is وكالة الأنباء. */
function withoutPreposition(reading: Reading, { from }: Stretch, name: string): string {
  const word = reading.words[from]!;
  if (
    reading.kinds[from] !== WORD ||
    !name.startsWith(word.written[0] ?? '') ||
    !word.written.startsWith('ل')
  )
    return name;
  if (word.written.startsWith('لل')) return `ال${name.slice(2)}`;
  return word.preposition === 'ل' ? name.slice(1) : name;
}
