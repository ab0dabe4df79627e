import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Entities, Names } from '../../../src/model/layers.js';
import { entities } from '../../../src/stages/entities/stage.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

const folder = fileURLToPath(new URL('../../cases/names/', import.meta.url));
const stages = await opened([normalize, tokenize, segment, entities, names]);

for (const name of readdirSync(folder).sort()) {
  test(`names: ${name}`, async () => {
    const text = readFileSync(`${folder}${name}/input.txt`, 'utf8');
    const expected = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as unknown;
    const { document } = await annotateWith(stages, text);
    const mentions = layerOf(document, Entities);
    const rows = [...layerOf(document, Names).rows()].map((row) => ({
      canonical: row.canonical,
      type: row.type,
      gender: row.gender,
      title: row.title,
      mentions: row.mentions.map((m) => text.slice(mentions.starts[m], mentions.ends[m])),
    }));
    expect(rows).toEqual(expected);
  });
}
