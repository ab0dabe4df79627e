import type { FoundName } from './tagger/foundNames.js';
import type { TaggedText } from './tagger/features.js';
import { AND_STEP } from './tagger/forms.js';

/** The names that a name of a person holds: no person has و in the name, so خالد سالم وأحمد زيد are two. */
export function splitPersons(name: FoundName, { forms }: TaggedText): readonly FoundName[] {
  if (name.type !== 'PER') return [name];
  const out: FoundName[] = [];
  let { first } = name;
  for (let i = first + 1; i <= name.last; i++) {
    if (forms[i]!.step !== AND_STEP) continue;
    out.push({ ...name, first, last: i - 1 });
    first = i;
  }
  return first === name.first ? [name] : [...out, { ...name, first }];
}
