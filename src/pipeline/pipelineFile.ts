import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Problem } from './problem.js';

/** A stage as a pipeline file names it. */
export interface StageEntry {
  /** A built-in name, a path that begins with `.` or `/`, or the name of an npm package. */
  readonly use: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Where the entry stands, and where an option in it stands. */
  at(path?: readonly PropertyKey[]): { line: number; column: number };
}

/** How a run cuts its input: a batch ends at whichever comes first. */
export interface BatchSize {
  readonly documents: number;
  readonly kilobytes: number;
}

export const DEFAULT_BATCH: BatchSize = { documents: 500, kilobytes: 1024 };

/** A pipeline file that reads well; its stages are not looked up yet. */
export interface PipelineFile {
  readonly name: string;
  /** What `run` reads where `--input` is not given: a path from the folder of the file. */
  readonly input: string | undefined;
  readonly batch: BatchSize;
  readonly stages: readonly StageEntry[];
}

const KEYS = ['name', 'input', 'batch', 'stages'];
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Parses a pipeline file; finds every problem at once. `file` is for messages. */
export function parsePipelineFile(
  text: string,
  file: string,
): { pipeline?: PipelineFile; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = [];
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const at = (node: unknown): { line: number; column: number } =>
    place((node as Node | null)?.range?.[0] ?? 0);
  const add = (node: unknown, message: string, advice?: string): void => {
    problems.push({ message, ...(advice === undefined ? {} : { advice }), file, ...at(node) });
  };

  for (const error of document.errors) {
    problems.push({ message: `YAML: ${error.message.split('\n')[0]!}`, file, ...place(error.pos[0]) });
  }
  if (problems.length > 0) return { problems };
  if (!isMap(document.contents)) {
    add(document.contents, 'a pipeline file is a map with the keys name and stages.', EXAMPLE);
    return { problems };
  }
  for (const { key } of document.contents.items) {
    const name = String(isScalar(key) ? key.value : key);
    if (!KEYS.includes(name)) add(key, `unknown key "${name}".`, `Known keys: ${KEYS.join(', ')}.`);
  }
  const name = readName(document, add);
  const input = readInput(document, add);
  const batch = readBatch(document, add);
  const stages = readStages(document, at, add);
  if (problems.length > 0) return { problems };
  return { pipeline: { name, input, batch, stages }, problems };
}

const EXAMPLE = 'For example: "name: news" and below it "stages:" with a line "- tokenize" for each stage.';

type Add = (node: unknown, message: string, advice?: string) => void;

function readName(document: Document, add: Add): string {
  const node = document.getIn(['name'], true);
  const name = isScalar(node) ? node.value : undefined;
  if (typeof name === 'string' && NAME.test(name)) return name;
  add(
    node ?? document.contents,
    name === undefined ? 'the pipeline has no name.' : `the name ${JSON.stringify(name)} cannot be used.`,
    'It names a folder of the output: lower-case letters, digits and hyphens, 40 at most.',
  );
  return '';
}

function readInput(document: Document, add: Add): string | undefined {
  const node = document.getIn(['input'], true);
  if (node === undefined) return undefined;
  if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return node.value;
  add(node, 'input is not a path.', 'Give a file, a folder or a glob, from the folder of this file.');
  return undefined;
}

function readBatch(document: Document, add: Add): BatchSize {
  const node = document.getIn(['batch'], true);
  if (node === undefined) return DEFAULT_BATCH;
  if (!isMap(node)) {
    add(node, 'batch is not a map.', 'It has the keys documents and kilobytes.');
    return DEFAULT_BATCH;
  }
  const batch = { ...DEFAULT_BATCH };
  for (const { key, value } of node.items) {
    const name = String(isScalar(key) ? key.value : key);
    const size = isScalar(value) ? value.value : undefined;
    if (name !== 'documents' && name !== 'kilobytes') {
      add(key, `unknown key "${name}" in batch.`, 'Known keys: documents, kilobytes.');
    } else if (typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= 1_000_000) {
      batch[name] = size;
    } else {
      add(value, `batch ${name} is not a whole number from 1 to 1,000,000.`);
    }
  }
  return batch;
}

function readStages(
  document: Document,
  at: (node: unknown) => { line: number; column: number },
  add: Add,
): StageEntry[] {
  const node = document.getIn(['stages'], true);
  if (!isSeq(node) || node.items.length === 0) {
    add(node ?? document.contents, 'the pipeline has no stages.', EXAMPLE);
    return [];
  }
  const entries: StageEntry[] = [];
  for (const item of node.items) {
    if (isScalar(item) && typeof item.value === 'string') {
      entries.push({ use: item.value, options: {}, at: () => at(item) });
      continue;
    }
    const pair = isMap(item) && item.items.length === 1 ? item.items[0] : undefined;
    if (!pair || !isScalar(pair.key) || typeof pair.key.value !== 'string') {
      add(
        item,
        'a stage is a name, or one name with its options.',
        'For example "- normalize: { profile: search }".',
      );
      continue;
    }
    const { key, value } = pair;
    if (!isMap(value) && !(isScalar(value) && value.value === null)) {
      add(
        value,
        `the options of ${String(key.value)} are not a map.`,
        'Write them as "name: value", each on a line.',
      );
      continue;
    }
    entries.push({
      use: String(key.value),
      options: isMap(value) ? (value.toJS(document) as Record<string, unknown>) : {},
      at: (path) => at((path && isMap(value) ? nodeAt(value, path) : undefined) ?? key),
    });
  }
  return entries;
}

/** The node at a path; where there is none, the nearest one that would hold it. */
function nodeAt(map: YAMLMap, path: readonly PropertyKey[]): unknown {
  for (let length = path.length; length > 0; length--) {
    const node = map.getIn(path.slice(0, length), true);
    if (node !== undefined) return node;
  }
  return undefined;
}
