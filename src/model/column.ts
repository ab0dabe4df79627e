import type { Span } from '../text/span.js';

/** What a column holds; the doc comment of each constructor says how a row gives and gets the value. */
export type ColumnType =
  | CategoryType<string>
  | TextType
  | OptionalTextType
  | NumberType
  | FlagType
  | OptionalSpanType
  | SpansType
  | OptionalRefType
  | RefsType;

export interface CategoryType<V extends string> {
  readonly type: 'category';
  readonly about: string;
  readonly values: readonly V[];
}
export interface TextType {
  readonly type: 'text';
  readonly about: string;
}
export interface OptionalTextType {
  readonly type: 'text?';
  readonly about: string;
}
export interface NumberType {
  readonly type: 'number';
  readonly about: string;
}
export interface FlagType {
  readonly type: 'flag';
  readonly about: string;
}
export interface OptionalSpanType {
  readonly type: 'span?';
  readonly about: string;
}
export interface SpansType {
  readonly type: 'spans';
  readonly about: string;
}
export interface OptionalRefType {
  readonly type: 'ref?';
  readonly about: string;
  readonly layer: string;
}
export interface RefsType {
  readonly type: 'refs';
  readonly about: string;
  readonly layer: string;
}

/** The value of one cell, as a row shows it. */
export type ValueOf<C> =
  C extends CategoryType<infer V>
    ? V
    : C extends TextType
      ? string
      : C extends OptionalTextType
        ? string | null
        : C extends NumberType
          ? number
          : C extends FlagType
            ? boolean
            : C extends OptionalSpanType
              ? Span | null
              : C extends SpansType
                ? readonly Span[]
                : C extends OptionalRefType
                  ? number | null
                  : C extends RefsType
                    ? readonly number[]
                    : never;

/** One of a closed list of at most 255 words; a byte a row inside, the word outside. */
export function category<const V extends string>(values: readonly V[], about: string): CategoryType<V> {
  if (values.length > 255) throw new RangeError(`category: at most 255 values, got ${values.length}`);
  return { type: 'category', about, values };
}

/** A string, kept once a document. */
export function text(about: string): TextType {
  return { type: 'text', about };
}

/** A string or null. */
export function optionalText(about: string): OptionalTextType {
  return { type: 'text?', about };
}

/** A finite number (64-bit float inside). */
export function number(about: string): NumberType {
  return { type: 'number', about };
}

/** True or false. */
export function flag(about: string): FlagType {
  return { type: 'flag', about };
}

/** One span of the source text, or null. */
export function optionalSpan(about: string): OptionalSpanType {
  return { type: 'span?', about };
}

/** Spans of the source text, in order of writing; may be empty. */
export function spans(about: string): SpansType {
  return { type: 'spans', about };
}

/** The number of a row of another layer (or of the same one), or null. */
export function optionalRef(layer: string, about: string): OptionalRefType {
  return { type: 'ref?', about, layer };
}

/** Numbers of rows of another layer; may be empty. */
export function refs(layer: string, about: string): RefsType {
  return { type: 'refs', about, layer };
}
