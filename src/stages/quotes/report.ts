import type { QuoteKind } from '../../model/layers.js';
import type { Cue } from './cues.js';
import { isNameInMarks } from './namesInMarks.js';
import { QUOTE, type Reading, type Stretch } from './reading.js';

export type Status = 'asserted' | 'negated' | 'hypothetical';

/** A quotation while the stage works on it; stretches are of tokens. */
export interface Report {
  kind: QuoteKind;
  content: Stretch[];
  /** The cue that decided, null for a headline or a floating quotation. */
  cue: Cue | null;
  /** The words of the cue as they stand. */
  cueStretch: Stretch | null;
  speaker: Stretch | null;
  addressee: Stretch | null;
  via: Stretch[];
  status: Status;
  rule: string;
}

/** Fewer words than this in marks inside a clause are a label, unless they are most of it (أنه «غير قانوني»). */
const SHORTEST_PIECE = 3;

/** Indirect speech that holds words of the source in marks is mixed; names in marks do not count. */
export function kindOfClause(reading: Reading, { from, to }: Stretch): QuoteKind {
  for (let i = from; i < to; i++) {
    const length = reading.closing[i]! - i - 1;
    if (reading.kinds[i] !== QUOTE || length < 1) continue;
    const most = length * 2 >= to - from - 2;
    if ((length >= SHORTEST_PIECE || most) && !isNameInMarks(reading, i)) return 'mixed';
  }
  return 'indirect';
}
