import { describe, expect, it } from 'vitest';
import { category, number, text } from '../../src/model/column.js';
import { layerOf, startDocument } from '../../src/model/document.js';
import { defineLayer } from '../../src/model/layer.js';
import { buildLayer } from '../../src/model/layerData.js';
import * as layers from '../../src/model/layers.js';
import { defineCorpusStage, defineStage } from '../../src/stage/stage.js';
import { defineTable } from '../../src/stage/table.js';

describe('defineLayer', () => {
  it('shows no text unless told to, and cannot be changed', () => {
    const layer = defineLayer({ name: 'hashtags', about: 'Hashtags.', columns: { tag: text('the tag') } });
    expect(layer.showText).toBe(false);
    expect(Object.isFrozen(layer)).toBe(true);
    expect(defineLayer({ ...layer, showText: true }).showText).toBe(true);
  });

  it.each(['', 'Hashtags', '2tags', 'hash tags', '../tags', 'وسوم', 'a'.repeat(41)])(
    'refuses the name %j',
    (name) => {
      expect(() => defineLayer({ name, about: 'x', columns: {} })).toThrow(
        new TypeError(`defineLayer: name must be like "hashtags", got ${JSON.stringify(name)}`),
      );
    },
  );

  it.each(['start', 'end', 'text', 'doc', 'rows', 'skipped', 'Tag', 'my-tag', '__proto__', ''])(
    'refuses the column %j',
    (column) => {
      const columns = Object.fromEntries([[column, number('x')]]);
      expect(() => defineLayer({ name: 'tags', about: 'x', columns })).toThrow(
        new TypeError(`defineLayer tags: a column cannot be named ${JSON.stringify(column)}`),
      );
    },
  );

  it('takes columns whose names objects have already', () => {
    const layer = defineLayer({
      name: 'odd',
      about: 'x',
      columns: { constructor: text('x'), toString: number('x'), valueOf: text('x') },
    });
    const data = startDocument({ id: 'a', text: 'abc', meta: {} });
    const builder = buildLayer(layer, data.strings, 3);
    builder.add({ start: 0, end: 1, constructor: 'a', toString: 1, valueOf: 'b' });
    expect(builder.freeze().row(0)).toEqual({
      start: 0,
      end: 1,
      constructor: 'a',
      toString: 1,
      valueOf: 'b',
    });
  });
});

describe('category', () => {
  it('takes 255 values', () => {
    const values = Array.from({ length: 256 }, (_, i) => `v${i}`);
    expect(category(values.slice(1), 'x').values).toHaveLength(255);
    expect(() => category(values, 'x')).toThrow(new RangeError('category: at most 255 values, got 256'));
  });
});

describe.each([
  ['defineStage', (stage: object) => defineStage(stage as never)],
  ['defineCorpusStage', (stage: object) => defineCorpusStage(stage as never)],
])('%s', (kind, define) => {
  const good = {
    name: 'tags',
    version: '1.0.0',
    about: 'Finds tags.',
    needs: [],
    gives: [],
    tables: [],
    open: () => () => {},
  };

  it('says over what it runs, and cannot be changed', () => {
    const stage = define(good);
    expect(stage.over).toBe(kind === 'defineStage' ? 'document' : 'corpus');
    expect(Object.isFrozen(stage)).toBe(true);
  });

  it.each([
    [{ name: 'Tags' }, `${kind}: name must be like "hashtags", got "Tags"`],
    [{ name: '../tags' }, `${kind}: name must be like "hashtags", got "../tags"`],
    [{ version: '1.0' }, `${kind} tags: version must be like "1.0.0", got "1.0"`],
    [{ version: '1.0.0-beta' }, `${kind} tags: version must be like "1.0.0", got "1.0.0-beta"`],
    [{ about: '' }, `${kind} tags: say in "about" what it does, in one sentence`],
  ])('refuses %j', (change, message) => {
    expect(() => define({ ...good, ...change })).toThrow(new TypeError(message));
  });
});

describe('defineTable', () => {
  it('refuses a name that cannot be a file', () => {
    expect(() => defineTable({ name: 'a/b', about: 'x', columns: {} })).toThrow(
      new TypeError('defineTable: name must be like "terms", got "a/b"'),
    );
  });
});

describe('the shared layers', () => {
  it('have names of their own, and say what they hold', () => {
    const all = Object.values(layers).filter((value) => 'columns' in value);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { about, columns } of all) {
      expect(about).toMatch(/\.$/);
      for (const column of Object.values(columns)) expect(column.about).not.toBe('');
    }
  });

  it('refer only to layers that there are', () => {
    const all = Object.values(layers).filter((value) => 'columns' in value);
    const names = all.map(({ name }) => name as string);
    const refs = all.flatMap(({ columns }) =>
      Object.values(columns).flatMap((c) => ('layer' in c ? [c.layer] : [])),
    );
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('layerOf', () => {
  it('names the layer that a document lacks, and those that it has', () => {
    const document = startDocument({ id: 'a', text: 'abc', meta: {} });
    for (const layer of [layers.Tokens, layers.Marks]) {
      document.layers.set(layer.name, buildLayer(layer, document.strings, 3).freeze());
    }
    expect(layerOf(document, layers.Tokens).layer).toBe(layers.Tokens);
    expect(() => layerOf(document, layers.Names)).toThrow(
      new Error('document has no layer "names"; it has tokens, marks'),
    );
  });
});
