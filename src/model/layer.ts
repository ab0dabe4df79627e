import type { ColumnType, ValueOf } from './column.js';
import { isName } from './name.js';

/** The columns of a layer, by name. */
export type Columns = Readonly<Record<string, ColumnType>>;

/** A kind of annotation: a named table of spans over the source text, with typed columns. */
export interface Layer<Name extends string = string, C extends Columns = Columns> {
  readonly name: Name;
  readonly about: string;
  readonly columns: C;
  /** Files repeat the covered text of each row in a column `text`, for people who open them. */
  readonly showText: boolean;
}

/** Any layer, where its columns do not matter. */
export type AnyLayer = Layer<string, Columns>;

/** One row of a layer: its span (half-open, UTF-16 units of the source text) and its columns. */
export type Row<L extends AnyLayer> = {
  readonly start: number;
  readonly end: number;
} & { readonly [K in keyof L['columns']]: ValueOf<L['columns'][K]> };

const COLUMN = /^[a-z][A-Za-z0-9]{0,39}$/;
const RESERVED = new Set(['start', 'end', 'text', 'doc', 'rows', 'skipped']);

/**
 * Defines a layer.
 *
 * @param definition.name lower-case letters, digits and hyphens; names the folder of its files
 * @param definition.about one sentence for people who read the output
 * @param definition.columns made with `text`, `category`, `number`, `flag`, `spans`, …
 * @param definition.showText repeat the covered text of each row in the files. Default false.
 * @throws TypeError where a name cannot be used
 */
export function defineLayer<const Name extends string, const C extends Columns>(definition: {
  name: Name;
  about: string;
  columns: C;
  showText?: boolean;
}): Layer<Name, C> {
  if (!isName(definition.name)) {
    throw new TypeError(`defineLayer: name must be like "hashtags", got ${JSON.stringify(definition.name)}`);
  }
  for (const column of Object.keys(definition.columns)) {
    if (!COLUMN.test(column) || RESERVED.has(column)) {
      throw new TypeError(
        `defineLayer ${definition.name}: a column cannot be named ${JSON.stringify(column)}`,
      );
    }
  }
  return Object.freeze({ ...definition, showText: definition.showText ?? false });
}
