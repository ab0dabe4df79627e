/**
 * Reads a lexicon: UTF-8, a row a line, cells separated by tabs; lines that begin with `#` and empty lines are
 * comments. Trailing empty cells may be left out.
 *
 * @param columns the names of the columns, for messages and for the number of cells
 * @returns the rows, each with exactly `columns.length` cells
 * @throws Error that names the line where a row has too many cells or an empty first cell
 */
export function readTable(bytes: Buffer, columns: readonly string[]): string[][] {
  const rows: string[][] = [];
  let number = 0;
  for (const line of bytes.toString('utf8').split('\n')) {
    number++;
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.replace(/\r$/, '').split('\t');
    if (cells.length > columns.length) {
      throw new Error(
        `line ${number}: ${cells.length} cells, expected ${columns.length} (${columns.join(', ')})`,
      );
    }
    if (cells[0]!.trim() === '') throw new Error(`line ${number}: the first cell (${columns[0]!}) is empty`);
    while (cells.length < columns.length) cells.push('');
    rows.push(cells.map((cell) => cell.trim()));
  }
  return rows;
}
