import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PIPELINE } from '../../src/index.js';
import { calibrationShares } from '../../src/learn/entities/calibrate.js';
import {
  createCrf,
  createTrainer,
  randomNumbers,
  STRIDE,
  type Examples,
} from '../../src/learn/entities/crf.js';
import { encodeTagger } from '../../src/learn/entities/encode.js';
import { createDictionary, hashExamples, numberExamples } from '../../src/learn/entities/examples.js';
import { collectFacts } from '../../src/learn/entities/facts.js';
import { layDocuments, tagDocument, TAGGER_LAYERS } from '../../src/learn/entities/layered.js';
import { learn, readWith, type LearningOptions } from '../../src/learn/entities/learn.js';
import { measureEntities } from '../../src/learn/entities/measure.js';
import { readWritten } from '../../src/learn/entities/readWritten.js';
import { trainEntities } from '../../src/learn/entities/train.js';
import { jsonlTrainingSet } from '../../src/learn/entities/trainingData.js';
import { neededStages } from '../../src/learn/evaluate/neededStages.js';
import { openPlan, type OpenPlan } from '../../src/pipeline/openPlan.js';
import { loadPlan } from '../../src/pipeline/plan.js';
import { loadResource } from '../../src/stage/resource.js';
import { factFinder, FACT } from '../../src/stages/entities/tagger/facts.js';
import {
  calibration,
  CALIBRATION_STEPS,
  UNCALIBRATED,
} from '../../src/stages/entities/tagger/calibration.js';
import { formReader, STEP_CLASSES } from '../../src/stages/entities/tagger/forms.js';
import { hashString } from '../../src/stages/entities/tagger/hash.js';
import {
  BEGIN,
  LABELS,
  labelOf,
  LAST,
  mayBegin,
  mayEnd,
  OUTSIDE,
  STEPS,
  UNIT,
} from '../../src/stages/entities/tagger/labels.js';
import { listsResource } from '../../src/stages/entities/tagger/lists.js';
import { rememberDocument } from '../../src/stages/entities/tagger/memory.js';
import { parseTaggerModel } from '../../src/stages/entities/tagger/model.js';
import { createTagger } from '../../src/stages/entities/tagger/tagger.js';

const PEOPLE = ['سامر حداد', 'ليلى المنصوري', 'وليد'];
const PLACES = ['بيروت', 'دمشق', 'صور'];

/** Articles with their names marked, each of a few sentences of the same manner. */
const WRITTEN = PEOPLE.flatMap((person, i) =>
  PLACES.map(
    (place, k) =>
      `=== ${i}${k}\nقال الوزير [PER ${person}] في [LOC ${place}] إن [ORG شركة النور] لن تعود. وأضاف [PER ${person}] أن ` +
      `الكتاب الجديد «[MISC دفتر الأيام]» صدر أمس. وغادر الوزير ل[LOC ${place}] مساء.\n`,
  ),
).join('\n');
const DOCUMENTS = readWritten(WRITTEN);

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

const NO_FACTS = {
  keys: new Uint32Array(),
  clusters: new Uint16Array(),
  marks: new Uint16Array(),
  counts: new Uint8Array(),
  middle: new Uint16Array(1),
  coarse: new Uint16Array(1),
};

let folder: string;
let open: OpenPlan;
const at = (file: string): string => path.join(folder, file);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'qawl-entities-'));
  mkdirSync(at('lists'));
  for (const [file, content] of Object.entries(LISTS)) writeFileSync(at(`lists/${file}`), content);
  const articles = DOCUMENTS.map(({ id, text }) => `${JSON.stringify({ id, title: 'خبر', text })}\n`);
  writeFileSync(at('daily.jsonl.gz'), gzipSync(articles.join('')));
  const gold = DOCUMENTS.map(({ id, text, entities }) =>
    JSON.stringify({ id, text, entities: entities.map(({ start, end, type }) => [start, end, type]) }),
  );
  writeFileSync(at('gold.jsonl'), `${gold.join('\n')}\n`);
  const planned = await loadPlan(DEFAULT_PIPELINE);
  if (!planned.ok) throw new Error('no pipeline');
  open = await openPlan(
    neededStages(
      planned.plan,
      TAGGER_LAYERS.map(({ name }) => name),
    ),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('training the tagger of names', () => {
  const train = (): Promise<Buffer> =>
    trainEntities(
      {
        sets: [jsonlTrainingSet(at('gold.jsonl'))],
        news: [at('daily.jsonl.gz')],
        gazetteers: at('lists'),
        header: {
          version: '9.9.9',
          about: 'A test.',
          madeBy: 'the test',
          licence: 'none',
          sources: ['a test'],
        },
        measure: (taggerOf) => measureEntities([at('gold.jsonl')], open, taggerOf),
      },
      open,
      () => undefined,
    );

  it('learns what it is shown, and gives equal bytes for equal data', async () => {
    const bytes = await train();
    const { header, facts } = parseTaggerModel(bytes);
    expect(header).toMatchObject({
      model: 'entities',
      version: '9.9.9',
      licence: 'none',
      sources: ['a test'],
    });
    expect(header.figures['gold.jsonl']).toBe('F1 100.0 (PER 100.0, LOC 100.0, ORG 100.0, MISC 100.0)');
    expect(facts.keys.length).toBeGreaterThan(10);
    expect((await train()).equals(bytes)).toBe(true);
  });
});

describe('what was learned', () => {
  const options: LearningOptions = {
    epochs: 5,
    rate: 0.1,
    dropout: 0.1,
    fewest: 2,
    forgetting: 0.25,
    withGuidelines: true,
  };

  it('reads in its file as it read before', async () => {
    const facts = collectFacts(
      { words: [], counts: new Uint32Array(), levels: [0, 1, 2].map(() => new Uint16Array()) },
      at('lists'),
    );
    const lists = loadResource(listsResource);
    const header = { version: '1', about: '', madeBy: '', licence: '', sources: [], figures: {} };
    const layered = await layDocuments(DOCUMENTS, open);
    const shares = UNCALIBRATED;
    const read = formReader(lists, facts);
    const documents = layered.map((document) => tagDocument(document, read, 0));
    const weights = documents.map(() => 1);
    const first = learn(documents, weights, [], options);
    const memories = readWith(first, documents, [], 0).map(({ probabilities }, d) =>
      rememberDocument(documents[d]!.text, probabilities),
    );
    const learned = learn(documents, weights, memories, options);
    const again = readWith(
      learned,
      documents,
      readWith(learned, documents, [], 0).map(({ probabilities }, d) =>
        rememberDocument(documents[d]!.text, probabilities),
      ),
      0.7,
    );

    const model = parseTaggerModel(encodeTagger(learned, facts, shares, header, 1e6));
    const tagger = createTagger(model, lists, 'news');
    layered.forEach((document, d) => {
      const { text, labels: right } = tagDocument(document, tagger.read, 0);
      const { labels, probabilities } = tagger.tag(text, 0.7);
      expect(labels.slice(0, text.count)).toEqual(right);
      expect(again[d]!.labels).toEqual(right);
      let gap = 0;
      again[d]!.probabilities.forEach(
        (value, i) => (gap = Math.max(gap, Math.abs(value - probabilities[i]!))),
      );
      expect(gap).toBeLessThan(0.1);
    });
    // As many features as are asked for, those that say most.
    const few = parseTaggerModel(encodeTagger(learned, facts, shares, header, 50));
    expect(few.keys).toHaveLength(50);
    expect(few.keys.every((key) => model.keys.includes(key))).toBe(true);
  });
});

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
  it('come from clusters, counts and lists; what is rare and in no list is left out', () => {
    const facts = collectFacts(
      {
        words: ['قال', 'سامر', 'نادر', 'مره'],
        counts: Uint32Array.of(1000, 8, 4, 3),
        levels: [Uint16Array.of(0, 1, 1, 1), Uint16Array.of(0, 1, 2, 2), Uint16Array.of(0, 1, 2, 3)],
      },
      at('lists'),
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
  it('says how often names as sure as this were right, never less for surer ones', async () => {
    const [document] = await layDocuments(DOCUMENTS.slice(0, 1), open);
    const { text } = tagDocument(document!, formReader(loadResource(listsResource), NO_FACTS), 0);
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

it('features that are rare get no number', async () => {
  const layered = await layDocuments(DOCUMENTS.slice(0, 2), open);
  const read = formReader(loadResource(listsResource), NO_FACTS);
  const examples = hashExamples(
    layered.map((document) => tagDocument(document, read, 0)),
    [],
    false,
  );
  const counts = new Map<number, number>();
  for (const hash of examples.features) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const dictionary = createDictionary(examples, 3);
  const frequent = [...counts].filter(([, count]) => count >= 3);
  expect(new Set(dictionary.hashes)).toEqual(new Set(frequent.map(([hash]) => hash)));
  dictionary.hashes.forEach((hash, number) => expect(dictionary.numberOf(hash)).toBe(number));
  const numbered = numberExamples(examples, dictionary);
  expect(numbered.features).toHaveLength(frequent.reduce((sum, [, count]) => sum + count, 0));
  expect(numbered.offsets.at(-1)).toBe(numbered.features.length);
});
