import type { News } from '../segmenter/news.js';
import { FIRST_KNOWN, RARE } from './newsText.js';

/** A matrix of mostly zeros, row by row: the entries of row i are those from `starts[i]` to before `starts[i + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Uint32Array;
  /** The column of each entry. */
  readonly columnOf: Uint32Array;
  readonly values: Float32Array;
}

/**
 * Counts what stands around the known words: a row for each word from FIRST_KNOWN, a column for each pair of a place
 * (`window` tokens before to `window` after) and a token numbered below `contexts`. The end of a sentence is a
 * token; nothing beyond it counts.
 */
export function countContexts(news: News, window: number, contexts: number): SparseMatrix {
  const { text, counts } = news;
  const rows = counts.length - FIRST_KNOWN;
  const columns = 2 * window * contexts;
  const room = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row++) room[row + 1] = room[row]! + 2 * window * counts[FIRST_KNOWN + row]!;
  const found = new Uint32Array(room[rows]!);
  const reached = room.slice(0, rows);
  for (let at = 0; at < text.length; at++) {
    const row = text[at]! - FIRST_KNOWN;
    if (row < 0) continue;
    let next = reached[row]!;
    for (let side = -1; side <= 1; side += 2) {
      for (let distance = 1; distance <= window; distance++) {
        const context = text[at + side * distance] ?? 0;
        const place = side < 0 ? window - distance : window + distance - 1;
        if (context < contexts && context !== RARE) found[next++] = place * contexts + context;
        if (context === 0) break;
      }
    }
    reached[row] = next;
  }
  return { rows, columns, ...gather(found, room, reached) };
}

/** Sorts the columns found for each row and counts the equal ones; the columns move up in their own array. */
function gather(found: Uint32Array, room: Uint32Array, reached: Uint32Array) {
  const starts = new Uint32Array(room.length);
  const times = new Uint32Array(found.length);
  let length = 0;
  for (let row = 0; row < reached.length; row++) {
    const columns = found.subarray(room[row], reached[row]).sort();
    for (let k = 0; k < columns.length;) {
      const column = columns[k]!;
      const from = k;
      while (columns[k] === column) k++;
      found[length] = column;
      times[length++] = k - from;
    }
    starts[row + 1] = length;
  }
  return { starts, columnOf: found.slice(0, length), values: Float32Array.from(times.subarray(0, length)) };
}

/**
 * Scales counts for canonical correlation: the square root of each count (counts vary as their size; their roots do
 * not), divided by the square roots of its row's and its column's sum.
 */
export function scaleCounts(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, starts, columnOf } = matrix;
  const values = matrix.values.map(Math.sqrt);
  const ofRow = new Float64Array(rows);
  const ofColumn = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      ofRow[row]! += values[k]!;
      ofColumn[columnOf[k]!]! += values[k]!;
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      values[k]! /= Math.sqrt(ofRow[row]! * ofColumn[columnOf[k]!]!);
    }
  }
  return { ...matrix, values };
}
