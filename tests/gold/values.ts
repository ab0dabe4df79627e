/**
 * `npx tsx tests/gold/values.ts NEWS_FOLDER [--errors]`: precision and recall of the patterns on the sentences of values.tsv,
 * each read by itself, without the names that would keep patterns off them. NEWS_FOLDER has khaleej.jsonl.gz and
 * antcorpus.jsonl.gz, `{id, text}` a line. A pattern is right where its span and type are, with subtype; of these the
 * share whose value is right is told beside. `--errors` prints what differs.
 */
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readTable } from '../../src/resources/readTable.js';
import { patternsOf } from '../stages/entities/patternsOf.js';

const FILES: Readonly<Record<string, string>> = { khaleej: 'khaleej.jsonl.gz', ant: 'antcorpus.jsonl.gz' };

const [news, flag] = process.argv.slice(2);
if (news === undefined) throw new Error('usage: npx tsx tests/gold/values.ts NEWS_FOLDER [--errors]');
const rows = readTable(readFileSync(new URL('values.tsv', import.meta.url)), [
  'part',
  'corpus',
  'article',
  'start',
  'end',
  'date',
  'values',
]);
const texts = new Map<string, string>();
for (const [corpus, file] of Object.entries(FILES)) {
  const wanted = new Set(rows.filter(([, name]) => name === corpus).map(([, , article]) => article));
  const lines = createInterface({ input: createReadStream(path.join(news, file)).pipe(createGunzip()) });
  for await (const line of lines) {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    if (wanted.has(String(id))) texts.set(`${corpus} ${id}`, text);
  }
}

interface Figures {
  gold: number;
  found: number;
  both: number;
  valued: number;
}
const figures = new Map<string, Figures>();
const count = (part: string, type: string, key: keyof Figures): void => {
  for (const name of [`${part} ${type}`, `${part} all`]) {
    const row = figures.get(name) ?? { gold: 0, found: 0, both: 0, valued: 0 };
    row[key]++;
    figures.set(name, row);
  }
};
let right = 0;
for (const [part, corpus, article, start, end, date, cells] of rows) {
  const text = texts.get(`${corpus} ${article}`);
  if (text === undefined) throw new Error(`there is no article ${article} in ${FILES[corpus!]}`);
  const sentence = text.slice(Number(start), Number(end));
  const gold = new Map<string, string>();
  for (const cell of cells === '' ? [] : cells!.split(';')) {
    const equals = cell.indexOf('=');
    gold.set(cell.slice(0, equals), cell.slice(equals + 1));
  }
  const found = new Map<string, string>();
  for (const pattern of await patternsOf(sentence, date === '' ? null : date!)) {
    const { type, subtype, value } = pattern;
    const place = `${pattern.start}-${pattern.end}:${subtype === null ? type : `${type}:${subtype}`}`;
    found.set(place, value ?? '');
  }
  const typeOf = (place: string): string => place.slice(place.indexOf(':') + 1);
  let errors = '';
  const show = (sign: string, place: string, value: string): void => {
    const [from, to] = place.slice(0, place.indexOf(':')).split('-').map(Number);
    errors += `  ${sign} ${typeOf(place)} «${sentence.slice(from, to)}» ${value}\n`;
  };
  for (const [place, value] of gold) {
    count(part!, typeOf(place), 'gold');
    const other = found.get(place);
    if (other === undefined) show('missed', place, value);
    else {
      count(part!, typeOf(place), 'both');
      if (other === value) count(part!, typeOf(place), 'valued');
      else show('value', place, `${other}, not ${value}`);
    }
  }
  for (const [place, value] of found) {
    count(part!, typeOf(place), 'found');
    if (!gold.has(place)) show('wrong', place, value);
  }
  if (errors === '') right++;
  else if (flag === '--errors') process.stdout.write(`${sentence}\n${errors}`);
}
const percent = (part: number, whole: number): string =>
  ((100 * part) / Math.max(1, whole)).toFixed(1).padStart(6);
process.stdout.write('part and type           gold  found  precision  recall     F1  value\n');
for (const [name, { gold, found, both, valued }] of [...figures].sort()) {
  process.stdout.write(
    `${name.padEnd(22)} ${String(gold).padStart(5)} ${String(found).padStart(6)}     ${percent(both, found)}  ` +
      `${percent(both, gold)} ${percent(2 * both, gold + found)} ${percent(valued, both)}\n`,
  );
}
process.stdout.write(`${right} of ${rows.length} sentences without an error\n`);
