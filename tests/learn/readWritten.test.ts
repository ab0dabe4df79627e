import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotatedText, readAnnotated } from '../../src/learn/entities/readAnnotated.js';
import { readWritten } from '../../src/learn/entities/readWritten.js';
import type { EntityDocument } from '../../src/learn/evaluate/readBio.js';
import { readTable } from '../../src/resources/readTable.js';
import { NAME_TYPES } from '../../src/stages/entities/tagger/labels.js';

const training = (file: string): Buffer =>
  readFileSync(new URL(`../../src/resources/training/${file}`, import.meta.url));

/** What is wrong with the names of a document: outside the text, empty, over another one, at white space, of no type. */
function wrongIn({ id, text, entities }: EntityDocument): string[] {
  let reached = 0;
  return entities.flatMap(({ start, end, type }) => {
    const isRight =
      start >= reached &&
      end > start &&
      end <= text.length &&
      text.slice(start, end) === text.slice(start, end).trim() &&
      (NAME_TYPES as readonly string[]).includes(type);
    reached = end;
    return isRight ? [] : [`${id} ${start}-${end}:${type}`];
  });
}

const namesOf = ({ text, entities }: EntityDocument): string[] =>
  entities.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

describe('texts with their names marked', () => {
  it('are read without the marks', () => {
    const content =
      '# a comment [x]\n\n=== one\n\nقال [PER سامر حداد] ل«[ORG النور]».\nوفي [LOC بيروت]\n\n=== 2\nلا.\n';
    const [first, second, ...more] = readWritten(content);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ id: 'one', text: 'قال سامر حداد ل«النور».\nوفي بيروت' });
    expect(namesOf(first!)).toEqual(['PER سامر حداد', 'ORG النور', 'LOC بيروت']);
    expect(second).toMatchObject({ id: '2', text: 'لا.', entities: [] });
  });

  it.each([
    'قال [سامر]',
    'قال [PERS سامر]',
    'قال [PER سامر',
    'قال سامر]',
    'قال [ORG حزب [PER سامر]]',
    'قال [PER]',
  ])('are refused where a bracket is no mark: %s', (text) => {
    expect(() => readWritten(`=== 7\n${text}\n`)).toThrow('text 7: a bracket that is no mark');
  });

  it('that come with Qawl are whole', () => {
    const documents = readWritten(training('news-written.txt').toString());
    expect(documents.length).toBeGreaterThan(500);
    expect(documents.flatMap(wrongIn)).toEqual([]);
    expect(documents.filter(({ text }) => text === '')).toEqual([]);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
    expect(new Set(documents.map(({ text }) => text)).size).toBe(documents.length);
  });
});

describe('annotations without texts', () => {
  let folder: string;
  const write = (corpus: string, articles: readonly object[]): string => {
    const file = path.join(folder, `${corpus}.jsonl.gz`);
    writeFileSync(file, gzipSync(articles.map((article) => `${JSON.stringify(article)}\n`).join('')));
    return file;
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'qawl-news-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are put over their articles', async () => {
    const article = { id: 'a/7', title: ' خبر \t من  بيروت ', text: 'قال سامر.\n \n\nومضى.' };
    expect(annotatedText(article)).toBe('خبر من بيروت\nقال سامر.\nومضى.');
    expect(annotatedText({ title: null, text: ' لا ' })).toBe('لا');
    const news = write('daily', [article, { id: 'other', text: 'لا' }]);
    const table = '# a table\ndaily/a/7\t22\t7-12:LOC 17-21:PER\nweekly/1\t9\t0-1:PER\n';
    const documents = await readAnnotated(Buffer.from(table), [news]);
    expect(documents).toMatchObject([{ id: 'daily/a/7', text: 'خبر من بيروت\nقال سامر.' }]);
    expect(documents.map(namesOf)).toEqual([['LOC بيروت', 'PER سامر']]);
    await expect(readAnnotated(Buffer.from('daily/a/7\t9\t0-3:PERSON\n'), [news])).rejects.toThrow(
      'article daily/a/7: "0-3:PERSON" is no annotation',
    );
  });

  it('that come with Qawl are whole', async () => {
    const table = training('news-annotated.tsv');
    const rows = readTable(table, ['article', 'length', 'entities']);
    const corpora = new Map<string, { id: string; text: string }[]>();
    for (const [article, length] of rows) {
      const [corpus, ...id] = article!.split('/');
      corpora.set(corpus!, corpora.get(corpus!) ?? []);
      // The real texts are not here: only the lengths are looked at.
      corpora.get(corpus!)!.push({ id: id.join('/'), text: 'ا'.repeat(Number(length)) });
    }
    const news = [...corpora].map(([corpus, articles]) => write(corpus, articles));
    const documents = await readAnnotated(table, news);
    expect(documents).toHaveLength(rows.length);
    expect(documents.length).toBeGreaterThan(300);
    expect(documents.flatMap(wrongIn)).toEqual([]);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });
});
