/** Logistic regression on a few thousand rows, by plain gradient descent: the same bytes each time. */

export interface Row {
  features: readonly number[];
  /** Share of positive cases, 0 to 1. */
  target: number;
  weight: number;
}

const STEPS = 600;
const RATE = 0.5;
const PENALTY = 1e-4;

/** Returns the learned probability of a positive case as a function of the features. */
export function fitLogistic(rows: readonly Row[]): (features: readonly number[]) => number {
  const size = rows[0]?.features.length ?? 0;
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const average = (value: (row: Row) => number): number =>
    rows.reduce((sum, row) => sum + row.weight * value(row), 0) / total;
  const means = Array.from({ length: size }, (_, k) => average((row) => row.features[k]!));
  const widths = means.map((mean, k) => Math.sqrt(average((row) => (row.features[k]! - mean) ** 2)) || 1);
  const scale = (features: readonly number[]): number[] =>
    features.map((value, k) => (value - means[k]!) / widths[k]!);

  const scaled = rows.map((row) => scale(row.features));
  const weights = new Float64Array(size + 1);
  const predict = (features: readonly number[]): number => {
    let sum = weights[size]!;
    for (let k = 0; k < size; k++) sum += weights[k]! * features[k]!;
    return 1 / (1 + Math.exp(-sum));
  };
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(size + 1);
    rows.forEach((row, i) => {
      const error = (row.weight * (predict(scaled[i]!) - row.target)) / total;
      for (let k = 0; k < size; k++) gradient[k]! += error * scaled[i]![k]!;
      gradient[size]! += error;
    });
    for (let k = 0; k <= size; k++) weights[k]! -= RATE * (gradient[k]! + PENALTY * weights[k]!);
  }
  return (features) => predict(scale(features));
}
