import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { LARGEST_DOCUMENT } from './rawDocument.js';

/** A record of a file of many documents: its bytes, or null where it is longer than the largest document. */
export interface FileRecord {
  /** The line on which the record begins, from 1. */
  readonly line: number;
  readonly bytes: Uint8Array | null;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** The bytes of a file, unpacked where its name ends in `.gz`. */
export function openBytes(file: string): AsyncIterable<Buffer> {
  const raw = createReadStream(file, { highWaterMark: 1 << 20 });
  if (!file.toLowerCase().endsWith('.gz')) return raw as AsyncIterable<Buffer>;
  const unpacked = raw.pipe(createGunzip({ chunkSize: 1 << 20 }));
  // pipe does not carry errors: a missing file would wait for ever.
  raw.on('error', (error) => unpacked.destroy(error));
  return unpacked as AsyncIterable<Buffer>;
}

/**
 * Cuts a stream of bytes into records: lines, or CSV records, where a line break inside a quoted field does not end one.
 * A line ends with LF or CRLF. A byte-order mark at the head belongs to no record. The buffer is bounded: the rest of a
 * record that is too long is passed over.
 *
 * @throws the error of the stream where the file cannot be read or unpacked
 */
export async function* readRecords(
  stream: AsyncIterable<Buffer>,
  kind: 'lines' | 'csv',
): AsyncGenerator<FileRecord> {
  let parts: Buffer[] = [];
  let size = 0;
  let line = 1;
  let lines = 0;
  const quotes = csvQuotes();
  const take = (): FileRecord => {
    const record = { line, bytes: size > LARGEST_DOCUMENT ? null : trim(Buffer.concat(parts), line === 1) };
    line += lines;
    parts = [];
    size = 0;
    lines = 0;
    return record;
  };
  for await (const chunk of stream) {
    let from = 0;
    let at = 0;
    while (at < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, at);
      const end = newline < 0 ? chunk.length : newline;
      const open = kind === 'csv' && quotes(chunk, at, end);
      at = end + 1;
      if (newline < 0) break;
      lines++;
      if (open) continue;
      keep(chunk.subarray(from, newline));
      yield take();
      from = at;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  lines++;
  if (size > 0) yield take();

  function keep(piece: Buffer): void {
    size += piece.length;
    if (size <= LARGEST_DOCUMENT) parts.push(piece);
    else parts = [];
  }
}

/** Takes off the carriage return of a CRLF line end, and the byte-order mark of a file. */
function trim(bytes: Buffer, first: boolean): Buffer {
  const from = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.subarray(from, bytes.at(-1) === RETURN ? -1 : undefined);
}

/**
 * Follows the quotation marks of a CSV file, line by line (a line may come in pieces): returns whether the text behind
 * what was read stands in a quoted field. Only a mark at the head of a field opens one, so that a stray mark
 * (5" screen) spoils its own row and not those after it.
 */
function csvQuotes(): (chunk: Buffer, from: number, to: number) => boolean {
  let quoted = false;
  let closed = false;
  let before = NEWLINE;
  return (chunk, from, to) => {
    const line = chunk.subarray(from, to);
    for (let i = line.indexOf(QUOTE); i >= 0; i = line.indexOf(QUOTE, i + 1)) {
      const previous = i > 0 ? line[i - 1] : before;
      if (quoted) {
        quoted = false;
        closed = true;
      } else {
        // A mark right behind the closing one is a doubled mark: the field goes on.
        quoted = previous === COMMA || previous === NEWLINE || (closed && previous === QUOTE);
        closed = false;
      }
    }
    if (to < chunk.length) before = NEWLINE;
    else if (line.length > 0) before = line[line.length - 1]!;
    return quoted;
  };
}
