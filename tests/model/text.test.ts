import { describe, expect, it } from 'vitest';
import { growing } from '../../src/model/growing.js';
import { readTable } from '../../src/resources/readTable.js';
import { boundedCache } from '../../src/text/boundedCache.js';
import { codePointOffsets } from '../../src/text/codePoints.js';
import { fold } from '../../src/text/fold.js';
import { createInterner } from '../../src/text/interner.js';
import { lastAtOrBefore } from '../../src/text/span.js';
import { visible } from '../../src/text/visible.js';

describe('createInterner', () => {
  it('counts distinct strings in order of first appearance', () => {
    const { id, strings } = createInterner();
    expect(['قال', 'هو', 'قال', '', 'هو', '__proto__'].map(id)).toEqual([0, 1, 0, 2, 1, 3]);
    expect(strings).toEqual(['قال', 'هو', '', '__proto__']);
  });
});

describe('boundedCache', () => {
  it('computes once, and never keeps more than its limit', () => {
    const computed: string[] = [];
    const cached = boundedCache(2, (key) => {
      computed.push(key);
      return key.length;
    });
    expect(['a', 'bb', 'a', 'bb'].map(cached)).toEqual([1, 2, 1, 2]);
    expect(computed).toEqual(['a', 'bb']);
    expect(cached('ccc')).toBe(3);
    expect(cached('ccc')).toBe(3);
    expect(computed).toEqual(['a', 'bb', 'ccc']);
    cached('a');
    expect(computed).toEqual(['a', 'bb', 'ccc', 'a']);
  });

  it('keeps values that are null, zero or empty', () => {
    let times = 0;
    const cached = boundedCache<null>(10, () => {
      times++;
      return null;
    });
    cached('a');
    cached('a');
    expect(times).toBe(1);
  });
});

describe('growing', () => {
  it('keeps all values while it grows', () => {
    const list = growing(Int32Array);
    for (let i = 0; i < 1000; i++) list.push(i - 500);
    expect(list.length).toBe(1000);
    expect(list.values()).toEqual(Int32Array.from({ length: 1000 }, (_, i) => i - 500));
  });

  it('begins empty', () => {
    expect(growing(Uint8Array).values()).toEqual(new Uint8Array());
  });

  it('adds copies of arrays, between single values', () => {
    const list = growing(Int32Array);
    const scratch = Int32Array.of(1, 2, 3);
    list.append(new Int32Array(0));
    list.append(scratch);
    scratch.fill(9);
    list.push(4);
    list.append(Int32Array.from({ length: 100 }, (_, i) => i + 5));
    list.push(105);
    expect(list.length).toBe(105);
    expect([...list.values()]).toEqual(Array.from({ length: 105 }, (_, i) => i + 1));
  });
});

describe('lastAtOrBefore', () => {
  it('looks only at the filled part', () => {
    const sorted = [2, 4, 4, 7, 0, 0];
    expect([1, 2, 3, 4, 6, 7, 9].map((value) => lastAtOrBefore(sorted, 4, value))).toEqual([
      -1, 0, 0, 2, 2, 3, 3,
    ]);
    expect(lastAtOrBefore([], 0, 5)).toBe(-1);
  });
});

describe('codePointOffsets', () => {
  it('counts characters outside the BMP once', () => {
    const text = 'أ😀ب👍🏽ج';
    const toCodePoints = codePointOffsets(text);
    const offsets = Array.from({ length: text.length + 1 }, (_, i) => i);
    expect(offsets.map(toCodePoints)).toEqual([0, 1, 1, 2, 3, 3, 4, 4, 5, 6]);
    for (const offset of [0, 1, 3, 4, 6, 8, 9])
      expect(toCodePoints(offset)).toBe([...text.slice(0, offset)].length);
  });

  it('changes nothing where there are none', () => {
    const toCodePoints = codePointOffsets('قال');
    expect([0, 1, 2, 3].map(toCodePoints)).toEqual([0, 1, 2, 3]);
  });

  it('takes lone surrogates for characters', () => {
    const text = '\ud83d\ud83d\ude00\ude00\ud83d';
    expect([0, 1, 2, 3, 4, 5].map(codePointOffsets(text))).toEqual([0, 1, 1, 2, 3, 4]);
  });

  it('has an offset for an empty text', () => {
    expect(codePointOffsets('')(0)).toBe(0);
  });
});

describe('visible', () => {
  it.each([
    ['قال «نعم» 😀', 'قال «نعم» 😀'],
    ['\u001b[2J', '\\u{1b}[2J'],
    ['a\u202eb\u2069', 'a\\u{202e}b\\u{2069}'],
    ['\ufeff\u200f\u200b', '\\u{feff}\\u{200f}\\u{200b}'],
    ['\u061c\u2028\u2060', '\\u{61c}\\u{2028}\\u{2060}'],
    ['a\nb\tc\rd\u0000', 'a\\u{a}b\\u{9}c\\u{d}d\\u{0}'],
    ['\u009b\u0085\u007f', '\\u{9b}\\u{85}\\u{7f}'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('fold', () => {
  it.each([
    ['أحمد', 'احمد'],
    ['إسلام', 'اسلام'],
    ['آمال', 'امال'],
    ['ٱلكتاب', 'الكتاب'],
    ['مستشفى', 'مستشفي'],
    ['مدرسة', 'مدرسه'],
    ['مؤتمر', 'موتمر'],
    ['رئيس', 'رييس'],
    ['کتاب', 'كتاب'],
    ['علی', 'علي'],
    ['قـــال', 'قال'],
    ['قَالَ', 'قال'],
    ['الرَّحْمٰن', 'الرحمن'],
    ['ماء', 'ماء'],
    ['Reuters', 'Reuters'],
    ['٣٥', '٣٥'],
    ['ڤيينا', 'ڤيينا'],
    ['', ''],
    ['َ', ''],
  ])('%s becomes %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });
});

describe('readTable', () => {
  const read = (text: string): string[][] => readTable(Buffer.from(text, 'utf8'), ['word', 'class']);

  it('reads rows; comments and empty lines are none', () => {
    expect(read('# a comment\n\nقال\tsay\r\n نفى \tdeny\nأكد\n')).toEqual([
      ['قال', 'say'],
      ['نفى', 'deny'],
      ['أكد', ''],
    ]);
    expect(read('')).toEqual([]);
  });

  it.each([
    ['# x\nقال\tsay\tnow\n', 'line 2: 3 cells, expected 2 (word, class)'],
    ['قال\tsay\n\n\tdeny\n', 'line 3: the first cell (word) is empty'],
    ['قال\tsay\n   \n', 'line 2: the first cell (word) is empty'],
  ])('names the line of a wrong row: %j', (text, message) => {
    expect(() => read(text)).toThrow(new Error(message));
  });
});
