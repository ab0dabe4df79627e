/**
 * `npm run bench [-- FILE.jsonl.gz]`: speed of each stage, of the whole pipeline with its output encoded, and of
 * `Intl.Segmenter` over the same text in the same run. Figures are for comparing within a run: machines differ and
 * are shared. Without a file the embedded corpus is repeated.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodeLayer } from '../../src/model/codec.js';
import type { SourceDocument } from '../../src/model/document.js';
import { openPlan } from '../../src/pipeline/openPlan.js';
import { loadPlan } from '../../src/pipeline/plan.js';
import { listDocuments } from '../../src/run/corpus.js';
import { listInputs } from '../../src/run/inputs.js';
import { readDocument } from '../../src/run/readDocument.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Enough text for the compiler to have settled, little enough to wait for. */
const UNITS = 6_000_000;

async function readSample(input: string | undefined): Promise<SourceDocument[]> {
  const documents: SourceDocument[] = [];
  let units = 0;
  const ignore = (): void => undefined;
  for await (const raw of listDocuments(await listInputs([input ?? `${root}corpus`], ignore), ignore)) {
    const read = readDocument(raw, 'bytes' in raw ? raw.bytes : readFileSync(raw.path));
    if (read.document) documents.push(read.document);
    units += read.document?.text.length ?? 0;
    if (units > UNITS) return documents;
  }
  const once = documents.length;
  while (units < UNITS && once > 0) {
    const next = documents[documents.length % once]!;
    documents.push(next);
    units += next.text.length;
  }
  return documents;
}

function show(name: string, milliseconds: number, tokens: number, megabytes: number): void {
  const perSecond = (value: number): number => (1000 * value) / milliseconds;
  const rate = `${Math.round(perSecond(tokens)).toLocaleString('en-US')} tokens/s`;
  process.stdout.write(
    `${name.padEnd(24)} ${rate.padStart(22)} ${perSecond(megabytes).toFixed(1).padStart(8)} MB/s\n`,
  );
}

const planned = await loadPlan(`${root}pipelines/news.yaml`);
if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
const documents = await readSample(process.argv[2]);
const megabytes = documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;

const loading = performance.now();
const open = await openPlan(planned.plan);
await open.annotate(documents[0]!);
const start = performance.now() - loading;

let tokens = 0;
let encoding = 0;
const before = [...open.milliseconds];
const began = performance.now();
for (const document of documents) {
  const { document: annotated } = await open.annotate(document);
  tokens += annotated.layers.get('tokens')?.length ?? 0;
  const at = performance.now();
  for (const data of annotated.layers.values())
    Buffer.from(encodeLayer(document.id, document.text, data), 'utf8');
  encoding += performance.now() - at;
}
const whole = performance.now() - began;

process.stdout.write(
  `${documents.length} documents, ${megabytes.toFixed(1)} MB, ${tokens.toLocaleString('en-US')} tokens; ` +
    `stages opened and first document in ${Math.round(start)} ms\n\n`,
);
planned.plan.documentStages.forEach(({ stage }, i) => {
  show(stage.name, open.milliseconds[i]! - before[i]!, tokens, megabytes);
});
show('encode', encoding, tokens, megabytes);
show('all, output encoded', whole, tokens, megabytes);

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });
const peerBegan = performance.now();
let words = 0;
let read = 0;
for (const { text } of documents) {
  const iterator = segmenter.segment(text)[Symbol.iterator]();
  while (!iterator.next().done) words++;
  read += Buffer.byteLength(text) / 1e6;
  if (performance.now() - peerBegan > 2000) break;
}
show('Intl.Segmenter, words', performance.now() - peerBegan, words, read);
process.stdout.write(`\npeak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
