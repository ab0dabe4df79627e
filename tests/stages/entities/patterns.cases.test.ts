import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { patternsOf } from './patternsOf.js';

const folder = fileURLToPath(new URL('../../cases/patterns/', import.meta.url));

// A row reads `TYPE text = value`, with `TYPE:subtype` where there is one, and no value where it is not known.
// meta.json: the date of the document.
for (const name of readdirSync(folder).sort()) {
  test(`patterns: ${name}`, async () => {
    const text = readFileSync(`${folder}${name}/input.txt`, 'utf8');
    const expected = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as unknown;
    const meta = `${folder}${name}/meta.json`;
    const given = existsSync(meta) ? (JSON.parse(readFileSync(meta, 'utf8')) as { date: string }) : null;
    const rows = (await patternsOf(text, given?.date ?? null)).map(({ type, subtype, value, start, end }) => {
      const kind = subtype === null ? type : `${type}:${subtype}`;
      return `${kind} ${text.slice(start, end)}${value === null ? '' : ` = ${value}`}`;
    });
    expect(rows).toEqual(expected);
  });
}
