import { expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import {
  category,
  defineCorpusStage,
  defineLayer,
  defineResource,
  defineStage,
  defineTable,
  Edits,
  flag,
  number,
  optionalRef,
  optionalSpan,
  optionalText,
  refs,
  Sentences,
  spans,
  text,
  Tokens,
  type Row,
  type Span,
  type TableRow,
} from '../src/index.js';

// The compiler is the test here: `npm run types` fails where a line below an @ts-expect-error compiles.

const Tags = defineLayer({
  name: 'tags',
  about: 'A column of every type.',
  columns: {
    kind: category(['place', 'person'], 'one of two'),
    tag: text('a string'),
    note: optionalText('a string or null'),
    score: number('a number'),
    sure: flag('yes or no'),
    head: optionalSpan('a span or null'),
    parts: spans('spans'),
    token: optionalRef('tokens', 'a token or null'),
    others: refs('tags', 'other tags'),
  },
});

const Plain = defineLayer({ name: 'plain', about: 'No columns.', columns: {} });

const Counts = defineTable({
  name: 'counts',
  about: 'Counts.',
  columns: { term: { type: 'string', about: 'the term' }, documents: { type: 'number', about: 'how many' } },
});

const ROW: Row<typeof Tags> = {
  start: 0,
  end: 1,
  kind: 'place',
  tag: '',
  note: null,
  score: 0,
  sure: true,
  head: null,
  parts: [],
  token: null,
  others: [],
};

it('a row has the span and a value of each column', () => {
  expectTypeOf<Row<typeof Tags>>().toEqualTypeOf<
    { readonly start: number; readonly end: number } & {
      readonly kind: 'place' | 'person';
      readonly tag: string;
      readonly note: string | null;
      readonly score: number;
      readonly sure: boolean;
      readonly head: Span | null;
      readonly parts: readonly Span[];
      readonly token: number | null;
      readonly others: readonly number[];
    }
  >();
  expect(ROW.tag).toBe('');
});

it('a document stage reads what it needs and writes what it gives', () => {
  const stage = defineStage({
    name: 'typed',
    version: '1.0.0',
    about: 'Is compiled, not run.',
    needs: [Tokens, Sentences],
    gives: [Tags, Plain],
    open: () => (doc, out) => {
      expectTypeOf(doc.text).toEqualTypeOf<string>();
      expectTypeOf(doc.meta['title']).toEqualTypeOf<string>();

      const tokens = doc.layer(Tokens);
      expectTypeOf(tokens.starts).toEqualTypeOf<Uint32Array>();
      expectTypeOf(tokens.columns.kind.at(0)).toEqualTypeOf<Row<typeof Tokens>['kind']>();
      expectTypeOf(tokens.columns.norm.at(0)).toEqualTypeOf<string>();
      expectTypeOf(tokens.columns.sentence.at(0)).toEqualTypeOf<number | null>();
      expectTypeOf(doc.layer(Sentences).columns.paragraph.values).toEqualTypeOf<Float64Array>();
      expectTypeOf(tokens.row(0)).toEqualTypeOf<Row<typeof Tokens>>();
      // @ts-expect-error a layer that is not in needs
      doc.layer(Edits);
      // @ts-expect-error a layer that is only in gives
      doc.layer(Tags);
      // @ts-expect-error a column that the layer does not have
      void tokens.columns.lemma;
      // @ts-expect-error a kind that tokens do not have
      void (tokens.columns.kind.at(0) === 'noun');
      // @ts-expect-error layers are read only
      tokens.length = 0;

      out.add(Tags, ROW);
      out.add(Plain, { start: 0, end: 0 });
      expectTypeOf(out.add(Tags, ROW)).toEqualTypeOf<number>();
      // @ts-expect-error a layer that is not in gives
      out.add(Sentences, { start: 0, end: 0, paragraph: 0 });
      // @ts-expect-error a column that is missing
      out.add(Tags, { start: 0, end: 0 });
      // @ts-expect-error a span that is missing
      out.add(Plain, {});
      // @ts-expect-error a column that the layer does not have
      out.add(Plain, { start: 0, end: 0, tag: '' });
      // @ts-expect-error a word that is not in the list
      out.add(Tags, { ...ROW, kind: 'thing' });
      // @ts-expect-error a number for a string
      out.add(Tags, { ...ROW, tag: 1 });
      // @ts-expect-error null for a string
      out.add(Tags, { ...ROW, tag: null });
      // @ts-expect-error undefined for a string or null
      out.add(Tags, { ...ROW, note: undefined });
      // @ts-expect-error a string for a number
      out.add(Tags, { ...ROW, score: '1' });
      // @ts-expect-error a number for a flag
      out.add(Tags, { ...ROW, sure: 1 });
      // @ts-expect-error a pair for a span
      out.add(Tags, { ...ROW, head: [0, 1] });
      // @ts-expect-error a span for spans
      out.add(Tags, { ...ROW, parts: { start: 0, end: 1 } });
      // @ts-expect-error a string for a row number
      out.add(Tags, { ...ROW, token: '1' });
      // @ts-expect-error null for a list of row numbers
      out.add(Tags, { ...ROW, others: null });

      const tags = out.into(Tags);
      tags.starts.push(0);
      tags.columns.kind.push('person');
      tags.columns.head.push({ start: 0, end: 1 });
      // @ts-expect-error a layer that is not in gives
      out.into(Tokens);
      // @ts-expect-error a word that is not in the list
      tags.columns.kind.push('thing');
      // @ts-expect-error a column that the layer does not have
      tags.columns.lemma.push('');
    },
  });
  expect(stage.over).toBe('document');
});

it('a stage without needs and gives reads and writes nothing', () => {
  const stage = defineStage({
    name: 'typed',
    version: '1.0.0',
    about: 'Is compiled, not run.',
    needs: [],
    gives: [],
    open: () => (doc, out) => {
      // @ts-expect-error a layer that is not in needs
      doc.layer(Tokens);
      // @ts-expect-error a layer that is not in gives
      out.add(Plain, { start: 0, end: 0 });
      out.report({ code: 'x', severity: 'info', message: 'x' });
      // @ts-expect-error a severity that there is not
      out.report({ code: 'x', severity: 'fatal', message: 'x' });
      // @ts-expect-error the document is filled in
      out.setAside({ code: 'x', severity: 'info', message: 'x', document: 'a' });
    },
  });
  expect(stage.needs).toEqual([]);
});

it('a stage receives its options with their defaults, and its resources loaded', () => {
  const words = defineResource({ name: 'words', files: [], parse: () => new Set(['a']) });
  const stage = defineStage({
    name: 'typed',
    version: '1.0.0',
    about: 'Is compiled, not run.',
    needs: [],
    gives: [],
    options: z.strictObject({ top: z.number().default(3), mode: z.enum(['a', 'b']).optional() }),
    resources: { words },
    open: ({ options, resources }) => {
      expectTypeOf(options.top).toEqualTypeOf<number>();
      expectTypeOf(options.mode).toEqualTypeOf<'a' | 'b' | undefined>();
      expectTypeOf(resources.words).toEqualTypeOf<Set<string>>();
      // @ts-expect-error an option that the schema does not have
      void options.bottom;
      // @ts-expect-error a resource that is not listed
      void resources.lexicon;
      return () => {};
    },
  });
  expect(Object.keys(stage.resources ?? {})).toEqual(['words']);
});

it('a stage has a version, and lists of layers', () => {
  const described = { name: 'typed', about: 'Is compiled, not run.', gives: [], open: () => () => {} };
  // @ts-expect-error no version
  const unversioned = (): unknown => defineStage({ ...described, needs: [] });
  // @ts-expect-error names in place of layers
  const byName = (): unknown => defineStage({ ...described, version: '1.0.0', needs: ['tokens'] });
  expect(unversioned).toThrow(TypeError);
  expect(byName).not.toThrow();
});

it('a corpus stage likewise, and writes rows of its tables', () => {
  expectTypeOf<TableRow<typeof Counts>>().toEqualTypeOf<{
    readonly term: string;
    readonly documents: number;
  }>();
  const Others = defineTable({ name: 'others', about: 'Not given.', columns: {} });
  const stage = defineCorpusStage({
    name: 'typed',
    version: '1.0.0',
    about: 'Is compiled, not run.',
    needs: [Tokens],
    gives: [Plain],
    tables: [Counts],
    open: () => ({
      observe(doc) {
        expectTypeOf(doc.layer(Tokens).columns.norm.at(0)).toEqualTypeOf<string>();
        // @ts-expect-error a layer that is not in needs
        doc.layer(Sentences);
      },
      annotate(doc, out) {
        doc.layer(Tokens);
        // @ts-expect-error a layer that is not in needs
        doc.layer(Edits);
        out.add(Plain, { start: 0, end: 0 });
        // @ts-expect-error a layer that is not in gives
        out.add(Tags, ROW);
      },
      finish(out) {
        out.add(Counts, { term: '', documents: 1 });
        // @ts-expect-error a table that is not listed
        out.add(Others, {});
        // @ts-expect-error a string for a number
        out.add(Counts, { term: '', documents: '1' });
        // @ts-expect-error a column that is missing
        out.add(Counts, { term: '' });
        // @ts-expect-error a column that the table does not have
        out.add(Counts, { term: '', documents: 1, share: 0 });
      },
    }),
  });
  expect(stage.tables).toEqual([Counts]);
});
