import type { Cue } from './cues.js';
import { isSign, WORD, type Reading } from './reading.js';
import type { Status } from './report.js';
import { IS } from './wordTable.js';

/** How far before a cue the words may stand that take its report back (من المتوقع أن يعلن الرئيس). */
const REACH = 6;

/** Whether the text says that it was said: لم يقل is negated, هل قال and من المتوقع أن يعلن are hypothetical. */
export function statusOf(reading: Reading, cue: Cue): Status {
  const start = reading.sentenceStarts[reading.sentences[cue.from]!]!;
  const first = cue.from - 1;
  if (first >= start && (reading.words[first]!.classes & IS.negation) !== 0) return 'negated';
  if (cue.conjunction !== '' || cue.position !== 'verb') return 'asserted';
  for (let i = first; i >= start && i >= cue.from - REACH; i--) {
    if (reading.kinds[i] !== WORD) {
      if (isSign(reading, i, '،,:.؛')) return 'asserted';
      continue;
    }
    const { classes } = reading.words[i]!;
    if ((classes & IS.question) !== 0) return 'hypothetical';
    if ((classes & IS.expected) !== 0 && cue.form.tense !== 'perfect') return 'hypothetical';
    if ((classes & IS.expected) !== 0 && reading.words[i]!.form.startsWith('ل')) return 'hypothetical';
  }
  return 'asserted';
}
