import { named, type Candidate } from './candidate.js';
import { BARRIER, SPEECH_VERB } from './flags.js';
import { SPORT } from './lexicon.js';
import { mayBeName } from './persons.js';
import { LATIN, sameSentence, WORD, type Match, type Scene } from './scene.js';

const LONGEST = 3;

/**
 * Finds organisations by the words that close their names: الدار العقارية، نوماد القابضة. What stands before belongs
 * to the name as far as it is a name by a list or a word that is no ordinary one.
 *
 * @param bodyStart the first token of the listed name that ends at a token, or -1
 */
export function findByTail(scene: Scene, bodyStart: Int32Array, out: Candidate[]): void {
  for (let i = 1; i < scene.count; i++) {
    const tail = scene.matches[i]!.find(
      ({ entry, skip }) => entry.kind === 'tail' && entry.subtype !== SPORT && skip === 0,
    );
    const found = tail ? nameBefore(scene, tail, bodyStart) : null;
    if (found) out.push(found);
  }
}

function nameBefore(scene: Scene, tail: Match, bodyStart: Int32Array): Candidate | null {
  let first = tail.first;
  while (first > tail.first - LONGEST && sameSentence(scene, tail.first, first - 1)) {
    const before = first - 1;
    if (bodyStart[before]! >= 0) first = bodyStart[before]!;
    else if (scene.kinds[before] === LATIN) first = before;
    else if (scene.kinds[before] !== WORD || scene.words[before]!.flags & (BARRIER | SPEECH_VERB)) break;
    else if (mayBeName(scene, before)) first = before;
    else break;
  }
  if (first === tail.first) return null;
  const { entry } = tail;
  return named(first, tail.last, 0, 'ORG', 'org-tail', entry.kind === 'tail' ? entry.subtype : null);
}
