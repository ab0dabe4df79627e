import type { Diagnostic } from '../stage/diagnostic.js';
import { csvCells } from './csvCells.js';
import type { InputFile } from './inputs.js';
import { LARGEST_DOCUMENT, type RawDocument } from './rawDocument.js';
import { reasonOf } from './reasonOf.js';
import { openBytes, readRecords } from './records.js';

/** Ids longer than this are no ids: a record with one goes by its file and line. */
const LONGEST_ID = 500;

/**
 * The documents of the input files, in order, unread. Every document gets an id that is unique within the run:
 * a second one with the same id is kept as `id~2` and reported.
 */
export async function* listDocuments(
  files: readonly InputFile[],
  report: (diagnostic: Diagnostic) => void,
): AsyncGenerator<RawDocument> {
  const unique = uniqueIds(report);
  for (const file of files) {
    if (file.format === 'jsonl' || file.format === 'csv') {
      yield* recordsOf(file, unique, report);
    } else if (file.size > LARGEST_DOCUMENT) {
      report(tooLarge(file.name, undefined));
    } else {
      const { format, path, size, name } = file;
      yield { id: unique(name, name), file: name, format, path, size };
    }
  }
}

async function* recordsOf(
  file: InputFile,
  unique: UniqueIds,
  report: (diagnostic: Diagnostic) => void,
): AsyncGenerator<RawDocument> {
  const { name } = file;
  let columns: readonly string[] | undefined;
  try {
    for await (const { line, bytes } of readRecords(
      openBytes(file.path),
      file.format === 'csv' ? 'csv' : 'lines',
    )) {
      if (bytes === null) {
        report(tooLarge(name, line));
        continue;
      }
      if (isBlank(bytes)) continue;
      if (file.format === 'jsonl') {
        yield {
          id: unique(jsonId(bytes) ?? `${name}#${line}`, name, line),
          file: name,
          format: 'json',
          line,
          bytes,
        };
      } else if (!columns) {
        columns = readHeader(bytes);
        if (!columns.includes('text')) {
          report(noTextColumn(name, columns));
          return;
        }
      } else {
        const id = unique(csvId(bytes, columns) ?? `${name}#${line}`, name, line);
        yield { id, file: name, format: 'csv', line, bytes, columns };
      }
    }
  } catch (cause) {
    report({
      code: 'unreadable-file',
      severity: 'error',
      message: `The file cannot be read further: ${reasonOf(cause)}.`,
      advice: 'The documents before this place were read.',
      file: name,
    });
  }
}

type UniqueIds = (id: string, file: string, line?: number) => string;

function uniqueIds(report: (diagnostic: Diagnostic) => void): UniqueIds {
  // How often an id was wanted: where all documents have one id, counting up from 2 each time would take for ever.
  const seen = new Map<string, number>();
  return (wanted, file, line) => {
    let times = seen.get(wanted) ?? 0;
    let id = wanted;
    while (seen.has(id)) id = `${wanted}~${++times + 1}`;
    if (id !== wanted) seen.set(wanted, times);
    seen.set(id, 0);
    if (id !== wanted) {
      report({
        code: 'duplicate-id',
        severity: 'warning',
        message: `Another document has the id ${JSON.stringify(wanted)}.`,
        advice: `This one goes by ${JSON.stringify(id)}.`,
        document: id,
        file,
        ...(line === undefined ? {} : { line }),
      });
    }
    return id;
  };
}

/** The id that a JSON record gives itself; undefined where there is none (also where the record is no JSON). */
export function jsonId(bytes: Uint8Array): string | undefined {
  try {
    const record = JSON.parse(Buffer.from(bytes).toString('utf8')) as { id?: unknown } | null;
    return usableId(record?.id);
  } catch {
    // Whoever reads the document reports it, with its place.
    return undefined;
  }
}

function csvId(bytes: Uint8Array, columns: readonly string[]): string | undefined {
  const at = columns.indexOf('id');
  if (at < 0) return undefined;
  try {
    return usableId(csvCells(bytes)[at]);
  } catch {
    return undefined;
  }
}

function usableId(id: unknown): string | undefined {
  if (typeof id === 'number' && Number.isFinite(id)) return String(id);
  return typeof id === 'string' && id !== '' && id.length <= LONGEST_ID ? id : undefined;
}

function readHeader(bytes: Uint8Array): string[] {
  try {
    return csvCells(bytes).map((name) => name.trim());
  } catch {
    return [];
  }
}

/** Whether a record is an empty line. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function tooLarge(file: string, line: number | undefined): Diagnostic {
  return {
    code: 'document-too-large',
    severity: 'error',
    message: `The document is larger than ${LARGEST_DOCUMENT / 1024 / 1024} MB and is left out.`,
    advice: 'Cut it into articles.',
    file,
    ...(line === undefined ? {} : { line }),
  };
}

function noTextColumn(file: string, columns: readonly string[]): Diagnostic {
  const has = columns.length === 0 ? 'its first line is no CSV' : `it has ${columns.slice(0, 20).join(', ')}`;
  return {
    code: 'csv-without-text',
    severity: 'error',
    message: `The file has no column "text": ${has}.`,
    advice: 'Name the columns in the first line: text, and if you like id, title, date, outlet.',
    file,
    line: 1,
  };
}
