import { LABELS, labelOf, BEGIN, LAST, NAME_TYPES, OUTSIDE, placeOfLabel, typeOfLabel, UNIT, type NameType } from './labels.js'; // prettier-ignore
import type { Calibration } from './calibration.js';
import type { Tagging } from './tagger.js';

/** A name that the tagger found: tokens `first` to `last`, both included. */
export interface FoundName {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
  /** How often names that look as sure as this one are right, 0 to 1. */
  readonly score: number;
}

/** The names of a document, in order of text. @param count the number of its tokens */
export function foundNames(
  { labels, probabilities }: Tagging,
  count: number,
  calibrate: Calibration,
): FoundName[] {
  const out: FoundName[] = [];
  for (let t = 0; t < count; t++) {
    const label = labels[t]!;
    if (label === OUTSIDE) continue;
    const place = placeOfLabel(label);
    if (place !== BEGIN && place !== UNIT) continue;
    const type = typeOfLabel(label);
    const first = t;
    if (place === BEGIN) while (labels[t] !== labelOf(type, LAST) && t + 1 < count) t++;
    let least = 1;
    for (let i = first; i <= t; i++) least = Math.min(least, probabilities[i * LABELS + labels[i]!]!);
    out.push({ first, last: t, type: NAME_TYPES[type]!, score: calibrate(type, least) });
  }
  return out;
}
