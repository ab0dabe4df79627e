import type { Interner } from '../text/interner.js';
import type { Span } from '../text/span.js';
import type { CategoryType, ColumnType, NumberType, OptionalRefType, TextType, ValueOf } from './column.js';
import type { ViewOf } from './columnView.js';
import { growing, type Cells, type Growing } from './growing.js';

/** A column while a stage writes it. */
export interface ColumnBuilder<T> {
  /** Adds the value of the next row. @throws TypeError where the value is not of the column's type */
  push(value: T): void;
}

/**
 * The builder of a column of type `C`. For loops over many rows, some have the array of their view (`codes`, `ids`,
 * `values`) to write to: what stands in it is checked when the layer is frozen.
 */
export type BuilderOf<C> = ColumnBuilder<ValueOf<C>> &
  (C extends CategoryType<string>
    ? { readonly codes: Growing<Uint8Array> }
    : C extends TextType
      ? TextCells
      : C extends NumberType
        ? { readonly values: Growing<Float64Array> }
        : C extends OptionalRefType
          ? { readonly values: Growing<Int32Array> }
          : unknown);

interface TextCells {
  readonly ids: Growing<Uint32Array>;
  /** The document's strings, which give the integers of `ids`. */
  readonly strings: Interner;
}

interface Buildable {
  readonly builder: ColumnBuilder<never> & Readonly<Record<string, unknown>>;
  /** How many rows the column has. */
  rows(): number;
  freeze(): unknown;
}

/** Makes the builder of a column and the function that freezes it into its view. */
export function columnStore<C extends ColumnType>(
  column: C,
  name: string,
  strings: Interner,
  textLength: number,
): { readonly builder: BuilderOf<C>; rows(): number; freeze(): ViewOf<C> } {
  return make(column, name, strings, textLength) as unknown as {
    builder: BuilderOf<C>;
    rows(): number;
    freeze(): ViewOf<C>;
  };
}

function make(column: ColumnType, name: string, strings: Interner, textLength: number): Buildable {
  switch (column.type) {
    case 'category':
      return categoryStore(column.values, name);
    case 'text':
      return textStore(strings, name);
    case 'text?':
      return optionalTextStore(strings, name);
    case 'number':
      return numberStore(name);
    case 'flag':
      return flagStore(name);
    case 'span?':
      return spanStore(name, textLength);
    case 'spans':
      return spansStore(name, textLength);
    case 'ref?':
      return refStore(name);
    case 'refs':
      return refsStore(name);
  }
}

function wrong(name: string, expected: string, value: unknown): TypeError {
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return new TypeError(`column ${name}: expected ${expected}, got ${typeof value} ${shown.slice(0, 80)}`);
}

/** The first cell that a stage wrote outside `[least, most]` (NaN is outside), or undefined. */
function outside(cells: Cells, least: number, most: number): number | undefined {
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row]!;
    if (!(value >= least && value <= most)) return value;
  }
  return undefined;
}

/** The number of each value of a list, by the list. */
const codesOf = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function categoryStore(values: readonly string[], name: string): Buildable {
  const codes = growing(Uint8Array);
  let codeOf = codesOf.get(values);
  if (codeOf === undefined) {
    codeOf = new Map(values.map((value, code) => [value, code]));
    codesOf.set(values, codeOf);
  }
  const known = codeOf;
  return {
    builder: {
      codes,
      push(value: string) {
        const code = known.get(value);
        if (code === undefined) throw wrong(name, `one of ${values.join(', ')}`, value);
        codes.push(code);
      },
    },
    rows: () => codes.length,
    freeze() {
      const frozen = codes.values();
      const bad = outside(frozen, 0, values.length - 1);
      if (bad !== undefined) throw wrong(name, `the number of one of ${values.join(', ')}`, bad);
      return { codes: frozen, values, at: (row: number) => values[frozen[row]!] };
    },
  };
}

function textStore(strings: Interner, name: string): Buildable {
  const ids = growing(Uint32Array);
  return {
    builder: {
      ids,
      strings,
      push(value: string) {
        if (typeof value !== 'string') throw wrong(name, 'a string', value);
        ids.push(strings.id(value));
      },
    },
    rows: () => ids.length,
    freeze() {
      const frozen = ids.values();
      const bad = outside(frozen, 0, strings.strings.length - 1);
      if (bad !== undefined) throw wrong(name, 'the integer of a string', bad);
      return { ids: frozen, strings: strings.strings, at: (row: number) => strings.strings[frozen[row]!] };
    },
  };
}

function optionalTextStore(strings: Interner, name: string): Buildable {
  const ids = growing(Uint32Array);
  return {
    builder: {
      push(value: string | null) {
        if (value !== null && typeof value !== 'string') throw wrong(name, 'a string or null', value);
        ids.push(value === null ? 0 : strings.id(value) + 1);
      },
    },
    rows: () => ids.length,
    freeze() {
      const frozen = ids.values();
      const at = (row: number): string | null =>
        frozen[row] === 0 ? null : strings.strings[frozen[row]! - 1]!;
      return { ids: frozen, strings: strings.strings, at };
    },
  };
}

function numberStore(name: string): Buildable {
  const values = growing(Float64Array);
  return {
    builder: {
      values,
      push(value: number) {
        if (!Number.isFinite(value)) throw wrong(name, 'a finite number', value);
        values.push(value);
      },
    },
    rows: () => values.length,
    freeze() {
      const frozen = values.values();
      const bad = outside(frozen, -Number.MAX_VALUE, Number.MAX_VALUE);
      if (bad !== undefined) throw wrong(name, 'a finite number', bad);
      return { values: frozen, at: (row: number) => frozen[row] };
    },
  };
}

function flagStore(name: string): Buildable {
  const values = growing(Uint8Array);
  return {
    builder: {
      push(value: boolean) {
        if (typeof value !== 'boolean') throw wrong(name, 'true or false', value);
        values.push(value ? 1 : 0);
      },
    },
    rows: () => values.length,
    freeze() {
      const frozen = values.values();
      return { values: frozen, at: (row: number) => frozen[row] === 1 };
    },
  };
}

/** @throws TypeError unless `span` is a half-open span of a text of `length` units */
export function checkSpan(name: string, span: Span, length: number): void {
  const { start, end } = span;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > length) {
    throw new TypeError(
      `${name}: expected a span with 0 <= start <= end <= ${length}, got [${String(start)}, ${String(end)})`,
    );
  }
}

function spanStore(name: string, textLength: number): Buildable {
  const starts = growing(Int32Array);
  const ends = growing(Int32Array);
  return {
    builder: {
      push(value: Span | null) {
        if (value !== null) checkSpan(`column ${name}`, value, textLength);
        starts.push(value === null ? -1 : value.start);
        ends.push(value === null ? -1 : value.end);
      },
    },
    rows: () => starts.length,
    freeze() {
      const from = starts.values();
      const to = ends.values();
      const at = (row: number): Span | null => (from[row]! < 0 ? null : { start: from[row]!, end: to[row]! });
      return { starts: from, ends: to, at };
    },
  };
}

function spansStore(name: string, textLength: number): Buildable {
  const offsets = growing(Uint32Array);
  const starts = growing(Uint32Array);
  const ends = growing(Uint32Array);
  offsets.push(0);
  return {
    builder: {
      push(value: readonly Span[]) {
        if (!Array.isArray(value)) throw wrong(name, 'a list of spans', value);
        for (const span of value as readonly Span[]) {
          checkSpan(`column ${name}`, span, textLength);
          starts.push(span.start);
          ends.push(span.end);
        }
        offsets.push(starts.length);
      },
    },
    rows: () => offsets.length - 1,
    freeze() {
      const list = offsets.values();
      const from = starts.values();
      const to = ends.values();
      const at = (row: number): Span[] => {
        const out: Span[] = [];
        for (let k = list[row]!; k < list[row + 1]!; k++) out.push({ start: from[k]!, end: to[k]! });
        return out;
      };
      return { offsets: list, starts: from, ends: to, at };
    },
  };
}

function refStore(name: string): Buildable {
  const values = growing(Int32Array);
  return {
    builder: {
      values,
      push(value: number | null) {
        if (value !== null && (!Number.isInteger(value) || value < 0))
          throw wrong(name, 'a row number or null', value);
        values.push(value ?? -1);
      },
    },
    rows: () => values.length,
    freeze() {
      const frozen = values.values();
      const bad = outside(frozen, -1, Infinity);
      if (bad !== undefined) throw wrong(name, 'a row number, or -1 for none', bad);
      return { values: frozen, at: (row: number) => (frozen[row]! < 0 ? null : frozen[row]) };
    },
  };
}

function refsStore(name: string): Buildable {
  const offsets = growing(Uint32Array);
  const items = growing(Uint32Array);
  offsets.push(0);
  return {
    builder: {
      push(value: readonly number[]) {
        if (!Array.isArray(value)) throw wrong(name, 'a list of row numbers', value);
        for (const item of value as readonly number[]) {
          if (!Number.isInteger(item) || item < 0) throw wrong(name, 'a row number', item);
          items.push(item);
        }
        offsets.push(items.length);
      },
    },
    rows: () => offsets.length - 1,
    freeze() {
      const list = offsets.values();
      const flat = items.values();
      return {
        offsets: list,
        items: flat,
        at: (row: number) => [...flat.subarray(list[row], list[row + 1])],
      };
    },
  };
}
