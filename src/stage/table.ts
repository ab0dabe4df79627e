import { isName } from '../model/name.js';

/** A table of a run that belongs to no single document: rows of strings and numbers. */
export interface Table<Name extends string = string, C extends TableColumns = TableColumns> {
  readonly name: Name;
  readonly about: string;
  readonly columns: C;
}

/** Columns of a table: the type of each, and what it holds. */
export type TableColumns = Readonly<
  Record<string, { readonly type: 'string' | 'number'; readonly about: string }>
>;

/** Any table, where its columns do not matter. */
export type AnyTable = Table<string, TableColumns>;

/** One row of a table. */
export type TableRow<T extends AnyTable> = {
  readonly [K in keyof T['columns']]: T['columns'][K]['type'] extends 'number' ? number : string;
};

/**
 * Defines a table.
 * @throws TypeError where the name cannot be used for a file
 */
export function defineTable<const Name extends string, const C extends TableColumns>(
  definition: Table<Name, C>,
): Table<Name, C> {
  if (!isName(definition.name)) {
    throw new TypeError(`defineTable: name must be like "terms", got ${JSON.stringify(definition.name)}`);
  }
  return Object.freeze({ ...definition });
}
