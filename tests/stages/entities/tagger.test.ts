import v8 from 'node:v8';
import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../src/learn/entities/crf.js';
import { hashExamples } from '../../../src/learn/entities/examples.js';
import { UNCALIBRATED } from '../../../src/stages/entities/tagger/calibration.js';
import type { TaggedText } from '../../../src/stages/entities/tagger/features.js';
import { foundNames } from '../../../src/stages/entities/tagger/foundNames.js';
import { STEP_CLASSES } from '../../../src/stages/entities/tagger/forms.js';
import { LABELS, mayBegin, mayEnd, mayFollow, STEPS } from '../../../src/stages/entities/tagger/labels.js';
import { LONGEST } from '../../../src/stages/entities/tagger/lattice.js';
import { rememberDocument } from '../../../src/stages/entities/tagger/memory.js';
import type { TaggerModel } from '../../../src/stages/entities/tagger/model.js';
import { createTagger, type Tagging } from '../../../src/stages/entities/tagger/tagger.js';
import { arabicText } from '../../support/arabicText.js';
import { lists, NO_FACTS, taggedText } from './taggedText.js';

const WORDS = 'قال الرئيس سامر حداد إن منظمة الصحة العالمية في بيروت « أبو ليلى » ، ووزير الخارجية'.split(
  ' ',
);

/** A model that says something of one in `share` of the features of a text: random, equal in every run. */
async function randomModel(share: number, largest: number): Promise<TaggerModel> {
  const text = await taggedText(`${WORDS.join(' ')} ${WORDS.join(' ')}`);
  const next = randomNumbers(17);
  const memory = rememberDocument(
    text,
    Float32Array.from({ length: text.count * LABELS }, () => next()),
  );
  const document = { text, labels: new Uint8Array(text.count), guidelines: 0 };
  const features = new Set(hashExamples([document], [memory], true).features);
  const keys = Int32Array.from([...features].filter((_, i) => i % share === 0));
  return {
    header: {} as TaggerModel['header'],
    keys,
    weights: Int8Array.from({ length: keys.length * LABELS }, () => (next() * 2 - 1) * largest),
    steps: Float32Array.from({ length: STEP_CLASSES * STEPS.length }, () => next() - 0.5),
    facts: NO_FACTS,
    shares: UNCALIBRATED,
  };
}

const model = await randomModel(1, 12);

/** What is wrong with what the tagger says of a text. */
function wrongIn({ count, sentences }: TaggedText, { labels, probabilities }: Tagging): string[] {
  const wrong: string[] = [];
  let inSentence = 0;
  for (let t = 0; t < count; t++) {
    inSentence = t > 0 && sentences[t] === sentences[t - 1] ? inSentence + 1 : 0;
    const begins = inSentence % LONGEST === 0;
    if (!(begins ? mayBegin(labels[t]!) : mayFollow(labels[t - 1]!, labels[t]!))) wrong.push(`label of ${t}`);
    const ends = t + 1 === count || sentences[t + 1] !== sentences[t] || inSentence % LONGEST === LONGEST - 1;
    if (ends && !mayEnd(labels[t]!)) wrong.push(`end at ${t}`);
    let sum = 0;
    for (let label = 0; label < LABELS; label++) sum += probabilities[t * LABELS + label]!;
    if (!(Math.abs(sum - 1) < 1e-3)) wrong.push(`probabilities of ${t} add up to ${sum}`);
  }
  return wrong;
}

describe('the tagger', () => {
  it('gives whole names and whole probabilities, whatever the text', async () => {
    const tagger = createTagger(model, lists, 'news');
    let names = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          arabicText,
          fc.array(fc.constantFrom(...WORDS, '.')).map((words) => words.join(' ')),
        ),
        fc.constantFrom(-1.5, 0, 2.5),
        async (source, eagerness) => {
          const text = await taggedText(source, tagger.read);
          const tagging = tagger.tag(text, eagerness);
          expect(wrongIn(text, tagging)).toEqual([]);
          let end = -1;
          for (const { first, last, score } of foundNames(tagging, text.count, tagger.calibrate)) {
            expect(first).toBeGreaterThan(end);
            expect(last).toBeGreaterThanOrEqual(first);
            expect(text.sentences[first]).toBe(text.sentences[last]);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
            end = last;
            names++;
          }
          expect(end).toBeLessThan(text.count);
        },
      ),
      { numRuns: 150 },
    );
    expect(names).toBeGreaterThan(100);
  });

  it('reads a document as if it were the first', async () => {
    const tagger = createTagger(model, lists, 'news');
    const text = await taggedText(WORDS.join(' '), tagger.read);
    const copyOf = ({ labels, probabilities }: Tagging): unknown => [
      labels.slice(0, text.count),
      probabilities.slice(0, text.count * LABELS),
    ];
    const first = copyOf(tagger.tag(text, 0));
    tagger.tag(await taggedText(WORDS.toReversed().join(' ').repeat(9), tagger.read), 0);
    expect(copyOf(tagger.tag(text, 0))).toEqual(first);
  });

  it('finds more names the more eager it is', async () => {
    const tagger = createTagger(model, lists, 'news');
    const text = await taggedText(WORDS.join(' '), tagger.read);
    const outside = [-9, 0, 9].map(
      (eagerness) =>
        tagger
          .tag(text, eagerness)
          .labels.subarray(0, text.count)
          .filter((l) => l === 0).length,
    );
    expect(outside).toEqual(outside.toSorted((a, b) => b - a));
    expect(outside[2]).toBeLessThan(outside[0]!);
  });

  it('reads a sentence without an end in pieces', async () => {
    const tagger = createTagger(await randomModel(20, 120), lists, 'news');
    const forms = WORDS.map((word) => tagger.read(word, /\p{L}/u.test(word), 0));
    const count = 5 * LONGEST + 1;
    const next = randomNumbers(23);
    const text: TaggedText = {
      count,
      forms: Array.from({ length: count }, () => forms[Math.floor(next() * forms.length)]!),
      skips: new Uint8Array(count),
      sentences: new Int32Array(count),
      pos: new Uint8Array(count),
      quoted: new Uint8Array(count),
      phraseStarts: new Int32Array(count),
      phraseInsides: new Int32Array(count),
    };
    const tagging = tagger.tag(text, 0.7);
    expect(wrongIn(text, tagging)).toEqual([]);
  });

  it('keeps forms, until there are too many', () => {
    const tagger = createTagger(model, lists, 'news');
    const first = tagger.read('سامر', true, 0);
    expect(tagger.read('سامر', true, 0)).toBe(first);
    expect(tagger.read('سامر', true, 1)).not.toBe(first);
    for (let k = 0; k < 130_000; k++) tagger.read(`سامر${k}`, false, 0);
    expect(tagger.read('سامر', true, 0)).not.toBe(first);
    expect(tagger.read('سامر', true, 0)).toEqual(first);
  });

  it('keeps no text that a form was read from', () => {
    v8.setFlagsFromString('--expose-gc');
    const collect = vm.runInNewContext('gc') as () => void;
    const tagger = createTagger(model, lists, 'news');
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let k = 0; k < 60; k++) {
      const text = Buffer.alloc(1_000_000, `ولاستخدامهما${k} `, 'utf16le').toString('utf16le');
      tagger.read(text.slice(0, 14), true, 1);
      tagger.read(text.slice(1, 20), false, 0);
    }
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
  });

  it('knows nothing without a single feature', async () => {
    for (const features of [0, 1]) {
      const tagger = createTagger(
        { ...model, keys: model.keys.slice(0, features), weights: model.weights.slice(0, features * LABELS) },
        lists,
        'news',
      );
      const text = await taggedText(WORDS.join(' '), tagger.read);
      expect(wrongIn(text, tagger.tag(text, 0))).toEqual([]);
    }
  });
});
