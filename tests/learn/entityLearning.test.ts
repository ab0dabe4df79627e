import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrationShares } from '../../src/learn/entities/calibrate.js';
import {
  createCrf,
  createTrainer,
  randomNumbers,
  STRIDE,
  type Examples,
} from '../../src/learn/entities/crf.js';
import { collectFacts } from '../../src/learn/entities/facts.js';
import { calibration, CALIBRATION_STEPS } from '../../src/stages/entities/tagger/calibration.js';
import { FACT, factFinder } from '../../src/stages/entities/tagger/facts.js';
import type { TaggedText } from '../../src/stages/entities/tagger/features.js';
import { STEP_CLASSES } from '../../src/stages/entities/tagger/forms.js';
import { hashString } from '../../src/stages/entities/tagger/hash.js';
import { BEGIN, LABELS, labelOf, LAST, mayBegin, mayEnd, OUTSIDE, STEPS, UNIT } from '../../src/stages/entities/tagger/labels.js'; // prettier-ignore

const LISTS = {
  'person-tokens.wikidata.tsv': '# word TAB count\nسامر\t25\nليلى\t4\nنادر\t1\n',
  'pers.hkiri.txt': 'سامر حداد\n',
  'loc.hkiri.txt': 'بيروت\nبيروت الكبرى\nبيروت\n',
  'org.hkiri.txt': 'شركة النور\n',
  'cities.dr5hn.tsv':
    'name\ten\tcountry\tx\tpopulation\nصور\tTyre\tLB\t\t160000\nجبيل\tByblos\tLB\t\t40000\n',
  'states.dr5hn.tsv': 'name\n',
  'countries.dr5hn.tsv': 'name\nلبنان\n',
};

describe('a step of learning', () => {
  it('goes along the gradient of the likelihood, as all paths give it', () => {
    const next = randomNumbers(9);
    const crf = createCrf(2, STEP_CLASSES);
    for (let label = 0; label < LABELS; label++) {
      crf.cells[label] = next() * 2;
      crf.cells[STRIDE + label] = next() * 2;
    }
    for (let s = 0; s < crf.steps.length; s++) crf.steps[s] = next() * 2;
    const gold = [labelOf(1, BEGIN), labelOf(1, LAST)];
    const stepClass = 3;
    const examples: Examples = {
      sentences: Uint32Array.of(0, 2),
      offsets: Uint32Array.of(0, 1, 2),
      memories: Uint32Array.of(1, 2),
      features: Int32Array.of(0, 1),
      labels: Uint8Array.from(gold),
      classes: Uint8Array.of(7, stepClass),
    };
    // The two tokens have a feature each, so that every step from label to label is a path.
    const shares = Array.from({ length: STEPS.length }, (_, s) =>
      mayBegin(STEPS.from[s]!) && mayEnd(STEPS.to[s]!)
        ? Math.exp(
            crf.cells[STEPS.from[s]!]! +
              crf.cells[STRIDE + STEPS.to[s]!]! +
              crf.steps[stepClass * STEPS.length + s]!,
          )
        : 0,
    );
    const whole = shares.reduce((sum, share) => sum + share);
    const probability = (has: (s: number) => boolean): number =>
      shares.reduce((sum, share, s) => sum + (has(s) ? share / whole : 0), 0);
    const before = { cells: crf.cells.slice(), steps: crf.steps.slice() };
    const rate = 0.1;
    createTrainer(crf, examples, { rate, dropout: 0 })(0, 1, true);

    // AdaGrad begins to count at a thousandth; gradients below two thousandths are left out.
    const moved = (gradient: number): number =>
      Math.abs(gradient) < 2e-3 ? 0 : (rate * gradient) / Math.sqrt(1e-3 + gradient * gradient);
    for (let label = 0; label < LABELS; label++) {
      const first = (label === gold[0] ? 1 : 0) - probability((s) => STEPS.from[s] === label);
      const second = (label === gold[1] ? 1 : 0) - probability((s) => STEPS.to[s] === label);
      expect(crf.cells[label]! - before.cells[label]!).toBeCloseTo(moved(first), 4);
      expect(crf.cells[STRIDE + label]! - before.cells[STRIDE + label]!).toBeCloseTo(moved(second), 4);
    }
    for (let k = 0; k < crf.steps.length; k++) {
      const s = k - stepClass * STEPS.length;
      const isOwn = s >= 0 && s < STEPS.length;
      const isGold = isOwn && STEPS.from[s] === gold[0] && STEPS.to[s] === gold[1];
      const expected = isOwn ? moved((isGold ? 1 : 0) - probability((other) => other === s)) : 0;
      expect(crf.steps[k]! - before.steps[k]!).toBeCloseTo(expected, 4);
    }
  });
});

describe('the facts of words', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'qawl-lists-'));
    for (const [file, content] of Object.entries(LISTS)) writeFileSync(path.join(folder, file), content);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('come from clusters, counts and lists; what is rare and in no list is left out', () => {
    const facts = collectFacts(
      {
        words: ['قال', 'سامر', 'نادر', 'مره'],
        counts: Uint32Array.of(1000, 8, 4, 3),
        levels: [Uint16Array.of(0, 1, 1, 1), Uint16Array.of(0, 1, 2, 2), Uint16Array.of(0, 1, 2, 3)],
      },
      folder,
    );
    const find = factFinder(facts);
    const rowOf = (word: string): number => find(hashString(word));
    const markOf = (word: string, fact: keyof typeof FACT): number =>
      (facts.marks[rowOf(word)]! >> FACT[fact]) & 3;
    expect(rowOf('مره')).toBe(-1);
    expect(facts.counts[rowOf('قال')]).toBe(10);
    expect(facts.counts[rowOf('لبنان')]).toBe(0);
    expect([markOf('سامر', 'person'), markOf('ليلي', 'person'), markOf('نادر', 'person')]).toEqual([3, 2, 1]);
    expect(markOf('سامر', 'alignedPerson')).toBe(1);
    expect(markOf('بيروت', 'alignedPlace')).toBe(2);
    // A large city counts as often; a small one that the news does not have is not worth a row.
    expect([markOf('صور', 'place'), markOf('لبنان', 'place'), rowOf('جبيل')]).toEqual([3, 3, -1]);
    const cluster = facts.clusters[rowOf('سامر')]!;
    expect([facts.middle[cluster], facts.coarse[cluster]]).toEqual([1, 1]);
    expect(facts.clusters[rowOf('لبنان')]).toBe(0);
    expect([...facts.keys]).toEqual([...facts.keys].toSorted((a, b) => a - b));
  });
});

describe('the calibration', () => {
  it('says how often names as sure as this were right, never less for surer ones', () => {
    const text = { count: 20 } as TaggedText;
    const unit = labelOf(0, UNIT);
    const labels = new Uint8Array(text.count).fill(unit);
    const reading = (probability: number) => ({
      labels,
      probabilities: new Float32Array(text.count * LABELS).fill(probability),
    });
    const right = { text, labels, guidelines: 0 };
    const wrong = { text, labels: new Uint8Array(text.count).fill(OUTSIDE), guidelines: 0 };
    const many = <T>(value: T): T[] => Array.from({ length: 40 }, () => value);
    const shares = calibrationShares(
      [...many(right), ...many(wrong), ...many(wrong)],
      [...many(reading(0.42)), ...many(reading(0.93)), ...many(reading(0.12))],
    );
    const calibrate = calibration(shares);
    expect(calibrate(0, 0.425)).toBeGreaterThan(0.95);
    expect(calibrate(0, 0.125)).toBeLessThan(0.1);
    for (let type = 0; type < 4; type++) {
      for (let step = 0, last = 0; step <= 100; step++) {
        const share = calibrate(type, step / 100);
        expect(share).toBeGreaterThanOrEqual(last);
        last = share;
      }
      expect(calibrate(type, 1)).toBeLessThanOrEqual(1);
    }
    // Nothing was seen of places: they are as sure as they look.
    expect(calibrate(1, 0.525)).toBeCloseTo(0.525, 2);
    expect(shares).toHaveLength(4 * CALIBRATION_STEPS);
  });
});
