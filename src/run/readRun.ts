import { createReadStream } from 'node:fs';
import { decodeLayer } from '../model/codec.js';
import { startDocument, type DocumentInProgress } from '../model/document.js';
import type { AnyLayer } from '../model/layer.js';
import type { DocumentRow } from './batchRecord.js';
import { paths } from './runFolder.js';

/** A layer to read, and the folder of the stage that gave it. */
export interface LayerPlace {
  readonly layer: AnyLayer;
  readonly stage: string;
}

/** A document of a run, with the layers that were asked for and that it has. */
export interface RunDocument {
  readonly row: DocumentRow;
  readonly document: DocumentInProgress;
  /** Why, for every layer asked for that the document does not have. */
  readonly skipped: ReadonlyMap<string, string>;
}

/** Reads the documents of one batch of a run, one at a time, from the parts of the layers side by side. */
export async function* readBatch(
  folder: string,
  index: number,
  layers: readonly LayerPlace[],
): AsyncGenerator<RunDocument> {
  const files = [
    paths.documents(folder, index),
    ...layers.map(({ layer, stage }) => paths.layer(folder, stage, layer.name, index)),
  ];
  const readers = files.map((file) => readLines(file));
  try {
    for (;;) {
      const lines = await Promise.all(readers.map((reader) => reader.next()));
      if (lines[0]!.done) return;
      const { meta, text, ...row } = JSON.parse(lines[0]!.value) as DocumentRow & {
        meta: Record<string, string>;
        text: string;
      };
      const document = startDocument({ id: row.id, text, meta });
      const skipped = new Map<string, string>();
      layers.forEach(({ layer }, i) => {
        const line = lines[i + 1]!;
        if (line.done)
          throw new Error(`${files[i + 1]!} has fewer lines than the documents; run with --resume`);
        const decoded = decodeLayer(line.value, layer, document.strings, text.length);
        if ('data' in decoded) document.layers.set(layer.name, decoded.data);
        else skipped.set(layer.name, decoded.skipped);
      });
      yield { row, document, skipped };
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.return(undefined)));
  }
}

/** The lines of a JSON Lines file; U+2028 and the like inside a string do not end one. */
export async function* readLines(file: string): AsyncGenerator<string, undefined> {
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 });
  try {
    // Pieces are joined once a line: a line of a large document comes in hundreds of chunks.
    let pieces: string[] = [];
    for await (const chunk of stream as AsyncIterable<string>) {
      const lines = chunk.split('\n');
      pieces.push(lines[0]!);
      if (lines.length === 1) continue;
      yield pieces.join('');
      yield* lines.slice(1, -1);
      pieces = [lines.at(-1)!];
    }
    const rest = pieces.join('');
    if (rest !== '') yield rest;
  } finally {
    stream.destroy();
  }
  return undefined;
}
