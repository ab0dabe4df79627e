/**
 * `npx tsx tests/gold/restore.ts NEWS_FOLDER > hand.seg.tsv`: puts the hand-made cuts of open-news.tsv over the articles
 * that they belong to. NEWS_FOLDER has khaleej.jsonl.gz and antcorpus.jsonl.gz, `{id, text}` a line.
 */
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readTable } from '../../src/resources/readTable.js';
import { scanTokens } from '../../src/stages/tokenize/scanTokens.js';

const FILES: Readonly<Record<string, string>> = { khaleej: 'khaleej.jsonl.gz', ant: 'antcorpus.jsonl.gz' };
const UPOS: Readonly<Record<string, string>> = {
  V: 'VERB',
  N: 'NOUN',
  R: 'PROPN',
  A: 'ADJ',
  M: 'NUM',
  P: 'PART',
  O: 'SYM',
};

const news = process.argv[2];
if (news === undefined) throw new Error('usage: npx tsx tests/gold/restore.ts NEWS_FOLDER');
const rows = readTable(readFileSync(new URL('open-news.tsv', import.meta.url)), [
  'corpus',
  'article',
  'start',
  'end',
  'tokens',
]);
const texts = new Map<string, string>();
for (const [corpus, file] of Object.entries(FILES)) {
  const wanted = new Set(rows.filter(([name]) => name === corpus).map(([, article]) => article));
  const lines = createInterface({ input: createReadStream(path.join(news, file)).pipe(createGunzip()) });
  for await (const line of lines) {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    if (wanted.has(String(id))) texts.set(`${corpus} ${id}`, text);
  }
}
for (const [corpus, article, start, end, cells] of rows) {
  const text = texts.get(`${corpus} ${article}`);
  if (text === undefined) throw new Error(`there is no article ${article} in ${FILES[corpus!]}`);
  const sentence = text.slice(Number(start), Number(end));
  const scanned = scanTokens(sentence);
  const tokens = cells!.split(' ');
  if (tokens.length !== scanned.length) {
    process.stderr.write(`left out, it has ${scanned.length} tokens now: ${sentence}\n`);
    continue;
  }
  tokens.forEach((cell, i) => {
    const token = sentence.slice(scanned.starts[i], scanned.ends[i]);
    const cuts = cell.slice(0, -1) === '' ? [] : cell.slice(0, -1).split('.').map(Number);
    const places = [0, ...cuts, token.length];
    const parts = places.slice(1).map((to, k) => token.slice(places[k], to));
    const stem = parts.reduce((best, part, k) => (part.length > parts[best]!.length ? k : best), 0);
    const tags = parts.map((_, k) => (k === stem ? UPOS[cell.at(-1)!]! : 'X'));
    process.stdout.write(`${token}\t${parts.join('+')}\t${tags.join('+')}\n`);
  });
  process.stdout.write('\n');
}
