import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLayer, encodeLayer, encodeSkipped } from '../../src/model/codec.js';
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
import { buildLayer, type LayerData } from '../../src/model/layerData.js';
import { createInterner } from '../../src/text/interner.js';
import type { Span } from '../../src/text/span.js';

const KINDS = ['plain', 'with "quotes"', 'ثالث'] as const;

const Everything = defineLayer({
  name: 'everything',
  about: 'A column of every type.',
  showText: true,
  columns: {
    kind: category(KINDS, 'one of three'),
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

const Bare = defineLayer({ name: 'bare', about: 'No columns.', columns: {} });

/** Strings with what JSON and line readers trip over. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'null',
    '"',
    '\\',
    '\u2028',
    '\u2029',
    '\n\r\t',
    '\ud800',
    '\udfff\ud800',
    '\u0000',
    '«قال»',
    '😀',
  ),
);

function span(length: number): fc.Arbitrary<Span> {
  return fc
    .tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: length }))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
}

function row(length: number): fc.Arbitrary<Row<typeof Everything>> {
  return fc
    .tuple(
      span(length),
      fc.record({
        kind: fc.constantFrom(...KINDS),
        word: nasty,
        note: fc.option(nasty),
        // JSON has no negative zero.
        size: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        sure: fc.boolean(),
        head: fc.option(span(length)),
        parts: fc.array(span(length), { maxLength: 4 }),
        parent: fc.option(fc.nat({ max: 0x7fffffff })),
        others: fc.array(fc.nat({ max: 0xffffffff }), { maxLength: 4 }),
      }),
    )
    .map(([place, columns]) => ({ ...place, ...columns }));
}

const filled = nasty.chain((source) =>
  fc.record({
    id: nasty,
    source: fc.constant(source),
    rows: fc.array(row(source.length), { maxLength: 40 }),
  }),
);

function build(source: string, rows: readonly Row<typeof Everything>[]): LayerData<typeof Everything> {
  const builder = buildLayer(Everything, createInterner(), source.length);
  for (const each of rows) builder.add(each);
  return builder.freeze();
}

describe('a layer as a line', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(filled, ({ id, source, rows }) => {
        const line = encodeLayer(id, source, build(source, rows));
        const decoded = decodeLayer(line, Everything, createInterner(), source.length);
        expect(decoded.doc).toBe(id);
        expect('data' in decoded && [...decoded.data.rows()]).toEqual(rows);
      }),
    );
  });

  it('is one line of JSON, a list a column, each as long as the layer', () => {
    fc.assert(
      fc.property(filled, ({ id, source, rows }) => {
        const line = encodeLayer(id, source, build(source, rows));
        expect(line).not.toMatch(/[\n\r]/);
        // A lone surrogate cannot be written in UTF-8: it has to be escaped.
        expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line);
        const { doc, rows: count, text: texts, ...lists } = JSON.parse(line) as Record<string, unknown>;
        expect([doc, count]).toEqual([id, rows.length]);
        expect(texts).toEqual(rows.map(({ start, end }) => source.slice(start, end)));
        expect(Object.keys(lists)).toEqual(['start', 'end', ...Object.keys(Everything.columns)]);
        for (const list of Object.values(lists)) expect(list).toHaveLength(rows.length);
      }),
    );
  });

  it('shares equal strings once they are read back', () => {
    const strings = createInterner();
    const place = { start: 0, end: 1 };
    const rest = {
      kind: 'plain',
      size: 0,
      sure: false,
      head: null,
      parts: [],
      parent: null,
      others: [],
    } as const;
    const data = build('ab', [
      { ...place, ...rest, word: 'قال', note: null },
      { ...place, ...rest, word: 'قال', note: 'قال' },
    ]);
    decodeLayer(encodeLayer('id', 'ab', data), Everything, strings, 2);
    expect(strings.strings).toEqual(['قال']);
  });

  it('has no list of texts where the layer does not show them', () => {
    const builder = buildLayer(Bare, createInterner(), 3);
    builder.add({ start: 1, end: 2 });
    const line = encodeLayer('a"b', 'xyz', builder.freeze());
    expect(line).toBe('{"doc":"a\\"b","rows":1,"start":[1],"end":[2]}');
  });
});

describe('a document without the layer', () => {
  it('is read back with its code', () => {
    fc.assert(
      fc.property(nasty, nasty, (id, code) => {
        const line = encodeSkipped(id, code);
        expect(line).not.toMatch(/[\n\r]/);
        expect(decodeLayer(line, Everything, createInterner(), 0)).toEqual({ doc: id, skipped: code });
      }),
    );
  });
});

describe('a line that does not fit', () => {
  const read = (line: string) => () => decodeLayer(line, Everything, createInterner(), 3);
  const good = encodeLayer(
    'id',
    'abc',
    build('abc', [
      {
        start: 0,
        end: 3,
        kind: 'plain',
        word: 'a',
        note: null,
        size: 1,
        sure: true,
        head: null,
        parts: [],
        parent: null,
        others: [],
      },
    ]),
  );
  const changed = (change: Record<string, unknown>): string =>
    JSON.stringify({ ...JSON.parse(good), ...change });

  it.each([
    ['no JSON', good.slice(0, -2), SyntaxError],
    [
      'a span outside the text',
      changed({ end: [4] }),
      'layer everything: expected a span with 0 <= start <= end <= 3',
    ],
    [
      'a column that is missing',
      changed({ word: undefined }),
      'layer everything: the line has no column "word"',
    ],
    ['a column that is no list', changed({ sure: true }), 'layer everything: the line has no column "sure"'],
    [
      'a column that is too short',
      changed({ sure: [] }),
      'layer everything: column sure has 0 rows, the layer 1',
    ],
    [
      'a column that is too long',
      changed({ sure: [true, true] }),
      'layer everything: column sure has 2 rows, the layer 1',
    ],
    [
      'a value of another type',
      changed({ size: ['1'] }),
      'column everything.size: expected a finite number, got string 1',
    ],
    [
      'a word that is not in the list',
      changed({ kind: ['odd'] }),
      'column everything.kind: expected one of plain',
    ],
  ])('throws: %s', (_what, line, error) => {
    expect(read(line)).toThrow(error);
  });
});
