import { InvalidArgumentError, type Command } from 'commander';
import type { ColumnType } from '../model/column.js';
import type { AnnotatedDocument } from '../model/document.js';
import type { LayerData } from '../model/layerData.js';
import { layersOf, readManifest, type Manifest } from '../run/manifest.js';
import { readBatch, type LayerPlace, type RunDocument } from '../run/readRun.js';
import { fold } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { visible } from '../text/visible.js';
import { count, EXIT, give, say, type ExitCode } from './terminal.js';

interface Flags {
  readonly layer?: string;
  readonly stage?: string;
  readonly grep?: string;
  readonly rows: number;
}

/** Documents listed where none is named. */
const LISTED = 40;
/** A cell longer than this is cut. */
const WIDEST = 100;

/** `qawl inspect RUN [DOC]` */
export function inspectCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('inspect')
    .description('show what each stage of a run saw and wrote')
    .argument('<run>', 'a run folder (output/<pipeline>/run-NNN)')
    .argument('[document]', 'the id of a document, or a part of it that no other has')
    .option('--layer <name>', 'this layer only')
    .option('--stage <name>', 'the layers of this stage only')
    .option('--grep <text>', 'search the source texts, or with --layer the rows; spelling is folded')
    .option('--rows <n>', 'rows of a layer to show at most', wholeNumber, 12)
    .action(async (folder: string, document: string | undefined, flags: Flags) => {
      done(await inspect(folder, document, flags));
    });
}

async function inspect(folder: string, wanted: string | undefined, flags: Flags): Promise<ExitCode> {
  let manifest: Manifest;
  try {
    manifest = readManifest(folder);
  } catch (error) {
    say(`qawl: ${(error as Error).message}`);
    return EXIT.usersMistake;
  }
  const all = layersOf(manifest);
  const layers = all.filter(
    ({ layer, stage }) =>
      (flags.layer === undefined || layer.name === flags.layer) &&
      (flags.stage === undefined || stage.replace(/^\d+-/, '') === flags.stage),
  );
  if (layers.length === 0) {
    say(
      `qawl: the run has no such layer. It has: ${all.map(({ layer, stage }) => `${layer.name} (${stage})`).join(', ')}`,
    );
    return EXIT.usersMistake;
  }
  if (wanted === undefined && flags.grep === undefined) {
    await overview(folder, manifest);
    return EXIT.complete;
  }
  return wanted === undefined
    ? search(folder, manifest, layers, flags)
    : showDocument(folder, manifest, layers, wanted, flags);
}

async function overview(folder: string, manifest: Manifest): Promise<void> {
  const { documents } = manifest;
  const lines = [
    `pipeline ${manifest.pipeline}, qawl ${manifest.qawl}`,
    `documents: ${count(documents.total)} (${count(documents.done)} annotated, ${count(documents.setAside)} set aside, ${count(documents.failed)} failed)`,
    '',
  ];
  for (const { folder: at, version, about, gives } of manifest.stages) {
    lines.push(`${at} ${version}  ${about}`);
    for (const layer of gives) lines.push(`  ${layer.layer}: ${Object.keys(layer.columns).join(', ')}`);
  }
  lines.push('');
  let listed = 0;
  for (let index = 0; index < manifest.batches && listed < LISTED; index++) {
    for await (const { row } of readBatch(folder, index, [])) {
      if (listed++ >= LISTED) break;
      lines.push(`${visible(row.id)}${row.code === undefined ? '' : `  (${row.state}: ${row.code})`}`);
    }
  }
  if (documents.total > LISTED)
    lines.push(`… and ${count(documents.total - LISTED)} more, in documents.jsonl`);
  lines.push('', 'Name a document to see its layers: qawl inspect RUN DOCUMENT [--layer L] [--rows N]');
  await give(`${lines.join('\n')}\n`);
}

async function showDocument(
  folder: string,
  manifest: Manifest,
  layers: readonly LayerPlace[],
  wanted: string,
  flags: Flags,
): Promise<ExitCode> {
  const found = await findDocuments(folder, manifest, wanted);
  const [first] = found;
  if (!first || found.length > 1) {
    const some = found.slice(0, 8).map(({ id }) => visible(id));
    const how = first ? `${found.length} documents have` : 'no document has';
    say(`qawl: ${how} ${JSON.stringify(wanted)} in the id${first ? `: ${some.join(', ')}` : ''}.`);
    return EXIT.usersMistake;
  }
  for await (const read of readBatch(folder, first.batch, layers)) {
    if (read.row.id === first.id) await give(describe(read, layers, flags));
  }
  return EXIT.complete;
}

/** The document with this id; where there is none, those with `wanted` as a part of theirs. */
async function findDocuments(
  folder: string,
  manifest: Manifest,
  wanted: string,
): Promise<{ id: string; batch: number }[]> {
  const found: { id: string; batch: number }[] = [];
  for (let batch = 0; batch < manifest.batches; batch++) {
    for await (const { row } of readBatch(folder, batch, [])) {
      if (row.id === wanted) return [{ id: row.id, batch }];
      if (row.id.includes(wanted)) found.push({ id: row.id, batch });
    }
  }
  return found;
}

function describe(
  { row, document, skipped }: RunDocument,
  layers: readonly LayerPlace[],
  flags: Flags,
): string {
  const lines = [
    `${visible(row.id)}  ${row.state}${row.code === undefined ? '' : ` (${row.code})`}, ${count(row.units)} units`,
  ];
  for (const [name, value] of Object.entries(document.meta))
    lines.push(`${visible(name)}: ${shorten(value)}`);
  if (flags.layer === undefined && flags.stage === undefined) {
    lines.push('', ...document.text.split('\n').map(visible));
  }
  for (const { layer, stage } of layers) {
    const data = document.layers.get(layer.name);
    lines.push(
      '',
      `── ${stage}: ${layer.name}, ${data ? `${count(data.length)} rows` : `skipped: ${skipped.get(layer.name) ?? ''}`}`,
    );
    if (data) lines.push(...rowsOf(document, data, flags));
  }
  return `${lines.join('\n')}\n`;
}

function rowsOf(document: AnnotatedDocument, data: LayerData, flags: Flags): string[] {
  const lines: string[] = [];
  const matching = flags.grep === undefined ? undefined : fold(flags.grep);
  let left = 0;
  for (let i = 0; i < data.length; i++) {
    const line = rowLine(document, data, i);
    if (matching !== undefined && !fold(line).includes(matching)) continue;
    if (lines.length >= flags.rows) left++;
    else lines.push(line);
  }
  if (left > 0) lines.push(`   … ${count(left)} more rows (--rows N)`);
  return lines;
}

function rowLine(document: AnnotatedDocument, data: LayerData, index: number): string {
  const row = data.row(index) as unknown as Record<string, unknown>;
  const { start, end } = row as unknown as Span;
  const cells = Object.entries(data.layer.columns).map(([name, column]) =>
    cell(document, name, column, row[name]),
  );
  const covered = end - start === document.text.length ? '' : ` ${shorten(document.text.slice(start, end))}`;
  return `  ${index} [${start},${end})${covered}  ${cells.filter((text) => text !== '').join('  ')}`;
}

/** A cell as `name=value`; a span as its text. Null and empty cells are left out. */
function cell(document: AnnotatedDocument, name: string, { type }: ColumnType, value: unknown): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '';
  const slice = ({ start, end }: Span): string => `«${shorten(document.text.slice(start, end))}»`;
  if (type === 'span?') return `${name}=${slice(value as Span)}`;
  if (type === 'spans') return `${name}=${(value as Span[]).map(slice).join('+')}`;
  return `${name}=${shorten(Array.isArray(value) ? value.join(',') : String(value as string | number | boolean))}`;
}

async function search(
  folder: string,
  manifest: Manifest,
  layers: readonly LayerPlace[],
  flags: Flags,
): Promise<ExitCode> {
  const inRows = flags.layer !== undefined || flags.stage !== undefined;
  const wanted = fold(flags.grep ?? '');
  let found = 0;
  for (let index = 0; index < manifest.batches; index++) {
    for await (const { row, document } of readBatch(folder, index, inRows ? layers : [])) {
      const lines = inRows
        ? [...document.layers.values()].flatMap((data) =>
            rowsOf(document, data, { ...flags, rows: Infinity }),
          )
        : document.text
            .split('\n')
            .filter((line) => fold(line).includes(wanted))
            .map((line) => `  ${around(line, wanted)}`);
      if (lines.length === 0) continue;
      found += lines.length;
      await give(`${visible(row.id)}\n${lines.join('\n')}\n`);
    }
  }
  say(`qawl: ${count(found)} ${found === 1 ? 'place' : 'places'}`);
  return EXIT.complete;
}

/** The part of a long line that holds the first hit. Folding only shortens, so the place is near enough. */
function around(line: string, wanted: string): string {
  const at = fold(line).indexOf(wanted);
  return shorten(line.slice(Math.max(0, at - WIDEST / 3)));
}

function shorten(text: string): string {
  const line = text.replaceAll('\n', ' ⏎ ');
  return visible(line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line);
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}
