import { lastAtOrBefore } from '../../text/span.js';

/** A span with a type, in tokens or in characters. */
export interface TypedSpan {
  /** Half-open. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/**
 * What became of an entity. right: span and type are the same; boundary: the type is, and the spans overlap; type: the
 * span is; both: neither, but the spans overlap; missed: of the gold, with none of ours left to pair it with; spurious:
 * of ours, with none of the gold left.
 */
export const ENTITY_OUTCOMES = ['right', 'boundary', 'type', 'both', 'missed', 'spurious'] as const;
export type EntityOutcome = (typeof ENTITY_OUTCOMES)[number];

/** An entity of the gold with the one of ours that it is paired with; -1 where there is none. */
export interface EntityPair {
  readonly outcome: EntityOutcome;
  readonly gold: number;
  readonly ours: number;
}

/**
 * Pairs the entities of a gold with ours, one with one: first those of the same span and type; then of the same span;
 * then of the same type, that with the most in common first; then any that overlap.
 *
 * So the gold is the sum of right, boundary, type, both and missed, and ours is that of right, boundary, type, both
 * and spurious.
 */
export function pairEntities(gold: readonly TypedSpan[], ours: readonly TypedSpan[]): EntityPair[] {
  const pairs: EntityPair[] = [];
  const goldLeft = new Set(gold.keys());
  const oursLeft = new Set(ours.keys());
  const pair = (outcome: EntityOutcome, g: number, o: number): void => {
    pairs.push({ outcome, gold: g, ours: o });
    goldLeft.delete(g);
    oursLeft.delete(o);
  };
  const pairByKey = (outcome: EntityOutcome, key: (span: TypedSpan) => string): void => {
    const waiting = new Map<string, number[]>();
    for (const o of oursLeft) {
      const here = waiting.get(key(ours[o]!));
      if (here) here.push(o);
      else waiting.set(key(ours[o]!), [o]);
    }
    for (const g of goldLeft) {
      const o = waiting.get(key(gold[g]!))?.shift();
      if (o !== undefined) pair(outcome, g, o);
    }
  };
  pairByKey('right', ({ start, end, type }) => `${start} ${end} ${type}`);
  pairByKey('type', ({ start, end }) => `${start} ${end}`);
  for (const { g, o, sameType } of overlaps(gold, ours, [...goldLeft], [...oursLeft])) {
    if (goldLeft.has(g) && oursLeft.has(o)) pair(sameType ? 'boundary' : 'both', g, o);
  }
  for (const g of goldLeft) pairs.push({ outcome: 'missed', gold: g, ours: -1 });
  for (const o of oursLeft) pairs.push({ outcome: 'spurious', gold: -1, ours: o });
  return pairs;
}

interface Overlap {
  readonly g: number;
  readonly o: number;
  readonly sameType: boolean;
  readonly shared: number;
}

/** The pairs that overlap: same type first, then those that share most, then in the order of the lists. */
function overlaps(
  gold: readonly TypedSpan[],
  ours: readonly TypedSpan[],
  goldLeft: readonly number[],
  oursLeft: readonly number[],
): Overlap[] {
  const sorted = oursLeft.toSorted((a, b) => ours[a]!.start - ours[b]!.start);
  const starts = sorted.map((o) => ours[o]!.start);
  // The furthest end up to each of ours: tells how far back an overlap can begin, where spans of one side nest.
  const furthest: number[] = [];
  for (const o of sorted) furthest.push(Math.max(furthest.at(-1) ?? 0, ours[o]!.end));
  const found: Overlap[] = [];
  for (const g of goldLeft) {
    const { start, end, type } = gold[g]!;
    for (let i = lastAtOrBefore(starts, starts.length, end - 1); i >= 0 && furthest[i]! > start; i--) {
      const o = sorted[i]!;
      const other = ours[o]!;
      const shared = Math.min(end, other.end) - Math.max(start, other.start);
      if (shared > 0) found.push({ g, o, sameType: type === other.type, shared });
    }
  }
  return found.sort(
    (a, b) => Number(b.sameType) - Number(a.sameType) || b.shared - a.shared || a.g - b.g || a.o - b.o,
  );
}
