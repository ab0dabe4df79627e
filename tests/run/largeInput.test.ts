import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '../../src/run/batchRecord.js';
import type { Diagnostic } from '../../src/stage/diagnostic.js';
import { article, makeRig, type Rig } from '../support/rig.js';

const MEGABYTE = 1024 * 1024;

describe('input of unusual size', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({ 'p.yaml': 'name: p\nstages: [language, normalize, tokenize]\n' });
  });
  afterAll(() => {
    rig.remove();
  });

  it('a text of 50 MB is annotated', async () => {
    const text = article(1);
    rig.write({ 'large/a.txt': text.repeat(Math.ceil((50 * MEGABYTE) / Buffer.byteLength(text))) });
    const ended = await rig.qawl(['run', 'p.yaml', '--input', 'large', '--workers', '0']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toContain('1 annotated');
    const manifest = JSON.parse(rig.read('output/p/run-001/manifest.json')) as { parts: string };
    expect(manifest.parts).toMatch(/^[0-9a-f]{64}$/);
    await rig.run('rm', ['-r', 'output', 'large']);
  }, 240_000);

  it('a line, a file and a row over 64 MB are named and left out; the rest is read', async () => {
    rig.write({ 'corpus/file.txt': '' });
    await writeLarge(path.join(rig.folder, 'corpus/file.txt'), '', '');
    await writeLarge(
      path.join(rig.folder, 'corpus/lines.jsonl'),
      `${record('before')}\n{"id": "large", "text": "`,
      `"}\n${record('after')}\n`,
    );
    await writeLarge(
      path.join(rig.folder, 'corpus/rows.csv'),
      'id,text\nbefore-it,نص\nlarge,"',
      '"\nafter-it,نص\n',
    );
    const ended = await rig.qawl(['run', 'p.yaml', '--input', 'corpus', '--workers', '0']);
    expect(ended.code, ended.stderr).toBe(1);
    expect(rig.rows<DocumentRow>('output/p/run-001/documents.jsonl').map(({ id }) => id)).toEqual([
      'before',
      'after',
      'before-it',
      'after-it',
    ]);
    expect(
      rig
        .rows<Diagnostic>('output/p/run-001/diagnostics.jsonl')
        .map(({ code, file, line }) => [code, file, line]),
    ).toEqual([
      ['document-too-large', 'file.txt', undefined],
      ['document-too-large', 'lines.jsonl', 2],
      ['document-too-large', 'rows.csv', 3],
    ]);
  });
});

function record(id: string): string {
  return JSON.stringify({ id, text: article(1) });
}

/** Writes more than 64 MB of text between a head and a tail. */
async function writeLarge(file: string, head: string, tail: string): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(head);
  const piece = 'ا'.repeat(MEGABYTE / 2);
  for (let i = 0; i < 65; i++) if (!stream.write(piece)) await once(stream, 'drain');
  stream.end(tail);
  await once(stream, 'finish');
}
