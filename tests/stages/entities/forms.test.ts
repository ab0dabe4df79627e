import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../src/learn/entities/crf.js';
import { FACT, factFinder, type Facts } from '../../../src/stages/entities/tagger/facts.js';
import { formReader, OTHER_KIND, STEP_CLASSES } from '../../../src/stages/entities/tagger/forms.js';
import { hashString } from '../../../src/stages/entities/tagger/hash.js';
import { LIST } from '../../../src/stages/entities/tagger/lists.js';
import { lists, NO_FACTS } from './taggedText.js';

/** Facts of some words: cluster 1 and 2 lie in one middle cluster, 3 in another one. */
function factsOf(words: Readonly<Record<string, { cluster: number; marks: number; count: number }>>): Facts {
  const rows = Object.entries(words)
    .map(([word, row]) => ({ key: hashString(word) >>> 0, ...row }))
    .sort((a, b) => a.key - b.key);
  return {
    keys: Uint32Array.from(rows, ({ key }) => key),
    clusters: Uint16Array.from(rows, ({ cluster }) => cluster),
    marks: Uint16Array.from(rows, ({ marks }) => marks),
    counts: Uint8Array.from(rows, ({ count }) => count),
    middle: Uint16Array.of(0, 5, 5, 6),
    coarse: Uint16Array.of(0, 1, 1, 1),
  };
}

const read = formReader(lists, NO_FACTS);

describe('a form', () => {
  it.each([
    ['بيروت', 0, 'بيروت'],
    ['وبيروت', 1, 'بيروت'],
    ['للأمم', 1, 'الامم'],
    ['وللأمم', 2, 'الامم'],
    ['والأمم', 1, 'الامم'],
    ['مؤسسة', 0, 'موسسه'],
    ['وب', 2, 'وب'],
    ['و', 1, 'و'],
  ])('of %s without %i letters is %s', (norm, skip, core) => {
    expect(read(norm, true, skip).core).toBe(core);
  });

  it('of a word with a proclitic is that of the word, but for what is said of the whole', () => {
    const bare = read('بيروت', true, 0);
    const joined = read('وبيروت', true, 1);
    expect(joined).toMatchObject({ word: bare.word, kind: bare.kind, bits: bare.bits, phrase: bare.phrase });
    expect(joined.step).not.toBe(bare.step);
  });

  it('of what is no word has its shape alone', () => {
    expect(read('2015', false, 0).core).toBe('0000');
    expect(read('٢٠١٥', false, 0)).toEqual(read('2015', false, 0));
    expect(read('WHO', false, 0).core).toBe('who');
    expect(read('x'.repeat(5000), false, 0).core.length).toBeLessThan(30);
    for (const norm of ['2015', '،', '«', 'WHO', '😀', ''])
      expect(read(norm, false, 0).kind).toBeGreaterThanOrEqual(OTHER_KIND);
  });

  it('is told by the lists', () => {
    expect(read('الرئيس', true, 0).bits & LIST.title).toBeTruthy();
    expect(read('رئيس', true, 0).bits & LIST.office).toBeTruthy();
    expect(read('لبنان', true, 0).bits & LIST.place).toBeTruthy();
    expect(read('المصرية', true, 0).bits & LIST.nationality).toBeTruthy();
    expect(read('وقالت', true, 1).bits & LIST.saying).toBeTruthy();
    expect(read('وزارة', true, 0).bits & LIST.bodyHead).toBeTruthy();
    const kinds = ['الرئيس', 'رئيس', 'لبنان', 'المصرية', 'قالت', 'وزارة', 'في'];
    expect(new Set(kinds.map((word) => read(word, true, 0).kind)).size).toBe(kinds.length);
  });

  it('is told by the facts of the word, of the whole, or of the word without its article', () => {
    const person = 3 << FACT.person;
    const known = formReader(
      { words: new Map(), phrases: new Map() },
      factsOf({
        سامر: { cluster: 1, marks: person, count: 4 },
        وليد: { cluster: 2, marks: person, count: 4 },
        جبل: { cluster: 3, marks: 0, count: 9 },
      }),
    );
    const samer = known('سامر', true, 0);
    expect(known('وسامر', true, 1)).toMatchObject({ kind: samer.kind, middle: samer.middle });
    // Cut by mistake: the whole is known.
    expect(known('وليد', true, 1)).toMatchObject({ kind: samer.kind, middle: samer.middle });
    expect(known('الجبل', true, 0).middle).toBe(known('جبل', true, 0).middle);
    expect(known('جبل', true, 0).middle).not.toBe(samer.middle);
    expect(known('جبل', true, 0).coarse).toBe(samer.coarse);
    expect(known('مجهول', true, 0)).toMatchObject({ middle: 0, coarse: 0 });
  });

  it('has its parts in order, and a step class that there is', () => {
    const words = ['بيروت', 'والرئيس', 'في', 'أبو', 'المصري', 'ا', '«', '2015', 'WHO', '-', ''];
    for (const norm of words) {
      for (const isWord of [true, false]) {
        const { far, near, features, step } = read(norm, isWord, 0);
        expect(far).toBeLessThanOrEqual(near);
        expect(near).toBeLessThanOrEqual(features.length);
        expect(step).toBeLessThan(STEP_CLASSES);
      }
    }
  });
});

it('the finder of facts finds every key, and nothing else', () => {
  const next = randomNumbers(5);
  const random = Array.from({ length: 3000 }, () => Math.floor(next() * 2 ** 32));
  const keys = Uint32Array.from([...new Set([0, 1, 2 ** 31, 2 ** 32 - 1, ...random])]).sort();
  const find = factFinder({ ...NO_FACTS, keys });
  keys.forEach((key, row) => expect(find(key | 0)).toBe(row));
  const has = new Set(keys);
  for (let k = 0; k < 3000; k++) {
    const key = Math.floor(next() * 2 ** 32);
    if (!has.has(key)) expect(find(key | 0)).toBe(-1);
  }
  expect(factFinder(NO_FACTS)(7)).toBe(-1);
});
