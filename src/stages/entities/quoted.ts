import { named, type Candidate } from './candidate.js';
import { FUNCTION_WORD, SPEECH_VERB } from './flags.js';
import { isPersonWord } from './surnames.js';
import type { RuleName } from './ruleScores.js';
import { LATIN, NUMBER, sameSentence, WORD, type Scene } from './scene.js';

const LONGEST = 6;
const LONGEST_HEAD = 4;

type NameType = 'LOC' | 'ORG' | 'MISC';

const RULES: Readonly<Record<NameType, RuleName>> = {
  LOC: 'place-quoted',
  ORG: 'org-quoted',
  MISC: 'work-quoted',
};

/**
 * Finds names in quotation marks: behind a word that says what they name (شركة «الأفق», مسلسل «الطريق»), behind a
 * title or an adjective of nationality, or with a head of their own inside the marks. The marks stay outside.
 *
 * @param cued true where a title or an adjective of nationality stands right before a token
 */
export function findQuoted(scene: Scene, cued: (token: number) => boolean, out: Candidate[]): void {
  for (let open = 0; open < scene.count; open++) {
    const close = scene.closing[open]!;
    if (close < 0 || close - open - 1 > LONGEST || !isPlain(scene, open + 1, close - 1)) continue;
    const type = typeInside(scene, open + 1) ?? typeBefore(scene, open);
    if (type) out.push(named(open + 1, close - 1, 0, type, RULES[type]));
    else if (cued(open) && isPersonWord(scene, open + 1))
      out.push(named(open + 1, close - 1, 0, 'PER', 'person-quoted'));
  }
}

/** Words, Latin words and numbers only, and not a clause. */
function isPlain(scene: Scene, first: number, last: number): boolean {
  if (last < first) return false;
  for (let i = first; i <= last; i++) {
    const kind = scene.kinds[i];
    if (kind !== WORD && kind !== LATIN && kind !== NUMBER) return false;
  }
  return (scene.words[first]!.whole.flags & (FUNCTION_WORD | SPEECH_VERB)) === 0;
}

function typeInside(scene: Scene, i: number): NameType | null {
  for (const { entry, skip } of scene.matches[i]!)
    if (entry.kind === 'head' && skip === 0 && entry.strong) return entry.type;
  return null;
}

/** The type that the longest phrase right before the mark tells. */
function typeBefore(scene: Scene, open: number): NameType | null {
  for (let first = Math.max(0, open - LONGEST_HEAD); first < open; first++) {
    if (!sameSentence(scene, open, first)) continue;
    let fromHead: NameType | null = null;
    for (const { entry, last } of scene.matches[first]!) {
      if (last !== open - 1) continue;
      if (entry.kind === 'quoted') return entry.type;
      if (entry.kind === 'head') fromHead = entry.type;
    }
    if (fromHead) return fromHead;
  }
  return null;
}
