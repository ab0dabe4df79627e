import type { SparseMatrix } from './contextCounts.js';
import { randomNumbers } from './random.js';

/** Directions that are followed beyond those asked for, so that the last of these are exact enough too. */
const EXTRA = 16;
const SWEEPS = 30;
/** What is smaller counts as nothing, next to the square of a length. */
const NOTHING = 1e-10;

/**
 * The first left singular vectors of a matrix, each times the root of its singular value, by subspace iteration from
 * random columns (Halko, Martinsson and Tropp 2011).
 *
 * @param rounds how often the matrix is gone through, there and back; three are enough for word vectors
 * @returns a row of `dimension` numbers for each row of the matrix, by falling singular value
 */
export function singularVectors(
  matrix: SparseMatrix,
  dimension: number,
  rounds: number,
  seed: number,
): Float32Array {
  const width = dimension + EXTRA;
  const random = randomNumbers(seed);
  const right = Float32Array.from({ length: matrix.columns * width }, () => random() - 0.5);
  const left = new Float32Array(matrix.rows * width);
  for (let round = 0; round < rounds; round++) {
    if (round > 0) orthonormalize(right, width);
    multiply(matrix, right, left, width);
    orthonormalize(left, width);
    multiplyBack(matrix, left, right, width);
  }
  const { values, vectors } = eigen(products(right, width), width);
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!);
  const out = new Float32Array(matrix.rows * dimension);
  for (let k = 0; k < dimension; k++) {
    const from = order[k]!;
    const scale = Math.sqrt(Math.sqrt(Math.max(values[from]!, 0)));
    for (let row = 0; row < matrix.rows; row++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += left[row * width + i]! * vectors[i * width + from]!;
      out[row * dimension + k] = sum * scale;
    }
  }
  return out;
}

/** left = matrix · right */
function multiply(matrix: SparseMatrix, right: Float32Array, left: Float32Array, width: number): void {
  const { rows, starts, columnOf, values } = matrix;
  const sums = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const from = columnOf[k]! * width;
      const value = values[k]!;
      for (let i = 0; i < width; i++) sums[i]! += value * right[from + i]!;
    }
    left.set(sums, row * width);
  }
}

/** right = transposed matrix · left */
function multiplyBack(matrix: SparseMatrix, left: Float32Array, right: Float32Array, width: number): void {
  const { rows, starts, columnOf, values } = matrix;
  right.fill(0);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const to = columnOf[k]! * width;
      const value = values[k]!;
      for (let i = 0; i < width; i++) right[to + i]! += value * left[from + i]!;
    }
  }
}

/** The scalar products of all pairs of columns, a full square. */
function products(rows: Float32Array, width: number): Float64Array {
  const square = new Float64Array(width * width);
  for (let from = 0; from < rows.length; from += width) {
    for (let i = 0; i < width; i++) {
      const value = rows[from + i]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) square[i * width + j]! += value * rows[from + j]!;
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) square[j * width + i] = square[i * width + j]!;
  }
  return square;
}

/**
 * Makes the columns orthogonal and of length 1, by the Cholesky factor of their products. A column that those before
 * it make up becomes zero.
 */
function orthonormalize(rows: Float32Array, width: number): void {
  const factor = products(rows, width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = factor[i * width + j]!;
      for (let k = 0; k < j; k++) rest -= factor[i * width + k]! * factor[j * width + k]!;
      if (i > j) factor[i * width + j] = rest / factor[j * width + j]!;
      else factor[i * width + i] = rest > NOTHING * factor[i * width + i]! ? Math.sqrt(rest) : Infinity;
    }
  }
  for (let from = 0; from < rows.length; from += width) {
    for (let i = 0; i < width; i++) {
      let rest = rows[from + i]!;
      for (let k = 0; k < i; k++) rest -= factor[i * width + k]! * rows[from + k]!;
      rows[from + i] = rest / factor[i * width + i]!;
    }
  }
}

/** Eigenvalues, and eigenvectors as columns, of a symmetric square, by the rotations of Jacobi. Changes the square. */
function eigen(square: Float64Array, width: number): { values: Float64Array; vectors: Float64Array } {
  const vectors = new Float64Array(width * width);
  for (let i = 0; i < width; i++) vectors[i * width + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < width; p++) {
      for (let q = p + 1; q < width; q++) {
        const across = square[p * width + q]!;
        if (across === 0) continue;
        const theta = (square[q * width + q]! - square[p * width + p]!) / (2 * across);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        const sine = tangent * cosine;
        rotate(square, p, q, width, width, cosine, sine);
        rotate(square, p * width, q * width, 1, width, cosine, sine);
        rotate(vectors, p, q, width, width, cosine, sine);
      }
    }
  }
  const values = Float64Array.from({ length: width }, (_, i) => square[i * width + i]!);
  return { values, vectors };
}

/** Turns two columns (or rows) of a square, which start at `a` and `b` and go on every `step`, by an angle. */
function rotate(
  square: Float64Array,
  a: number,
  b: number,
  step: number,
  width: number,
  cosine: number,
  sine: number,
): void {
  for (let k = 0; k < width; k++) {
    const one = square[a + k * step]!;
    const other = square[b + k * step]!;
    square[a + k * step] = cosine * one - sine * other;
    square[b + k * step] = sine * one + cosine * other;
  }
}
