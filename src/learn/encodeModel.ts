import { createHash } from 'node:crypto';
import { ALIGNMENT, arrayTypeOf, type Cells, type ModelHeader } from '../resources/modelFile.js';

/** The bytes of a model: its header as a line of JSON, then its arrays. Equal input gives equal bytes. */
export function encodeModel(
  header: Omit<ModelHeader, 'sha256' | 'arrays'>,
  arrays: Readonly<Record<string, Cells>>,
): Buffer {
  const pieces: Buffer[] = [];
  for (const cells of Object.values(arrays)) {
    const bytes = Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength);
    pieces.push(bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT));
  }
  const body = Buffer.concat(pieces);
  const full: ModelHeader = {
    ...header,
    sha256: createHash('sha256').update(body).digest('hex'),
    arrays: Object.entries(arrays).map(([name, cells]) => ({
      name,
      type: arrayTypeOf(cells),
      length: cells.length,
    })),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(full)}\n`), body]);
}
