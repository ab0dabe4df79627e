/** Entities of ours whose score is in one tenth of the way from 0 to 1. */
export interface ScoreBin {
  /** The tenth holds its first score and not its end; the last one holds 1 too. */
  readonly from: number;
  readonly to: number;
  readonly ours: number;
  /** 0 where the bin is empty. */
  readonly meanScore: number;
  readonly shareRight: number;
}

/** How far a score can be read as the share that is right. */
export interface Calibration {
  readonly bins: readonly ScoreBin[];
  /** Expected calibration error: the mean distance of score and share in the bins, weighted by their entities. */
  readonly expectedError: number;
}

const BINS = 10;

/** Counts scores and whether they were right. */
export interface CalibrationCount {
  add(score: number, isRight: boolean): void;
  figures(): Calibration;
}

/** Starts the count. Scores that are not between 0 and 1 go to the nearest bin. */
export function countCalibration(): CalibrationCount {
  const counts = Array.from({ length: BINS }, () => ({ ours: 0, scores: 0, right: 0 }));
  return {
    add(score, isRight) {
      const bin = counts[Math.min(BINS - 1, Math.max(0, Math.floor(score * BINS)))]!;
      bin.ours++;
      bin.scores += score;
      if (isRight) bin.right++;
    },
    figures() {
      const total = counts.reduce((sum, { ours }) => sum + ours, 0);
      const bins = counts.map(({ ours, scores, right }, i) => ({
        from: i / BINS,
        to: (i + 1) / BINS,
        ours,
        meanScore: ours === 0 ? 0 : scores / ours,
        shareRight: ours === 0 ? 0 : right / ours,
      }));
      const distance = bins.reduce(
        (sum, { ours, meanScore, shareRight }) => sum + ours * Math.abs(meanScore - shareRight),
        0,
      );
      return { bins, expectedError: total === 0 ? 0 : distance / total };
    },
  };
}
