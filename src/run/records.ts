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
const QUOTE = 0x22;

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
 * The buffer is bounded: the rest of a record that is too long is passed over.
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
  let quoted = false;
  const take = (): FileRecord => {
    const record = { line, bytes: size > LARGEST_DOCUMENT ? null : Buffer.concat(parts) };
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
      if (kind === 'csv') quoted = countQuotes(chunk, at, end, quoted);
      at = end + 1;
      if (newline < 0) break;
      lines++;
      if (quoted) continue;
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

function countQuotes(chunk: Buffer, from: number, to: number, quoted: boolean): boolean {
  for (let i = chunk.indexOf(QUOTE, from); i >= 0 && i < to; i = chunk.indexOf(QUOTE, i + 1))
    quoted = !quoted;
  return quoted;
}
