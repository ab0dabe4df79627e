import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../src/learn/entities/crf.js';
import type { TaggedText } from '../../../src/stages/entities/tagger/features.js';
import { OTHER_KIND, type Form } from '../../../src/stages/entities/tagger/forms.js';
import { hashString } from '../../../src/stages/entities/tagger/hash.js';
import { BEGIN, LABELS, labelOf, LAST, OUTSIDE, UNIT } from '../../../src/stages/entities/tagger/labels.js';
import { rememberDocument, type DocumentMemory } from '../../../src/stages/entities/tagger/memory.js';

const COMMA = '،';

/** A document of one sentence, with as much of its forms as the memory reads. */
function textOf(words: readonly string[]): TaggedText {
  const forms = new Map<string, Form>();
  const formOf = (core: string): Form => {
    let form = forms.get(core);
    const kind = core === COMMA ? OTHER_KIND : 40;
    if (!form) forms.set(core, (form = { core, kind, word: hashString(core) } as Form));
    return form;
  };
  return {
    count: words.length,
    forms: words.map(formOf),
    skips: new Uint8Array(words.length),
    sentences: new Int32Array(words.length),
    pos: new Uint8Array(words.length),
    quoted: new Uint8Array(words.length),
    phraseStarts: new Int32Array(words.length),
    phraseInsides: new Int32Array(words.length),
  };
}

/** What the memory says of the tokens from `first` on. */
function said(memory: DocumentMemory, { count }: TaggedText, first = 0, end = count): number[][] {
  const out = new Int32Array(256);
  return Array.from({ length: end - first }, (_, i) => [
    ...out.subarray(0, memory.features(first + i, 0, count, out, 0)),
  ]);
}

function fillRow(probabilities: Float32Array, t: number, next: () => number): void {
  let whole = 0;
  for (let label = 0; label < LABELS; label++) {
    whole += probabilities[t * LABELS + label] = next() ** 8;
  }
  for (let label = 0; label < LABELS; label++) probabilities[t * LABELS + label]! /= whole;
}

/** Rows in which each token surely has its label. */
function sure(labels: readonly number[]): Float32Array {
  const out = new Float32Array(labels.length * LABELS);
  labels.forEach((label, t) => (out[t * LABELS + label] = 1));
  return out;
}

describe('the memory of a document', () => {
  it('tells a mention nothing that was read of itself', () => {
    const text = textOf(['سامر', 'حداد', COMMA, 'سامر', 'حداد', COMMA, 'سامر', 'حداد', COMMA]);
    const next = randomNumbers(3);
    for (let round = 0; round < 400; round++) {
      const probabilities = new Float32Array(text.count * LABELS);
      for (let t = 0; t < text.count; t++) fillRow(probabilities, t, next);
      const mention = 3 * (round % 3);
      const before = said(rememberDocument(text, probabilities), text, mention, mention + 2);
      fillRow(probabilities, mention, next);
      fillRow(probabilities, mention + 1, next);
      expect(said(rememberDocument(text, probabilities), text, mention, mention + 2)).toEqual(before);
    }
  });

  it('tells what the other mentions were read as, together and apart', () => {
    const words = ['سامر', 'حداد', COMMA, 'سامر', 'حداد', COMMA, 'حداد'];
    const text = textOf(words);
    const first = labelOf(0, BEGIN);
    const last = labelOf(0, LAST);
    const unread = said(rememberDocument(text, sure(words.map(() => OUTSIDE))), text);
    const read = said(
      rememberDocument(text, sure([first, last, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE])),
      text,
    );
    const asPlace = said(
      rememberDocument(
        text,
        sure([labelOf(1, UNIT), labelOf(1, UNIT), OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE]),
      ),
      text,
    );
    // The only other mention of سامر is outside, whichever way the first one was read.
    expect(read[0]).toEqual(asPlace[0]);
    for (const t of [3, 4, 6]) {
      expect(read[t]).not.toEqual(unread[t]);
      expect(read[t]).not.toEqual(asPlace[t]);
    }
  });

  it('knows nothing of words that stand once', () => {
    const text = textOf(['زار', 'سامر', 'حداد', 'بيروت']);
    const person = [OUTSIDE, labelOf(0, BEGIN), labelOf(0, LAST), labelOf(1, UNIT)];
    expect(said(rememberDocument(text, sure(person)), text)).toEqual([[], [], [], []]);
  });

  it.each([
    ['few', 2],
    ['many', 150_000],
  ])('takes time that grows with the text, of %s words', (_, vocabulary) => {
    const next = randomNumbers(11);
    const words = Array.from({ length: 200_000 }, () => `ك${Math.floor(next() * vocabulary)}`);
    const text = textOf(words);
    const probabilities = new Float32Array(words.length * LABELS);
    for (let t = 0; t < words.length; t++) probabilities[t * LABELS + (t % LABELS)] = 1;
    const began = performance.now();
    const memory = rememberDocument(text, probabilities);
    const out = new Int32Array(256);
    for (let t = 0; t < words.length; t++) memory.features(t, 0, words.length, out, 0);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
