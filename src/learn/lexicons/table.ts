/** Writes a lexicon: comment lines, then a row a line, cells separated by tabs. */

import { writeFileSync } from 'node:fs';

/** @param comments lines without their `# ` */
export function writeTable(
  path: string,
  comments: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const lines = [...comments.map((comment) => `# ${comment}`), ...rows.map((cells) => cells.join('\t'))];
  writeFileSync(path, lines.join('\n') + '\n');
}
