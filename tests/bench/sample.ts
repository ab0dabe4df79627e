import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceDocument } from '../../dist/model/document.js';
import { listDocuments } from '../../dist/run/corpus.js';
import { listInputs } from '../../dist/run/inputs.js';
import { readDocument } from '../../dist/run/readDocument.js';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The documents of a file or folder until there are `units` of text; the embedded corpus, repeated, without one. */
export async function readSample(input: string | undefined, units: number): Promise<SourceDocument[]> {
  const documents: SourceDocument[] = [];
  let have = 0;
  const ignore = (): void => undefined;
  for await (const raw of listDocuments(await listInputs([input ?? `${ROOT}corpus`], ignore), ignore)) {
    const { document } = readDocument(raw, 'bytes' in raw ? raw.bytes : readFileSync(raw.path));
    if (document) documents.push(document);
    have += document?.text.length ?? 0;
    if (have > units) return documents;
  }
  const once = documents.length;
  while (have < units && once > 0) {
    const next = documents[documents.length % once]!;
    documents.push(next);
    have += next.text.length;
  }
  return documents;
}

/** Megabytes of UTF-8. */
export function megabytesOf(documents: readonly SourceDocument[]): number {
  return documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
}
