import { named, type Candidate } from './candidate.js';
import { BARRIER, COMMON, NATIONALITY, PERSON_CLOSER, PERSON_PREFIX } from './flags.js';
import { LATIN, WORD, type Scene } from './scene.js';
import type { RuleName } from './ruleScores.js';

interface Remembered {
  readonly type: Candidate['type'];
  readonly rule: RuleName;
  readonly subtype: string | null;
  readonly words: readonly string[];
  /** From this token on it may be used; a short form may not come before the full name. */
  readonly from: number;
}

const MEMORY_RULES: Partial<Record<Candidate['type'], RuleName>> = {
  PER: 'person-memory',
  ORG: 'org-memory',
  LOC: 'place-memory',
  MISC: 'work-memory',
};

/** The names that a document has used, by their first folded word. */
export type Memory = ReadonlyMap<string, readonly Remembered[]>;

/**
 * Remembers chosen names: each as it stands, and of a person also the last word alone. Journalists name a source in
 * full once and by the last name from then on.
 */
export function rememberNames(scene: Scene, chosen: readonly Candidate[]): Memory {
  const memory = new Map<string, Remembered[]>();
  for (const candidate of chosen) remember(scene, candidate, memory);
  return memory;
}

/**
 * Finds remembered names again where they stand without their cue.
 *
 * @param words names of at least so many words
 * @param taken tokens that are not looked at
 */
export function recall(scene: Scene, memory: Memory, words: number, taken: Uint8Array): Candidate[] {
  const out: Candidate[] = [];
  if (memory.size === 0) return out;
  for (let i = 0; i < scene.count; i++) {
    if (taken[i] === 1 || (scene.kinds[i] !== WORD && scene.kinds[i] !== LATIN)) continue;
    const found = recallAt(scene, i, memory, words, taken);
    if (!found) continue;
    out.push(found);
    i = found.last;
  }
  return out;
}

function remember(scene: Scene, candidate: Candidate, memory: Map<string, Remembered[]>): void {
  const rule = MEMORY_RULES[candidate.type];
  if (!rule) return;
  const words = wordsOf(scene, candidate);
  const add = (form: readonly string[], from: number): void => {
    const list = memory.get(form[0]!);
    const entry = { type: candidate.type, rule, subtype: candidate.subtype, words: form, from };
    if (!list) memory.set(form[0]!, [entry]);
    else if (!list.some((known) => known.words.join(' ') === form.join(' '))) {
      list.push(entry);
      list.sort((a, b) => b.words.length - a.words.length);
    }
  };
  const single = words.length === 1;
  if (single && !isTelling(scene.words[candidate.first]!.flags, words[0]!)) return;
  add(words, 0);
  if (candidate.type !== 'PER' || single) return;
  const family = scene.words[candidate.last]!;
  if (!family.ordinary && isTelling(family.whole.flags, family.whole.core))
    add([family.whole.core], candidate.last);
}

/** A word that may stand for the whole name: no ordinary word. */
function isTelling(flags: number, core: string): boolean {
  return core.length > 2 && (flags & (BARRIER | NATIONALITY | PERSON_PREFIX | PERSON_CLOSER | COMMON)) === 0;
}

/** The folded words of a name, the first without its proclitics. */
export function wordsOf(scene: Scene, candidate: Candidate): string[] {
  const out: string[] = [];
  for (let i = candidate.first; i <= candidate.last; i++) {
    if (scene.kinds[i] !== WORD && scene.kinds[i] !== LATIN) continue;
    const { core } = scene.words[i]!.whole;
    out.push(i === candidate.first ? core.slice(candidate.skip) : core);
  }
  return out;
}

function recallAt(
  scene: Scene,
  i: number,
  memory: Memory,
  words: number,
  taken: Uint8Array,
): Candidate | null {
  const { core } = scene.words[i]!.whole;
  const longest = Math.min(scene.proclitics[i]! + 1, core.length - 1, 2);
  for (let skip = 0; skip <= longest; skip++) {
    if (skip > 0 && !isProclitic(core.charCodeAt(skip - 1))) break;
    for (const entry of memory.get(core.slice(skip)) ?? []) {
      if (i < entry.from || entry.words.length < words) continue;
      const last = matchEnd(scene, i, entry.words, taken);
      if (last >= 0) return named(i, last, skip, entry.type, entry.rule, entry.subtype);
    }
  }
  return null;
}

function matchEnd(scene: Scene, first: number, words: readonly string[], taken: Uint8Array): number {
  for (let k = 1; k < words.length; k++) {
    const i = first + k;
    if (i >= scene.count || taken[i] === 1 || scene.words[i]!.whole.core !== words[k]) return -1;
  }
  return first + words.length - 1;
}

function isProclitic(unit: number): boolean {
  return unit === 0x648 || unit === 0x641 || unit === 0x628 || unit === 0x644 || unit === 0x643;
}

/**
 * Cuts candidates that begin with a family name seen before down to it: after فلاديمير بوتين, the words التقى بوتين
 * المبعوث name بوتين alone. A name that was chosen in full elsewhere stays.
 */
export function cutToFamily(
  scene: Scene,
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
): Candidate[] {
  const since = new Map<string, number>();
  for (const { type, first, last } of chosen) {
    const family = scene.words[last]!;
    // محمد of أبو محمد is no family name.
    if (last > first && scene.words[last - 1]!.whole.flags & PERSON_PREFIX) continue;
    if (type === 'PER' && last > first && !since.has(family.whole.core)) since.set(family.whole.core, last);
  }
  return candidates.map((candidate) => {
    const { type, rule, first, last, skip } = candidate;
    if (type !== 'PER' || last === first || rule === 'person-memory') return candidate;
    const from = since.get(scene.words[first]!.whole.core.slice(skip));
    return from !== undefined && from < first ? named(first, first, skip, 'PER', 'person-memory') : candidate;
  });
}
