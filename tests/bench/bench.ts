/**
 * `npm run bench [-- FILE.jsonl.gz]`: the speed of the front of the pipeline beside other tokenizers, of each stage
 * and of the whole pipeline with its output encoded, and how time grows with the length of a text. Figures are for
 * comparing within a run: machines differ and are shared. Without a file the embedded corpus is repeated.
 */
import { encodeLayer } from '../../dist/model/codec.js';
import type { SourceDocument } from '../../dist/model/document.js';
import { openPlan } from '../../dist/pipeline/openPlan.js';
import { loadPlan } from '../../dist/pipeline/plan.js';
import { write } from './clock.js';
import { compareWithPeers } from './peers.js';
import { megabytesOf, readSample, ROOT } from './sample.js';
import { measureScaling } from './scaling.js';

/** Enough text for the compiler to have settled, little enough to wait for. */
const UNITS = 6_000_000;

const documents = await readSample(process.argv[2], UNITS);
write(`${documents.length} documents, ${megabytesOf(documents).toFixed(1)} MB\n`);
await compareWithPeers(documents);
await measureStages(documents);
await measureScaling();
write(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

/** The speed of each stage of the whole pipeline, by the wall clock. */
async function measureStages(documents: readonly SourceDocument[]): Promise<void> {
  const planned = await loadPlan(`${ROOT}pipelines/news.yaml`);
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  const megabytes = megabytesOf(documents);
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

  const show = (name: string, milliseconds: number): void => {
    const rate = `${Math.round((1000 * tokens) / milliseconds).toLocaleString('en-US')} tokens/s`;
    const speed = ((1000 * megabytes) / milliseconds).toFixed(1);
    write(`${name.padEnd(24)} ${rate.padStart(22)} ${speed.padStart(8)} MB/s`);
  };
  write(
    `all stages, wall clock: ${tokens.toLocaleString('en-US')} tokens; ` +
      `stages opened and first document in ${Math.round(start)} ms`,
  );
  planned.plan.documentStages.forEach(({ stage }, i) => {
    show(stage.name, open.milliseconds[i]! - before[i]!);
  });
  show('encode', encoding);
  show('all, output encoded', whole);
  write('');
}
