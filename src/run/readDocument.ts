import { articleOfHtml } from '../adapters/articleOfHtml.js';
import type { SourceDocument } from '../model/document.js';
import type { Diagnostic } from '../stage/diagnostic.js';
import { checkText } from './checkText.js';
import { csvCells } from './csvCells.js';
import { decodeUtf8 } from './decodeUtf8.js';
import type { RawDocument } from './rawDocument.js';

/** A document that was read, or not: then the last of the diagnostics says why. Either may come with warnings. */
export interface ReadResult {
  readonly document?: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decodes and parses the bytes of a document. Does not throw: what is wrong with the input is data. */
export function readDocument(raw: RawDocument, bytes: Uint8Array): ReadResult {
  const diagnostics: Diagnostic[] = [];
  const place = { document: raw.id, file: raw.file, ...('line' in raw ? { line: raw.line } : {}) };
  const report = (diagnostic: Omit<Diagnostic, 'document' | 'file' | 'line'>): void => {
    diagnostics.push({ ...diagnostic, ...place });
  };
  // Where a document is a part of its bytes, a place in the bytes is no place in its text.
  const decoded = decodeUtf8(bytes, ({ span, ...rest }) => {
    report(raw.format === 'text' && span ? { ...rest, span } : rest);
  });
  if (decoded === undefined) return { diagnostics };
  const parsed = parse(raw, decoded, report);
  if (!parsed) return { diagnostics };
  if (!checkText(parsed.text, report)) return { diagnostics };
  return { document: { id: raw.id, ...parsed }, diagnostics };
}

type Report = (diagnostic: Omit<Diagnostic, 'document' | 'file' | 'line'>) => void;
type Parsed = Pick<SourceDocument, 'text' | 'meta'>;

function parse(raw: RawDocument, decoded: string, report: Report): Parsed | undefined {
  switch (raw.format) {
    case 'text':
      return { text: decoded, meta: {} };
    case 'html':
      return parseHtml(decoded, report);
    case 'json':
      return parseJson(decoded, report);
    case 'csv':
      return parseRow(decoded, raw.columns ?? [], report);
  }
}

function parseHtml(html: string, report: Report): Parsed | undefined {
  let reason = 'Readability found none';
  try {
    const article = articleOfHtml(html);
    if (article) return { text: article.text, meta: article.meta };
  } catch (cause) {
    reason = (cause as Error).message;
  }
  report({
    code: 'no-article',
    severity: 'error',
    message: `The page has no article: ${reason}.`,
    advice: 'Save the text of the article as .txt.',
  });
  return undefined;
}

/** Reads one JSON document: `{"id", "text", …}`; other strings and numbers become its meta. */
export function parseJson(line: string, report: Report): Parsed | undefined {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch (cause) {
    report({
      code: 'malformed-json',
      severity: 'error',
      message: `The line is no JSON: ${(cause as Error).message}.`,
      advice: 'A line holds one document: {"id": "…", "text": "…"}.',
    });
    return undefined;
  }
  const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
  const fields = isObject ? (record as Record<string, unknown>) : {};
  const { text, id, ...rest } = fields;
  if (typeof text !== 'string') {
    report({
      code: 'no-text',
      severity: 'error',
      message: `The document has no field "text" that is a string; it has ${Object.keys(fields).slice(0, 12).join(', ') || 'no fields'}.`,
      advice: 'A line holds one document: {"id": "…", "text": "…"}.',
    });
    return undefined;
  }
  const meta: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'string' || typeof value === 'number') meta[name] = String(value);
  }
  return { text, meta };
}

function parseRow(record: string, columns: readonly string[], report: Report): Parsed | undefined {
  const lines = record.split('\n').length;
  // A mark that is not closed takes the rows after it along: they are lost with this one, so say how many.
  const over = lines === 1 ? '' : ` It runs over ${lines} lines.`;
  const malformed = (message: string): undefined => {
    report({
      code: 'malformed-csv',
      severity: 'error',
      message: `The row cannot be read: ${message}.${over}`,
      advice:
        'Put a field that holds a comma, a quotation mark or a line break into "…", and double the marks inside.',
    });
  };
  let cells: string[];
  try {
    cells = csvCells(record);
  } catch (cause) {
    return malformed((cause as Error).message);
  }
  if (cells.length !== columns.length)
    return malformed(`it has ${cells.length} fields, the first line ${columns.length}`);
  const meta: Record<string, string> = {};
  let text = '';
  columns.forEach((name, i) => {
    if (name === 'text') text = cells[i]!;
    else if (name !== 'id' && cells[i] !== '') meta[name] = cells[i]!;
  });
  return { text, meta };
}
