import { isPreposition } from './nounPhrase.js';
import { BODY, PERSON, WORD, type Reading } from './reading.js';
import { IS } from './wordTable.js';

const NAMED = IS.organisation | IS.work | IS.outlet;

/** «الشرق» after صحيفة, ل, في or a head of works is a name, as are marks around a known name; not what begins as a clause. */
export function isNameInMarks(reading: Reading, open: number): boolean {
  if ((reading.words[open + 1]!.classes & (IS.opener | IS['weak-opener'])) !== 0) return false;
  const inner = reading.nameTypes[open + 1];
  if ((inner === BODY || inner === PERSON) && reading.nameEnds[open + 1]! >= reading.closing[open]!)
    return true;
  const before = reading.words[open - 1];
  if (!before || reading.kinds[open - 1] !== WORD) return false;
  if ((before.classes & NAMED) !== 0 || (before.after & NAMED) !== 0) return true;
  return isPreposition(before.form) && before.form !== 'ب';
}
