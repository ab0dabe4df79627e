import type { Interner } from '../text/interner.js';
import type { ColumnType } from './column.js';
import { checkSpan, columnStore, type BuilderOf, type ColumnBuilder } from './columnStore.js';
import type { ViewOf } from './columnView.js';
import { growing, type Growing } from './growing.js';
import type { AnyLayer, Layer, Row } from './layer.js';

/** The rows of one layer over one document, frozen: read by column in loops, or by row where that reads better. */
export interface LayerData<L extends AnyLayer = AnyLayer> {
  readonly layer: L;
  readonly length: number;
  /** Half-open spans in UTF-16 units of the source text. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly columns: { readonly [K in keyof L['columns']]: ViewOf<L['columns'][K]> };
  /** Row `index` as an object. Made anew at each call. */
  row(index: number): Row<L>;
  /** All rows, one object at a time. */
  rows(): IterableIterator<Row<L>>;
}

/** A layer while its stage writes it. */
export interface LayerBuilder<L extends AnyLayer = AnyLayer> {
  /**
   * Adds a row; returns its number.
   * @throws TypeError where the span is outside the text or a value is not of its column's type
   */
  add(row: Row<L>): number;
  /** For loops that should not make an object a row: push one value to each of them, in any order. */
  readonly starts: Growing<Uint32Array>;
  readonly ends: Growing<Uint32Array>;
  readonly columns: { readonly [K in keyof L['columns']]: BuilderOf<L['columns'][K]> };
  /** @throws TypeError where the columns do not have the same number of rows, or a span is outside the text */
  freeze(): LayerData<L>;
}

/** Starts an empty layer over a text of `textLength` units whose strings are kept in `strings`. */
export function buildLayer<L extends AnyLayer>(
  layer: L,
  strings: Interner,
  textLength: number,
): LayerBuilder<L> {
  const names = Object.keys(layer.columns);
  const stores = names.map((name) =>
    columnStore(layer.columns[name] as ColumnType, `${layer.name}.${name}`, strings, textLength),
  );
  const builders = stores.map((store) => store.builder as ColumnBuilder<unknown>);
  const starts = growing(Uint32Array);
  const ends = growing(Uint32Array);
  return {
    starts,
    ends,
    columns: Object.fromEntries(names.map((name, i) => [name, builders[i]])) as LayerBuilder<L>['columns'],
    add(row) {
      checkSpan(`layer ${layer.name}`, row, textLength);
      const values = row as unknown as Record<string, unknown>;
      for (let i = 0; i < names.length; i++) builders[i]!.push(values[names[i]!]);
      starts.push(row.start);
      ends.push(row.end);
      return starts.length - 1;
    },
    freeze() {
      const length = starts.length;
      const from = starts.values();
      const to = ends.values();
      if (to.length !== length) {
        throw new TypeError(`layer ${layer.name}: ${length} starts and ${to.length} ends were pushed`);
      }
      names.forEach((name, i) => {
        const rows = stores[i]!.rows();
        if (rows !== length) {
          throw new TypeError(
            `layer ${layer.name}: column ${name} has ${rows} rows, the layer ${length}; ` +
              'push one value a row to every column',
          );
        }
      });
      // Spans that were pushed column by column are looked at here, once.
      for (let i = 0; i < length; i++) {
        if (to[i]! > textLength || from[i]! > to[i]!) {
          checkSpan(`layer ${layer.name}`, { start: from[i]!, end: to[i]! }, textLength);
        }
      }
      const views = Object.fromEntries(names.map((name, i) => [name, stores[i]!.freeze()]));
      return freezeLayer(layer, names, from, to, views as LayerData<L>['columns']);
    },
  };
}

function freezeLayer<L extends Layer>(
  layer: L,
  names: readonly string[],
  starts: Uint32Array,
  ends: Uint32Array,
  columns: LayerData<L>['columns'],
): LayerData<L> {
  const cells = columns as unknown as Record<string, { at(row: number): unknown }>;
  const row = (index: number): Row<L> => {
    const out: Record<string, unknown> = { start: starts[index]!, end: ends[index]! };
    for (const name of names) out[name] = cells[name]!.at(index);
    return out as Row<L>;
  };
  return {
    layer,
    length: starts.length,
    starts,
    ends,
    columns,
    row,
    *rows() {
      for (let i = 0; i < starts.length; i++) yield row(i);
    },
  };
}
