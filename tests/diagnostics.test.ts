import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT } from '../src/cli/terminal.js';
import { loadPlan } from '../src/pipeline/plan.js';
import { readRecord } from '../src/run/batchRecord.js';
import { listDocuments } from '../src/run/corpus.js';
import { failBatch } from '../src/run/failBatch.js';
import { listInputs, type InputFormat } from '../src/run/inputs.js';
import { LARGEST_DOCUMENT, type RawDocument } from '../src/run/rawDocument.js';
import { readDocument } from '../src/run/readDocument.js';
import type { Diagnostic } from '../src/stage/diagnostic.js';
import { defineStage, type AnyDocumentStage } from '../src/stage/stage.js';
import { language } from '../src/stages/language/stage.js';
import { annotateWith, opened } from './support/annotateWith.js';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const DOCS = readFileSync(new URL('../docs/diagnostics.md', import.meta.url), 'utf8');

const folder = mkdtempSync(path.join(tmpdir(), 'qawl-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
function file(name: string, content: string): string {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
}

/** What reading these bytes as a document of that format reports. */
function reading(format: RawDocument['format'], content: string | Uint8Array): readonly Diagnostic[] {
  const bytes = Buffer.from(content);
  const raw: RawDocument =
    format === 'json' || format === 'csv'
      ? { id: 'a', file: 'a', format, line: 1, bytes, columns: ['id', 'text'] }
      : { id: 'a', file: 'a', format, path: 'a', size: bytes.length };
  return readDocument(raw, bytes).diagnostics;
}

async function inputs(input: string): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  await listInputs([input], (diagnostic) => diagnostics.push(diagnostic));
  return diagnostics;
}

/** What listing the documents of a file reports. */
async function listing(format: InputFormat, full: string, size = 0): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const documents = listDocuments([{ path: full, name: 'a', format, size }], (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  while (!(await documents.next()).done);
  return diagnostics;
}

async function stage(stage: AnyDocumentStage, text: string): Promise<Diagnostic[]> {
  return (await annotateWith(await opened([stage]), text)).diagnostics;
}

const throwing = defineStage({
  name: 'throwing',
  version: '1.0.0',
  about: 'Throws.',
  needs: [],
  gives: [],
  open: () => () => {
    throw new Error('no');
  },
});

async function deadThread(): Promise<readonly Diagnostic[]> {
  const planned = await loadPlan(file('p.yaml', 'name: p\nstages: [normalize]\n'));
  if (!planned.ok) throw new Error('the plan has problems');
  const text = file('a.txt', 'نص');
  const documents = [{ id: 'a', file: 'a.txt', format: 'text' as const, path: text, size: 4 }];
  await failBatch(planned.plan, folder, { index: 0, documents }, 'the thread ended with code 1');
  return readRecord(folder, 0)!.diagnostics;
}

/** For every code, the least that produces it. */
const SCENARIOS: Record<string, () => readonly Diagnostic[] | Promise<readonly Diagnostic[]>> = {
  'no-such-input': () => inputs(path.join(folder, 'nowhere')),
  'unknown-format': () => inputs(file('a.pdf', 'x')),
  'unreadable-file': () => listing('jsonl', path.join(folder, 'nowhere.jsonl')),
  'document-too-large': () => listing('text', path.join(folder, 'large.txt'), LARGEST_DOCUMENT + 1),
  'not-utf8': () => reading('text', Buffer.from([0xc7, 0xe1, 0xce, 0xc8, 0xd1])),
  'invalid-utf8': () =>
    reading('text', Buffer.concat([Buffer.from('نص طويل سليم '.repeat(9)), Buffer.from([0xff])])),
  'nul-character': () => reading('text', 'نص\0'),
  'lone-surrogate': () => reading('json', '{"text": "نص \\udc00"}'),
  'empty-document': () => reading('text', ' \n'),
  'duplicate-id': () =>
    listing('jsonl', file('twice.jsonl', '{"id": 1, "text": "نص"}\n{"id": 1, "text": "نص"}')),
  'malformed-json': () => reading('json', '{'),
  'no-text': () => reading('json', '{"id": 1}'),
  'csv-without-text': () => listing('csv', file('a.csv', 'id,body\n1,نص')),
  'malformed-csv': () => reading('csv', '1,نص,زائد'),
  'no-article': () => reading('html', '<html></html>'),
  'not-arabic': () => stage(language, 'This text is in English, and it is long enough to say so.'),
  'no-letters': () => stage(language, '1 2 3'),
  'stage-failed': () => stage(throwing, 'نص'),
  'worker-died': deadThread,
};

/** The rows of the tables of codes: code, severity and the rest. */
function documented(): Map<string, string[]> {
  const rows = [...DOCS.matchAll(/^\| `([a-z0-9-]+)` +\| *(error|warning|info) *\|(.*)\|$/gm)];
  return new Map(rows.map(([, code, severity, rest]) => [code!, [severity!, ...rest!.split('|')]]));
}

function codesOfSource(): Set<string> {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const codes = sources.flatMap((name) =>
    [...readFileSync(path.join(SRC, name), 'utf8').matchAll(/\bcode: '([a-z0-9-]+)'/g)].map(
      ([, code]) => code!,
    ),
  );
  // What zod calls an issue that a schema of ours adds.
  return new Set(codes.filter((code) => code !== 'custom'));
}

describe('docs/diagnostics.md', () => {
  it('has every code of the source, and no other', () => {
    expect([...documented().keys()].sort()).toEqual([...codesOfSource()].sort());
  });

  it('says of each what it means and what to do', () => {
    for (const [code, cells] of documented()) {
      expect(cells.length, code).toBe(4);
      for (const cell of cells) expect(cell.trim(), code).not.toBe('');
    }
  });

  it('has every exit code', () => {
    for (const code of Object.values(EXIT)) expect(DOCS).toMatch(new RegExp(`^\\| ${code} +\\| `, 'm'));
  });
});

describe('every code', () => {
  it('has a scenario', () => {
    expect(Object.keys(SCENARIOS).sort()).toEqual([...documented().keys()].sort());
  });

  it.each(Object.keys(SCENARIOS))('%s comes as it is documented', async (code) => {
    const diagnostic = (await SCENARIOS[code]!()).find((one) => one.code === code);
    expect(diagnostic, code).toBeDefined();
    const { severity, message, advice = 'None.' } = diagnostic!;
    expect(severity).toBe(documented().get(code)![0]);
    expect(message).toMatch(/^\S.*\S$/s);
    expect(advice).toMatch(/^[A-Z“"].*\.$/s);
  });
});
