import { NAME_TYPES } from './labels.js';

/** From the type of a name and the probability of its least sure token to how often such names are right. */
export type Calibration = (type: number, probability: number) => number;

/** So many steps of equal width between 0 and 1. */
export const CALIBRATION_STEPS = 20;

/** Reads between the middles of the steps. @param shares of each type a row of the shares of right names, a step each */
export function calibration(shares: Float32Array): Calibration {
  return (type, probability) => {
    const at = Math.max(0, Math.min(CALIBRATION_STEPS - 1, probability * CALIBRATION_STEPS - 0.5));
    const below = Math.floor(at);
    const above = Math.min(CALIBRATION_STEPS - 1, below + 1);
    const row = type * CALIBRATION_STEPS;
    const share = shares[row + below]! + (at - below) * (shares[row + above]! - shares[row + below]!);
    return Math.round(share * 1000) / 1000;
  };
}

/** One share a type and step: each name as sure as it looks. */
export const UNCALIBRATED = Float32Array.from(
  { length: NAME_TYPES.length * CALIBRATION_STEPS },
  (_, i) => ((i % CALIBRATION_STEPS) + 0.5) / CALIBRATION_STEPS,
);
