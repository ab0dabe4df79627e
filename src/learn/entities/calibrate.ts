import { CALIBRATION_STEPS, UNCALIBRATED } from '../../stages/entities/tagger/calibration.js';
import { BEGIN, LABELS, LAST, NAME_TYPES, labelOf, OUTSIDE, placeOfLabel, typeOfLabel, UNIT } from '../../stages/entities/tagger/labels.js'; // prettier-ignore
import type { TaggedDocument } from './examples.js';
import type { Reading } from './learn.js';

/** How many names as sure as they look each step begins with, so that a step of few names stays near what it says. */
const PRIOR = 5;

/** The shares of right names by type and step, from documents as a model reads them that never saw them; never falling. */
export function calibrationShares(
  documents: readonly TaggedDocument[],
  readings: readonly Reading[],
): Float32Array {
  const right = UNCALIBRATED.map((share) => share * PRIOR);
  const met = new Float32Array(right.length).fill(PRIOR);
  documents.forEach(({ text, labels: gold }, d) => {
    const { labels, probabilities } = readings[d]!;
    for (let t = 0; t < text.count; t++) {
      const label = labels[t]!;
      if (label === OUTSIDE || (placeOfLabel(label) !== BEGIN && placeOfLabel(label) !== UNIT)) continue;
      const type = typeOfLabel(label);
      let least = probabilities[t * LABELS + label]!;
      let isRight = gold[t] === label;
      if (placeOfLabel(label) === BEGIN) {
        while (t + 1 < text.count && labels[t] !== labelOf(type, LAST)) {
          t++;
          least = Math.min(least, probabilities[t * LABELS + labels[t]!]!);
          if (gold[t] !== labels[t]) isRight = false;
        }
      }
      const step =
        type * CALIBRATION_STEPS + Math.min(CALIBRATION_STEPS - 1, Math.floor(least * CALIBRATION_STEPS));
      met[step]!++;
      if (isRight) right[step]!++;
    }
  });
  const shares = right.map((count, i) => count / met[i]!);
  for (let type = 0; type < NAME_TYPES.length; type++) {
    for (let step = 1; step < CALIBRATION_STEPS; step++) {
      const i = type * CALIBRATION_STEPS + step;
      shares[i] = Math.max(shares[i]!, shares[i - 1]!);
    }
  }
  return shares;
}
