import type { Span } from '../text/span.js';
import type {
  CategoryType,
  FlagType,
  NumberType,
  OptionalRefType,
  OptionalSpanType,
  OptionalTextType,
  RefsType,
  SpansType,
  TextType,
} from './column.js';

/** A frozen column: `at(row)` gives the value; the arrays are there for loops that should not make objects. */
export interface CategoryView<V extends string> {
  readonly codes: Uint8Array;
  readonly values: readonly V[];
  at(row: number): V;
}
export interface TextView<T extends string | null> {
  /** Integers of the document's strings; of an optional column 0 means null and the integer is one more. */
  readonly ids: Uint32Array;
  readonly strings: readonly string[];
  at(row: number): T;
}
export interface NumberView {
  readonly values: Float64Array;
  at(row: number): number;
}
export interface FlagView {
  readonly values: Uint8Array;
  at(row: number): boolean;
}
export interface SpanView {
  /** -1 where the span is null. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  at(row: number): Span | null;
}
export interface SpansView {
  /** The spans of row `i` are those from `offsets[i]` to before `offsets[i + 1]`. */
  readonly offsets: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  at(row: number): readonly Span[];
}
export interface RefView {
  /** -1 where there is none. */
  readonly values: Int32Array;
  at(row: number): number | null;
}
export interface RefsView {
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
  at(row: number): readonly number[];
}

/** The frozen form of a column of type `C`. */
export type ViewOf<C> =
  C extends CategoryType<infer V>
    ? CategoryView<V>
    : C extends TextType
      ? TextView<string>
      : C extends OptionalTextType
        ? TextView<string | null>
        : C extends NumberType
          ? NumberView
          : C extends FlagType
            ? FlagView
            : C extends OptionalSpanType
              ? SpanView
              : C extends SpansType
                ? SpansView
                : C extends OptionalRefType
                  ? RefView
                  : C extends RefsType
                    ? RefsView
                    : never;
