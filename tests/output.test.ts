import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyLayer } from '../src/model/layer.js';
import * as vocabulary from '../src/model/layers.js';
import { builtInStages } from '../src/stages/index.js';
import { article, makeRig, type Rig } from './support/rig.js';

const DOCS = readFileSync(new URL('../docs/output-format.md', import.meta.url), 'utf8');

const LAYERS = (Object.values(vocabulary) as unknown[]).filter(
  (value): value is AnyLayer => typeof value === 'object' && value !== null && 'columns' in value,
);

/** The part of the document below the heading of a layer. */
function section(layer: string): string {
  const [, rest = ''] = DOCS.split(`\n### \`${layer}\` `);
  return rest.split(/\n##/)[0]!;
}

describe('docs/output-format.md', () => {
  it.each(LAYERS.map((layer) => [layer.name, layer] as const))(
    'describes %s with its columns, types and words',
    (name, layer) => {
      const text = section(name);
      const rows = [...text.matchAll(/^\| `(\w+)` +\| (\S+) +\| (.*)\|$/gm)].map(
        ([, column, type, what]) => ({ column, type, what }),
      );
      expect(rows.map(({ column, type }) => [column, type])).toEqual(
        Object.entries(layer.columns).map(([column, { type }]) => [column, type]),
      );
      for (const [column, { type, ...more }] of Object.entries(layer.columns)) {
        if (type !== 'category' || !('values' in more)) continue;
        const what = rows.find((row) => row.column === column)!.what;
        for (const value of more.values as readonly string[])
          expect(what, `${name}.${column}`).toContain(`\`${value}\``);
      }
      expect(/[Ww]ith `text`/.test(text), `${name} shows its text`).toBe(layer.showText);
    },
  );

  it('describes no layer that is not there', () => {
    const described = [...DOCS.matchAll(/^### `([a-z-]+)` \(stage ([a-z]+)\)$/gm)].map(([, layer, stage]) => [
      stage,
      layer,
    ]);
    const given = [...builtInStages.values()].flatMap((stage) =>
      stage.gives.map(({ name }) => [stage.name, name]),
    );
    expect(described).toEqual(given);
  });
});

describe('a run folder', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = makeRig();
    rig.write({ 'corpus/a.txt': article(1), 'corpus/b.txt': article(2) });
    const pipeline = 'node_modules/qawl/pipelines/news.yaml';
    const ended = await rig.qawl(['run', pipeline, '--input', 'corpus']);
    expect(ended.code, ended.stderr).toBe(0);
  });
  afterAll(() => {
    rig.remove();
  });

  it('holds the files that the document shows, and no others', () => {
    const [, tree = ''] = /\noutput\/news\/run-001\/\n([^`]*)```/.exec(DOCS) ?? [];
    const patterns = [...tree.matchAll(/^ {2}([^\s,]+(?:, [^\s,]+)*)/gm)].flatMap(([, names]) =>
      named(names!),
    );
    const files = ['timing.json', ...Object.keys(rig.tree('output/news/run-001'))];
    expect(files.filter((file) => !patterns.some((pattern) => matches(pattern, file)))).toEqual([]);
    expect(patterns.filter((pattern) => !files.some((file) => matches(pattern, file)))).toEqual([]);
  });

  it('has the lines that the document describes', () => {
    const keys = (file: string): string[] => Object.keys(rig.rows<object>(`output/news/run-001/${file}`)[0]!);
    expect(keys('documents.jsonl')).toEqual(['id', 'file', 'state', 'units', 'part', 'row']);
    expect(keys('documents/00000.jsonl')).toEqual(['id', 'file', 'state', 'units', 'meta', 'text']);
    expect(keys('5-entities/entities/00000.jsonl').slice(0, 5)).toEqual([
      'doc',
      'rows',
      'start',
      'end',
      'text',
    ]);
    expect(keys('3-tokenize/tokens/00000.jsonl')).toEqual([
      'doc',
      'rows',
      'start',
      'end',
      'kind',
      'norm',
      'sentence',
    ]);
    expect(keys('8-keywords/terms.jsonl')).toEqual(['term', 'keywordOf', 'documents']);
  });
});

/** "3-tokenize/sentences/00000.jsonl, tokens/…" as paths: a short one stands in the folder of the first. */
function named(names: string): string[] {
  const [first = '', ...others] = names.split(', ');
  const stage = first.includes('/') ? `${first.split('/')[0]}/` : '';
  return [first, ...others.map((other) => `${stage}${other}`)];
}

function matches(pattern: string, file: string): boolean {
  return pattern.endsWith('…') ? file.startsWith(pattern.slice(0, -1)) : file === pattern;
}
