import { AFTER_DIGIT, CLOSE, DOUBLE, NEITHER, OPEN, ORNATE, SINGLE } from './quoteMarks.js';

/** What a reading of a mark costs. Only the proportions count. */
interface Costs {
  /** Against what the spaces around it show. */
  readonly context: number;
  /** Against what its glyph shows. */
  readonly glyph: number;
  /** On either side where the spaces do not tell. */
  readonly unclear: number;
  /** Opening inside a pair of the same family. */
  readonly nested: number;
  /** Left out. */
  readonly stray: number;
  /** Opening without a closing one, or closing what an earlier paragraph opened. */
  readonly unclosed: number;
}

/** Guillemets show their side. */
const DIRECTED: Costs = { context: 1.5, glyph: 6.5, unclear: 0, nested: 0.5, stray: 5, unclosed: 3 };
/** “ and ” are typed for each other in Arabic, and " has no side: the spaces tell. */
const UNDIRECTED: Costs = { context: 3, glyph: 1, unclear: 0, nested: 1.5, stray: 4, unclosed: 3.5 };
/** Mostly apostrophes: they pair only where everything speaks for it. */
const RELUCTANT: Costs = { context: 3, glyph: 0, unclear: 2, nested: 3, stray: 0.5, unclosed: 0.6 };
/** How much of the cost of a wrong glyph is left where the spaces show the side. */
const CLEAR = 0.6;
/** A sign for inches or seconds. */
const INCHES = 0.5;

/** Pairs of one family that can be open at once; deeper ones are read as if at this depth. */
const DEPTH = 3;
const SIDES = [OPEN, CLOSE, NEITHER] as const;

/**
 * Finds the cheapest sides of the marks of one family in one paragraph (Viterbi search over the number of open
 * pairs). Time is linear in the marks.
 *
 * @param members which entries of `glyphs`, `contexts` and `sides` to read
 * @param sides where the sides are written
 */
export function readSides(
  family: number,
  members: readonly number[],
  glyphs: readonly number[],
  contexts: readonly number[],
  sides: number[],
): void {
  const costs =
    family === SINGLE ? RELUCTANT : family === DOUBLE || family === ORNATE ? UNDIRECTED : DIRECTED;
  const states = DEPTH + 1;
  /** For each mark and depth after it: the side that leads there at least cost, and the depth before. */
  const cameBy = new Uint8Array(members.length * states);
  const cameFrom = new Uint8Array(members.length * states);
  let now = [0, Infinity, Infinity, Infinity];
  members.forEach((member, m) => {
    const next = [Infinity, Infinity, Infinity, Infinity];
    for (let depth = 0; depth < states; depth++) {
      if (now[depth] === Infinity) continue;
      for (const side of SIDES) {
        const after =
          side === OPEN ? Math.min(DEPTH, depth + 1) : side === CLOSE ? Math.max(0, depth - 1) : depth;
        const total = now[depth]! + costOf(costs, side, depth, glyphs[member]!, contexts[member]!);
        if (total >= next[after]!) continue;
        next[after] = total;
        cameBy[m * states + after] = side;
        cameFrom[m * states + after] = depth;
      }
    }
    now = next;
  });
  let depth = 0;
  for (let d = 1; d < states; d++)
    if (now[d]! + d * costs.unclosed < now[depth]! + depth * costs.unclosed) depth = d;
  for (let m = members.length - 1; m >= 0; m--) {
    sides[members[m]!] = cameBy[m * states + depth]!;
    depth = cameFrom[m * states + depth]!;
  }
}

function costOf(costs: Costs, side: number, depth: number, glyph: number, context: number): number {
  if (side === NEITHER) return context === AFTER_DIGIT && depth === 0 ? INCHES : costs.stray;
  let cost = side === OPEN && depth > 0 ? costs.nested : side === CLOSE && depth === 0 ? costs.unclosed : 0;
  if (glyph !== NEITHER && glyph !== side) cost += context === side ? costs.glyph * CLEAR : costs.glyph;
  if (context === NEITHER) return cost + costs.unclear;
  return context === side || (context === AFTER_DIGIT && side === CLOSE) ? cost : cost + costs.context;
}
