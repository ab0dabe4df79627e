import { LABELS } from '../../stages/segment/contexts.js';
import { CUT_FEATURES, WEIGHTS } from '../../stages/segment/features.js';

/** One token while the model learns. */
export interface Node {
  /** The readings of its word; one for a token that is no word. */
  readonly labels: Uint8Array;
  /** Features of all readings one after the other, and where those of each begin. */
  readonly features: Int32Array;
  readonly offsets: Uint32Array;
  /** The context class that it shows to its neighbours. */
  readonly context: number;
}

export interface Example {
  readonly nodes: readonly Node[];
  /** For each token the readings that are right, 1 for right; null where nothing is known. */
  readonly right: readonly (Uint8Array | null)[];
  readonly weight: number;
  /** Whether only the weights of contexts are learned, and the one that a word of the table has of its own. */
  readonly contextAlone?: true;
}

/** The weights of a linear-chain conditional random field over readings. */
export interface Crf {
  readonly features: Float64Array;
  /** Context class of the word before and after, times label. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Label before, times label. */
  readonly links: Float64Array;
}

export function createCrf(contexts: number): Crf {
  return {
    features: new Float64Array(WEIGHTS),
    left: new Float64Array(contexts * LABELS),
    right: new Float64Array(contexts * LABELS),
    links: new Float64Array(LABELS * LABELS),
  };
}

/** Scores of each reading without its links. @param edge the context class of the edges of a sentence */
function nodeScores(crf: Crf, nodes: readonly Node[], edge: number): Float64Array[] {
  return nodes.map(({ labels, features, offsets }, t) => {
    const left = (t > 0 ? nodes[t - 1]!.context : edge) * LABELS;
    const right = (t + 1 < nodes.length ? nodes[t + 1]!.context : edge) * LABELS;
    const out = new Float64Array(labels.length);
    for (let k = 0; k < labels.length; k++) {
      let score = crf.left[left + labels[k]!]! + crf.right[right + labels[k]!]!;
      for (let f = offsets[k]!; f < offsets[k + 1]!; f++) score += crf.features[features[f]!]!;
      out[k] = score;
    }
    return out;
  });
}

/** Forward and backward sums (logarithms) over the readings that `allowed` leaves. Returns the log of the whole sum. */
function sums(
  crf: Crf,
  nodes: readonly Node[],
  scores: readonly Float64Array[],
  allowed: readonly (Uint8Array | null)[] | null,
  forward: Float64Array[],
  backward: Float64Array[],
): number {
  const { links } = crf;
  const last = nodes.length - 1;
  for (let t = 0; t <= last; t++) {
    const { labels } = nodes[t]!;
    const out = new Float64Array(labels.length);
    const mask = allowed?.[t];
    for (let k = 0; k < labels.length; k++) {
      if (mask && mask[k] === 0) {
        out[k] = -Infinity;
        continue;
      }
      let sum = 0;
      if (t > 0) {
        const before = nodes[t - 1]!.labels;
        const from = forward[t - 1]!;
        let most = -Infinity;
        for (let j = 0; j < before.length; j++)
          most = Math.max(most, from[j]! + links[before[j]! * LABELS + labels[k]!]!);
        for (let j = 0; j < before.length; j++)
          sum += Math.exp(from[j]! + links[before[j]! * LABELS + labels[k]!]! - most);
        sum = most + Math.log(sum);
      }
      out[k] = sum + scores[t]![k]!;
    }
    forward[t] = out;
  }
  for (let t = last; t >= 0; t--) {
    const { labels } = nodes[t]!;
    const out = new Float64Array(labels.length);
    if (t < last) {
      const after = nodes[t + 1]!.labels;
      const mask = allowed?.[t + 1];
      for (let k = 0; k < labels.length; k++) {
        let most = -Infinity;
        const row = labels[k]! * LABELS;
        for (let j = 0; j < after.length; j++) {
          if (mask && mask[j] === 0) continue;
          most = Math.max(most, backward[t + 1]![j]! + scores[t + 1]![j]! + links[row + after[j]!]!);
        }
        let sum = 0;
        for (let j = 0; j < after.length; j++) {
          if (mask && mask[j] === 0) continue;
          sum += Math.exp(backward[t + 1]![j]! + scores[t + 1]![j]! + links[row + after[j]!]! - most);
        }
        out[k] = most + Math.log(sum);
      }
    }
    backward[t] = out;
  }
  let most = -Infinity;
  for (const value of forward[last]!) most = Math.max(most, value);
  let sum = 0;
  for (const value of forward[last]!) sum += Math.exp(value - most);
  return most + Math.log(sum);
}

/** Learns by AdaGrad, one sentence at a time. Deterministic: equal examples in equal order give equal weights. */
export function createTrainer(crf: Crf, edge: number, rate: number): (example: Example) => number {
  const squares = {
    features: new Float64Array(crf.features.length),
    left: new Float64Array(crf.left.length),
    right: new Float64Array(crf.right.length),
    links: new Float64Array(crf.links.length),
  };
  const step = (weights: Float64Array, sum: Float64Array, i: number, gradient: number): void => {
    sum[i]! += gradient * gradient;
    weights[i]! += (rate * gradient) / Math.sqrt(sum[i]! + 1e-6);
  };
  return ({ nodes, right, weight, contextAlone }) => {
    const scores = nodeScores(crf, nodes, edge);
    const forward: Float64Array[] = [];
    const backward: Float64Array[] = [];
    const forwardRight: Float64Array[] = [];
    const backwardRight: Float64Array[] = [];
    const all = sums(crf, nodes, scores, null, forward, backward);
    const good = sums(crf, nodes, scores, right, forwardRight, backwardRight);
    const links: [number, number][] = [];
    for (let t = 0; t < nodes.length; t++) {
      const { labels, features, offsets } = nodes[t]!;
      if (t > 0) {
        const before = nodes[t - 1]!.labels;
        for (let j = 0; j < before.length; j++) {
          for (let k = 0; k < labels.length; k++) {
            const i = before[j]! * LABELS + labels[k]!;
            const link = crf.links[i]! + scores[t]![k]!;
            const have = Math.exp(forward[t - 1]![j]! + link + backward[t]![k]! - all);
            const masked = (right[t] && right[t]![k] === 0) || (right[t - 1] && right[t - 1]![j] === 0);
            const want = masked
              ? 0
              : Math.exp(forwardRight[t - 1]![j]! + link + backwardRight[t]![k]! - good);
            const gradient = weight * (want - have);
            if (Math.abs(gradient) > 1e-4) links.push([i, gradient]);
          }
        }
      }
      const left = (t > 0 ? nodes[t - 1]!.context : edge) * LABELS;
      const next = (t + 1 < nodes.length ? nodes[t + 1]!.context : edge) * LABELS;
      for (let k = 0; k < labels.length; k++) {
        const have = Math.exp(forward[t]![k]! + backward[t]![k]! - all);
        const masked = right[t] && right[t]![k] === 0;
        const want = masked ? 0 : Math.exp(forwardRight[t]![k]! + backwardRight[t]![k]! - good);
        const gradient = weight * (want - have);
        if (Math.abs(gradient) < 1e-4) continue;
        const from = offsets[k]! + (contextAlone ? CUT_FEATURES - 1 : 0);
        const to = contextAlone ? Math.min(from + 1, offsets[k + 1]!) : offsets[k + 1]!;
        for (let f = from; f < to; f++) step(crf.features, squares.features, features[f]!, gradient);
        step(crf.left, squares.left, left + labels[k]!, gradient);
        step(crf.right, squares.right, next + labels[k]!, gradient);
      }
    }
    for (const [i, gradient] of links) step(crf.links, squares.links, i, gradient);
    return all - good;
  };
}
