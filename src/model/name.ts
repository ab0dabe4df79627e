const NAME = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * Whether a value can name a stage, a layer or a table: lower-case letters, digits and hyphens, 40 at most. Such names
 * become folders and files, so nothing else may.
 */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value);
}
