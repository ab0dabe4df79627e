import { CsvError, parse } from 'csv-parse/sync';

/** What the parser's own messages say in bytes and places within the record. */
const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'text follows the closing quotation mark of a field',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in a field that does not begin with one',
};

/** The cells of one CSV record. @throws Error that says what is wrong where it is none */
export function csvCells(record: string | Uint8Array): string[] {
  const input = typeof record === 'string' ? record : Buffer.from(record);
  let rows: string[][];
  try {
    // A record alone: a carriage return inside it is text, not the end of a row.
    rows = parse(input, { relax_column_count: true, record_delimiter: '\n' });
  } catch (cause) {
    const reason = cause instanceof CsvError ? REASONS[cause.code] : undefined;
    throw reason === undefined ? cause : new Error(reason, { cause });
  }
  if (rows.length > 1) throw new Error('a line break stands outside of quotation marks');
  return rows[0] ?? [];
}
