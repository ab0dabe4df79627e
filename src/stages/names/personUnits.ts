import { wordKey } from './keys.js';
import type { Lists } from './wordLists.js';

/** The cases of أب and ابن, and آل as it is folded: one form each. */
const SAME_JOINER: ReadonlyMap<string, string> = new Map([
  ['ابي', 'ابو'],
  ['ابا', 'ابو'],
  ['ابن', 'بن'],
]);

/**
 * The parts of a person's name, folded: what belongs together is one part, however it is spaced (عبد الله and عبدالله,
 * صلاح الدين, أبو مازن, آل ثاني).
 */
export function personUnits(words: readonly string[], lists: Lists): string[] {
  const units: string[] = [];
  let joined = '';
  words.forEach((word, i) => {
    const key = wordKey(word);
    if (lists.joiner.has(key) && i + 1 < words.length) joined += SAME_JOINER.get(key) ?? key;
    else if (lists.closer.has(key) && units.length > 0 && joined === '') units.push(units.pop()! + key);
    else {
      units.push(joined + key);
      joined = '';
    }
  });
  return units;
}
