import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import natural from 'natural/lib/natural/tfidf/index.js';
import { describe, expect, it } from 'vitest';
import { weighTerms } from '../../src/adapters/tfidf.js';

/** A small corpus of words; names that objects have already are words too. */
const CORPUS: readonly (readonly string[])[] = [
  'قمح قمح مزارع مخزن وزارة'.split(' '),
  'وزارة قمح سعر سعر سعر'.split(' '),
  'مباراة هدف فريق مدرب هدف'.split(' '),
  'فريق constructor مدرب toString constructor'.split(' '),
  'وزارة'.split(' '),
  [],
];

function documentsWith(term: string): number {
  return CORPUS.filter((words) => words.includes(term)).length;
}

describe('weighTerms', () => {
  const whole = new natural.TfIdf();
  for (const words of CORPUS) whole.addDocument([...words]);

  it.each(CORPUS.map((words, i) => [i, words] as const))(
    "document %d has natural's own scores",
    (i, words) => {
      const ours = weighTerms(words, CORPUS.length, documentsWith);
      const theirs = whole.listTerms(i).map(({ term, tf, tfidf }) => ({ term, count: tf, score: tfidf }));
      expect(ours).toEqual(theirs);
      expect(ours.map(({ term }) => term).sort()).toEqual([...new Set(words)].sort());
    },
  );

  it('gives the heaviest first, and equal ones in order of appearance', () => {
    const terms = weighTerms(['ب', 'ا', 'ج', 'ج'], 10, () => 1);
    expect(terms.map(({ term, count }) => [term, count])).toEqual([
      ['ج', 2],
      ['ب', 1],
      ['ا', 1],
    ]);
    expect(terms[1]!.score).toBeCloseTo(1 + Math.log(10 / 2), 12);
  });
});

describe('the adapters', () => {
  it('load no database client and not the whole of natural', () => {
    const require = createRequire(import.meta.url);
    const adapters = ['tfidf'].map((name) => new URL(`../../src/adapters/${name}.ts`, import.meta.url));
    // A process of its own: what this one has loaded is not known.
    const code =
      `import { createRequire } from 'node:module';` +
      adapters.map((url) => `await import(${JSON.stringify(url.href)});`).join('') +
      `const { Module } = createRequire(import.meta.url)('node:module');` +
      `console.log(JSON.stringify(Object.keys(Module._cache)));`;
    const loader = pathToFileURL(require.resolve('tsx')).href;
    const child = spawnSync(process.execPath, ['--import', loader, '--input-type=module', '-e', code], {
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    const loaded = (JSON.parse(child.stdout) as string[]).map((file) => file.replaceAll('\\', '/'));
    expect(loaded.some((file) => file.endsWith('natural/lib/natural/tfidf/tfidf.js'))).toBe(true);
    expect(loaded.filter((file) => file.endsWith('natural/lib/natural/index.js'))).toEqual([]);
    expect(
      loaded.filter((file) => /\/node_modules\/(mongoose|mongodb|pg|redis|memjs|dotenv)\//.test(file)),
    ).toEqual([]);
  });
});
