import { describe, expect, it } from 'vitest';
import {
  category,
  flag,
  number,
  optionalRef,
  optionalSpan,
  optionalText,
  refs,
  spans,
  text,
} from '../../src/model/column.js';
import { defineLayer, type Row } from '../../src/model/layer.js';
import { buildLayer } from '../../src/model/layerData.js';
import { createInterner } from '../../src/text/interner.js';

const Everything = defineLayer({
  name: 'everything',
  about: 'A column of every type.',
  columns: {
    kind: category(['noun', 'verb'], 'one of two'),
    word: text('a string'),
    note: optionalText('a string or null'),
    size: number('a number'),
    sure: flag('yes or no'),
    head: optionalSpan('a span or null'),
    parts: spans('spans'),
    parent: optionalRef('everything', 'a row or null'),
    others: refs('everything', 'rows'),
  },
});

const LENGTH = 10;
const GOOD: Row<typeof Everything> = {
  start: 2,
  end: 5,
  kind: 'verb',
  word: 'قال',
  note: null,
  size: 1.5,
  sure: true,
  head: { start: 0, end: 2 },
  parts: [
    { start: 2, end: 3 },
    { start: 4, end: 5 },
  ],
  parent: null,
  others: [0, 3],
};

function builder() {
  return buildLayer(Everything, createInterner(), LENGTH);
}

describe('a layer that is built row by row', () => {
  it('gives back its rows', () => {
    const other: Row<typeof Everything> = {
      ...GOOD,
      kind: 'noun',
      note: '',
      sure: false,
      head: null,
      parts: [],
      parent: 0,
      others: [],
    };
    const layer = builder();
    expect(layer.add(GOOD)).toBe(0);
    expect(layer.add(other)).toBe(1);
    expect(layer.starts.length).toBe(2);
    const data = layer.freeze();
    expect(data.length).toBe(2);
    expect(data.row(1)).toEqual(other);
    expect([...data.rows()]).toEqual([GOOD, other]);
  });

  it('gives columns as arrays', () => {
    const layer = builder();
    layer.add(GOOD);
    layer.add({ ...GOOD, note: 'قال', parts: [{ start: 6, end: 7 }], others: [7] });
    const { starts, ends, columns } = layer.freeze();
    expect([...starts]).toEqual([2, 2]);
    expect([...ends]).toEqual([5, 5]);
    expect(columns.kind.values).toEqual(['noun', 'verb']);
    expect([...columns.kind.codes]).toEqual([1, 1]);
    expect(columns.word.strings).toEqual(['قال']);
    expect([...columns.word.ids]).toEqual([0, 0]);
    expect([...columns.note.ids]).toEqual([0, 1]);
    expect([...columns.size.values]).toEqual([1.5, 1.5]);
    expect([...columns.sure.values]).toEqual([1, 1]);
    expect([...columns.head.starts]).toEqual([0, 0]);
    expect([...columns.parts.offsets]).toEqual([0, 2, 3]);
    expect([...columns.parts.starts]).toEqual([2, 4, 6]);
    expect([...columns.parent.values]).toEqual([-1, -1]);
    expect([...columns.others.offsets]).toEqual([0, 2, 3]);
    expect([...columns.others.items]).toEqual([0, 3, 7]);
  });

  it('may be empty', () => {
    const data = builder().freeze();
    expect(data.length).toBe(0);
    expect([...data.rows()]).toEqual([]);
  });

  it('has room for many rows', () => {
    const layer = builder();
    for (let i = 0; i < 1000; i++) layer.add({ ...GOOD, size: i, others: [i, i + 1] });
    const data = layer.freeze();
    expect(data.columns.size.at(999)).toBe(999);
    expect(data.columns.others.at(500)).toEqual([500, 501]);
  });
});

describe('a layer that is built column by column', () => {
  const Sized = defineLayer({ name: 'sized', about: 'One column.', columns: { size: number('a number') } });

  it('is the same as row by row', () => {
    const layer = buildLayer(Sized, createInterner(), LENGTH);
    for (const i of [1, 2]) {
      layer.columns.size.push(i);
      layer.ends.push(i + 1);
      layer.starts.push(i);
    }
    expect([...layer.freeze().rows()]).toEqual([
      { start: 1, end: 2, size: 1 },
      { start: 2, end: 3, size: 2 },
    ]);
  });

  it('is refused where a column has fewer rows', () => {
    const layer = buildLayer(Sized, createInterner(), LENGTH);
    layer.starts.push(1);
    layer.ends.push(2);
    expect(() => layer.freeze()).toThrow(
      new TypeError('layer sized: column size has 0 rows, the layer 1; push one value a row to every column'),
    );
  });

  it('is refused where there are fewer ends than starts', () => {
    const layer = buildLayer(Sized, createInterner(), LENGTH);
    layer.starts.push(1);
    layer.columns.size.push(1);
    expect(() => layer.freeze()).toThrow(new TypeError('layer sized: 1 starts and 0 ends were pushed'));
  });

  it.each([
    [3, 11, '[3, 11)'],
    [4, 3, '[4, 3)'],
    // What a negative number becomes in the array.
    [-1, 3, '[4294967295, 3)'],
  ])('is refused where a span is outside the text: %d to %d', (start, end, shown) => {
    const bare = buildLayer(
      defineLayer({ name: 'bare', about: 'No columns.', columns: {} }),
      createInterner(),
      LENGTH,
    );
    bare.starts.push(start);
    bare.ends.push(end);
    expect(() => bare.freeze()).toThrow(
      new TypeError(`layer bare: expected a span with 0 <= start <= end <= 10, got ${shown}`),
    );
  });
});

describe('the arrays of a builder', () => {
  /** Everything but a value is there. */
  function row() {
    const layer = builder();
    layer.starts.push(2);
    layer.ends.push(5);
    const { note, sure, head, parts, others } = layer.columns;
    note.push(GOOD.note);
    sure.push(GOOD.sure);
    head.push(GOOD.head);
    parts.push(GOOD.parts);
    others.push(GOOD.others);
    return { layer, columns: layer.columns };
  }

  it('take what the column holds inside', () => {
    const { layer, columns } = row();
    columns.kind.codes.push(Everything.columns.kind.values.indexOf(GOOD.kind));
    columns.word.ids.push(columns.word.strings.id(GOOD.word));
    columns.size.values.append(Float64Array.of(GOOD.size));
    columns.parent.values.push(-1);
    expect(layer.freeze().row(0)).toEqual(GOOD);
  });

  it.each([
    ['kind', 2, 'column everything.kind: expected the number of one of noun, verb, got number 2'],
    ['word', 1, 'column everything.word: expected the integer of a string, got number 1'],
    ['size', Infinity, 'column everything.size: expected a finite number, got number Infinity'],
    ['parent', -2, 'column everything.parent: expected a row number, or -1 for none, got number -2'],
  ] as const)('are looked at when the layer is frozen: %s %d', (name, value, message) => {
    const { layer, columns } = row();
    columns.kind.codes.push(name === 'kind' ? value : 0);
    columns.word.strings.id(GOOD.word);
    columns.word.ids.push(name === 'word' ? value : 0);
    columns.size.values.push(name === 'size' ? value : 0);
    columns.parent.values.push(name === 'parent' ? value : 0);
    expect(() => layer.freeze()).toThrow(new TypeError(message));
  });
});

describe('a wrong value', () => {
  const wrong = (change: Record<string, unknown>) => () =>
    builder().add({ ...GOOD, ...change } as Row<typeof Everything>);

  it.each([
    [{ end: 11 }, 'layer everything: expected a span with 0 <= start <= end <= 10, got [2, 11)'],
    [{ start: -1 }, 'layer everything: expected a span with 0 <= start <= end <= 10, got [-1, 5)'],
    [{ start: 6 }, 'layer everything: expected a span with 0 <= start <= end <= 10, got [6, 5)'],
    [{ start: 0.5 }, 'layer everything: expected a span with 0 <= start <= end <= 10, got [0.5, 5)'],
    [
      { start: undefined },
      'layer everything: expected a span with 0 <= start <= end <= 10, got [undefined, 5)',
    ],
    [{ kind: 'adverb' }, 'column everything.kind: expected one of noun, verb, got string adverb'],
    [{ kind: 0 }, 'column everything.kind: expected one of noun, verb, got number 0'],
    [{ word: null }, 'column everything.word: expected a string, got object null'],
    [{ word: 3 }, 'column everything.word: expected a string, got number 3'],
    [{ word: undefined }, 'column everything.word: expected a string, got undefined undefined'],
    [{ note: undefined }, 'column everything.note: expected a string or null, got undefined undefined'],
    [{ size: NaN }, 'column everything.size: expected a finite number, got number NaN'],
    [{ size: '1' }, 'column everything.size: expected a finite number, got string 1'],
    [{ sure: 1 }, 'column everything.sure: expected true or false, got number 1'],
    [
      { head: { start: 9, end: 12 } },
      'column everything.head: expected a span with 0 <= start <= end <= 10, got [9, 12)',
    ],
    [{ parts: null }, 'column everything.parts: expected a list of spans, got object null'],
    [
      { parts: GOOD.head },
      'column everything.parts: expected a list of spans, got object {"start":0,"end":2}',
    ],
    [
      { parts: [{ start: 3, end: 2 }] },
      'column everything.parts: expected a span with 0 <= start <= end <= 10, got [3, 2)',
    ],
    [{ parent: -1 }, 'column everything.parent: expected a row number or null, got number -1'],
    [{ parent: 1.5 }, 'column everything.parent: expected a row number or null, got number 1.5'],
    [{ others: 1 }, 'column everything.others: expected a list of row numbers, got number 1'],
    [{ others: ['1'] }, 'column everything.others: expected a row number, got string 1'],
  ])('%j throws', (change, message) => {
    expect(wrong(change)).toThrow(new TypeError(message));
  });

  it('is shown in part where it is long', () => {
    expect(wrong({ size: 'ا'.repeat(1000) })).toThrow(
      new TypeError(`column everything.size: expected a finite number, got string ${'ا'.repeat(80)}`),
    );
  });
});
