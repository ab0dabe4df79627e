import { randomNumbers } from './random.js';

export interface ClusterOptions {
  /** The number of clusters at each level, rising. */
  readonly sizes: readonly number[];
  /** How often the centres move. */
  readonly rounds: number;
  readonly seed: number;
}

export const CLUSTER_OPTIONS: ClusterOptions = { sizes: [64, 512, 3000], rounds: 12, seed: 1 };

/**
 * Clusters vectors by their direction (spherical k-means, Dhillon and Modha 2001), each level within the clusters of
 * the level above: two words of one cluster are in one cluster at every coarser level too. A cluster is cut into as
 * many as its share of the words asks for. Equal inputs give equal clusters.
 *
 * @param vectors rows of `dimension` numbers
 * @returns for each level, the cluster of each row, numbered from 0 in the order of the clusters above
 */
export function clusterWords(
  vectors: Float32Array,
  dimension: number,
  options: Partial<ClusterOptions> = {},
): Uint16Array[] {
  const { sizes, rounds, seed } = { ...CLUSTER_OPTIONS, ...options };
  const rows = vectors.length / dimension;
  const units = unitRows(vectors, dimension);
  const random = randomNumbers(seed);
  const levels: Uint16Array[] = [];
  let groups: Uint32Array[] = [Uint32Array.from({ length: rows }, (_, row) => row)];
  for (const size of sizes) {
    const parts: Uint32Array[] = [];
    let seen = 0;
    for (const group of groups) {
      seen += group.length;
      const wanted = Math.max(1, Math.round((size * seen) / rows) - parts.length);
      parts.push(...split(units, dimension, group, wanted, rounds, random));
    }
    const level = new Uint16Array(rows);
    parts.forEach((part, cluster) => part.forEach((row) => (level[row] = cluster)));
    levels.push(level);
    groups = parts;
  }
  return levels;
}

/** Every row at length 1; a row of zeros stays. */
export function unitRows(vectors: Float32Array, dimension: number): Float32Array {
  const units = vectors.slice();
  for (let from = 0; from < units.length; from += dimension) makeUnit(units, from, dimension);
  return units;
}

function makeUnit(values: Float32Array, from: number, dimension: number): void {
  let sum = 0;
  for (let i = from; i < from + dimension; i++) sum += values[i]! * values[i]!;
  if (sum === 0) return;
  const scale = 1 / Math.sqrt(sum);
  for (let i = from; i < from + dimension; i++) values[i]! *= scale;
}

/** Cuts a group of rows into at most `wanted` parts, none of them empty. */
function split(
  units: Float32Array,
  dimension: number,
  group: Uint32Array,
  wanted: number,
  rounds: number,
  random: () => number,
): Uint32Array[] {
  const size = Math.min(wanted, group.length);
  if (size <= 1) return [group];
  const centres = firstCentres(units, dimension, group, size, random);
  const nearest = new Uint32Array(group.length);
  for (let round = 0; round <= rounds; round++) {
    let moved = 0;
    for (let k = 0; k < group.length; k++) {
      const to = nearestCentre(units, group[k]! * dimension, centres, dimension);
      if (to !== nearest[k]) moved++;
      nearest[k] = to;
    }
    if (round === rounds || (round > 0 && moved * 500 < group.length)) break;
    centres.fill(0);
    for (let k = 0; k < group.length; k++) {
      const to = nearest[k]! * dimension;
      const from = group[k]! * dimension;
      for (let i = 0; i < dimension; i++) centres[to + i]! += units[from + i]!;
    }
    for (let from = 0; from < centres.length; from += dimension) makeUnit(centres, from, dimension);
  }
  const parts = Array.from({ length: size }, (_, centre) => group.filter((_, k) => nearest[k] === centre));
  return parts.filter((part) => part.length > 0);
}

/** Rows to start from, each drawn by its distance from those before it (k-means++, Arthur and Vassilvitskii 2007). */
function firstCentres(
  units: Float32Array,
  dimension: number,
  group: Uint32Array,
  size: number,
  random: () => number,
): Float32Array {
  const centres = new Float32Array(size * dimension);
  const distances = new Float64Array(group.length).fill(1);
  let total = group.length;
  for (let centre = 0; centre < size; centre++) {
    let rest = random() * total;
    let chosen = 0;
    while (chosen < group.length - 1 && (rest -= distances[chosen]!) > 0) chosen++;
    const from = group[chosen]! * dimension;
    const to = centre * dimension;
    for (let i = 0; i < dimension; i++) centres[to + i] = units[from + i]!;
    total = 0;
    for (let k = 0; k < group.length; k++) {
      const distance = Math.max(0, 1 - dot(units, group[k]! * dimension, centres, to, dimension));
      if (distance < distances[k]!) distances[k] = distance;
      total += distances[k]!;
    }
  }
  return centres;
}

function nearestCentre(units: Float32Array, from: number, centres: Float32Array, dimension: number): number {
  let best = 0;
  let most = -Infinity;
  for (let to = 0; to < centres.length; to += dimension) {
    const likeness = dot(units, from, centres, to, dimension);
    if (likeness > most) {
      most = likeness;
      best = to;
    }
  }
  return best / dimension;
}

function dot(a: Float32Array, from: number, b: Float32Array, to: number, dimension: number): number {
  let sum = 0;
  let other = 0;
  for (let i = 0; i < dimension; i += 2) {
    sum += a[from + i]! * b[to + i]!;
    other += a[from + i + 1]! * b[to + i + 1]!;
  }
  return sum + other;
}
