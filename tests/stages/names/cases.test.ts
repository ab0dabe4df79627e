import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Entities, Names } from '../../../src/model/layers.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';
import { givenEntities, readMarked, type Marked } from './markedText.js';

const folder = fileURLToPath(new URL('../../cases/names/', import.meta.url));
let marked: readonly Marked[] = [];
const given = givenEntities(() => marked);
const stages = await opened([normalize, tokenize, segment, given, names]);

for (const name of readdirSync(folder).sort()) {
  test(`names: ${name}`, async () => {
    const { text, entities } = readMarked(readFileSync(`${folder}${name}/input.txt`, 'utf8'));
    marked = entities;
    const expected = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as unknown;
    const { document, diagnostics } = await annotateWith(stages, text);
    expect(diagnostics).toEqual([]);
    const { starts, ends } = layerOf(document, Entities);
    const rows = [...layerOf(document, Names).rows()].map((row) => ({
      canonical: row.canonical,
      type: row.type,
      gender: row.gender,
      title: row.title,
      mentions: row.mentions.map(
        (m, i) => `${text.slice(starts[m], ends[m])}/${row.evidence.split(' ')[i] ?? ''}`,
      ),
      nominals: row.nominals.map(({ start, end }) => text.slice(start, end)),
      place: row.country ?? row.wikidata,
    }));
    expect(rows).toEqual(expected);
  });
}
