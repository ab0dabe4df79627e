/** How many units each side has, and how many of them are the same. */
export interface Score {
  gold: number;
  ours: number;
  correct: number;
}

export const noScore = (): Score => ({ gold: 0, ours: 0, correct: 0 });

/** Of ours, the share that is right. 0 where there are none. */
export const precision = ({ ours, correct }: Score): number => (ours === 0 ? 0 : correct / ours);
/** Of the gold, the share that was found. */
export const recall = ({ gold, correct }: Score): number => (gold === 0 ? 0 : correct / gold);
/** Their harmonic mean. */
export const f1 = ({ gold, ours, correct }: Score): number =>
  gold + ours === 0 ? 0 : (2 * correct) / (gold + ours);

/** Spans in order of text, without overlap. */
export interface Spans {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Spans each of which begins where the one before it ends. */
export function contiguous(ends: readonly number[]): Spans {
  return { starts: [0, ...ends].slice(0, ends.length), ends };
}

/** Adds what two lists of spans have in common. Calls `same` for each pair of equal spans. */
export function addSpans(
  score: Score,
  gold: Spans,
  ours: Spans,
  same?: (gold: number, ours: number) => void,
): void {
  score.gold += gold.starts.length;
  score.ours += ours.starts.length;
  let g = 0;
  let o = 0;
  while (g < gold.starts.length && o < ours.starts.length) {
    const before = gold.starts[g]! - ours.starts[o]!;
    if (before === 0 && gold.ends[g] === ours.ends[o]) {
      score.correct++;
      same?.(g, o);
    }
    if (before <= 0) g++;
    if (before >= 0) o++;
  }
}
