import fc from 'fast-check';
import { describe, it } from 'vitest';
import { scoreEntities } from '../../src/learn/evaluate/entities.js';
import { pairEntities, type EntityPair, type TypedSpan } from '../../src/learn/evaluate/entityMatch.js';
import { tokenRange } from '../../src/learn/evaluate/entityTokens.js';
import { readBio, type EntityDocument } from '../../src/learn/evaluate/readBio.js';
import type { Score } from '../../src/learn/evaluate/score.js';

// The same figures, counted in another way.

const tag = fc.constantFrom('O', 'O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG');
/** Sentences of tokens with the tag of the gold and ours. */
const tagged = fc.array(fc.array(fc.tuple(tag, tag), { minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 8,
});

/** The walk of `conlleval` over tags: chunks that begin and end, and those that do so on both sides at once. */
function conlleval(sentences: readonly (readonly (readonly [string, string])[])[]): Map<string, Score> {
  const scores = new Map<string, Score>();
  const of = (type: string): Score => {
    const score = scores.get(type) ?? { gold: 0, ours: 0, correct: 0 };
    scores.set(type, score);
    return score;
  };
  const starts = (before: string, now: string): boolean =>
    now.startsWith('B') || (now.startsWith('I') && before.slice(2) !== now.slice(2));
  const ends = (before: string, now: string): boolean =>
    before !== 'O' && (!now.startsWith('I') || before.slice(2) !== now.slice(2));
  let inside = false;
  let last: readonly [string, string] = ['O', 'O'];
  for (const now of [...sentences.flatMap((sentence) => [...sentence, ['O', 'O'] as const])]) {
    const goldEnds = ends(last[0], now[0]);
    const oursEnds = ends(last[1], now[1]);
    if (inside && goldEnds && oursEnds) of(last[0].slice(2)).correct++;
    if (goldEnds || oursEnds) inside = false;
    const goldStarts = starts(last[0], now[0]);
    const oursStarts = starts(last[1], now[1]);
    if (goldStarts) of(now[0].slice(2)).gold++;
    if (oursStarts) of(now[1].slice(2)).ours++;
    if (goldStarts && oursStarts) inside = now[0].slice(2) === now[1].slice(2);
    last = now;
  }
  return scores;
}

describe('entities of BIO', () => {
  it('are counted as conlleval counts them, however they are cut into documents', () => {
    fc.assert(
      fc.property(tagged, fc.integer({ min: 1, max: 9 }), (sentences, sentencesADocument) => {
        const read = (side: 0 | 1): EntityDocument[] => {
          const content = sentences
            .map((sentence) => sentence.map((tags, i) => `w${i} ${tags[side]}\n`).join(''))
            .join('\n');
          return readBio(content, { file: 'x', sentencesADocument }).documents;
        };
        const ours = read(1);
        const { add, figures } = scoreEntities(['PER', 'LOC', 'ORG']);
        read(0).forEach((document, i) =>
          add(
            document,
            ours[i]!.entities.map((entity) => ({ ...entity, score: 1 })),
          ),
        );
        const { byType, all, outcomes } = figures();
        const expected = conlleval(sentences);
        let correct = 0;
        for (const [type, score] of byType) {
          const {
            gold,
            ours: found,
            correct: right,
          } = expected.get(type) ?? { gold: 0, ours: 0, correct: 0 };
          correct += right;
          if (score.gold !== gold || score.ours !== found || score.correct !== right) return false;
          const { right: same, boundary, type: other, both, missed } = outcomes.get(type)!;
          if (same !== right || same + boundary + other + both + missed !== gold) return false;
        }
        return all.correct === correct;
      }),
      { numRuns: 500 },
    );
  });
});

const span = fc.record({
  start: fc.integer({ min: 0, max: 12 }),
  length: fc.integer({ min: 1, max: 5 }),
  type: fc.constantFrom('A', 'B'),
});
const spans = fc
  .array(span, { maxLength: 7 })
  .map((list) => list.map(({ start, length, type }): TypedSpan => ({ start, end: start + length, type })));

/** Takes the best of all pairs that are left, again and again. */
function pairSlowly(gold: readonly TypedSpan[], ours: readonly TypedSpan[]): string[] {
  const goldLeft = [...gold.keys()];
  const oursLeft = [...ours.keys()];
  const out: string[] = [];
  for (;;) {
    let best: { rank: number[]; g: number; o: number } | undefined;
    for (const g of goldLeft) {
      for (const o of oursLeft) {
        const a = gold[g]!;
        const b = ours[o]!;
        let shared = 0;
        for (let i = 0; i < 20; i++) if (a.start <= i && i < a.end && b.start <= i && i < b.end) shared++;
        if (shared === 0) continue;
        const sameSpan = shared === a.end - a.start && shared === b.end - b.start;
        const sameType = a.type === b.type;
        const kind = sameSpan ? (sameType ? 0 : 1) : sameType ? 2 : 3;
        const rank = [kind, -shared * Number(kind > 1), g, o];
        if (!best || less(rank, best.rank)) best = { rank, g, o };
      }
    }
    if (!best) break;
    out.push(`${['right', 'type', 'boundary', 'both'][best.rank[0]!]!} ${best.g} ${best.o}`);
    goldLeft.splice(goldLeft.indexOf(best.g), 1);
    oursLeft.splice(oursLeft.indexOf(best.o), 1);
  }
  for (const g of goldLeft) out.push(`missed ${g} -1`);
  for (const o of oursLeft) out.push(`spurious -1 ${o}`);
  return out.sort();
}

function less(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((value, k) => value !== b[k]);
  return i >= 0 && a[i]! < b[i]!;
}

describe('pairEntities', () => {
  it('pairs as the slow way does, nested spans and doubles too', () => {
    fc.assert(
      fc.property(spans, spans, (gold, ours) => {
        const fast = pairEntities(gold, ours).map((pair: EntityPair) =>
          [pair.outcome, pair.gold, pair.ours].join(' '),
        );
        return JSON.stringify(fast.sort()) === JSON.stringify(pairSlowly(gold, ours));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('tokenRange', () => {
  it('is what a walk over the characters finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('ب', 'a', '7', '-', '.', '\u0651'),
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 20 }),
        (words, from, length) => {
          const [document] = readBio(words.map((each) => `${each} O`).join('\n'), {
            file: 'x',
            sentencesADocument: 1,
          }).documents;
          const { text } = document!;
          const start = from % text.length;
          const end = Math.min(text.length, start + length);
          const met = new Set<number>();
          let token = 0;
          for (let i = 0; i < end; i++) {
            if (text[i] === ' ') token++;
            else if (i >= start && 'بa7'.includes(text[i]!)) met.add(token);
          }
          const found = tokenRange(document!, { start, end });
          if (met.size > 0) return found.start === Math.min(...met) && found.end === Math.max(...met) + 1;
          return found.start <= found.end && words.length >= found.end;
        },
      ),
      { numRuns: 1000 },
    );
  });
});
