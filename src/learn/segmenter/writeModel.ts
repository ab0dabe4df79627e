import { createHash } from 'node:crypto';
import { ALIGNMENT, type ArrayType, type ModelHeader } from '../../stages/segment/model.js';

type Cells = Int16Array | Uint8Array | Uint16Array | Uint32Array;

const typeOf = (cells: Cells): ArrayType =>
  cells instanceof Int16Array
    ? 'i16'
    : cells instanceof Uint8Array
      ? 'u8'
      : cells instanceof Uint16Array
        ? 'u16'
        : 'u32';

/** The bytes of a model: its header as a line of JSON, then its arrays. Equal input gives equal bytes. */
export function encodeModel(
  header: Omit<ModelHeader, 'model' | 'sha256' | 'arrays'>,
  arrays: Readonly<Record<string, Cells>>,
): Buffer {
  const pieces: Buffer[] = [];
  for (const cells of Object.values(arrays)) {
    const bytes = Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength);
    pieces.push(bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT));
  }
  const body = Buffer.concat(pieces);
  const full: ModelHeader = {
    model: 'segmenter',
    ...header,
    sha256: createHash('sha256').update(body).digest('hex'),
    arrays: Object.entries(arrays).map(([name, cells]) => ({
      name,
      type: typeOf(cells),
      length: cells.length,
    })),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(full)}\n`), body]);
}
