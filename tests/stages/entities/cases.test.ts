import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layerOf, startDocument } from '../../../src/model/document.js';
import { Entities } from '../../../src/model/layers.js';
import { entities } from '../../../src/stages/entities/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { runStage } from '../../../src/stage/runStage.js';
import { opened } from '../../support/annotateWith.js';

const folder = fileURLToPath(new URL('../../cases/entities/', import.meta.url));
const stages = await opened([normalize, tokenize, segment, entities]);

/** A case that fails today says so: `known_gap`; the test fails when it is closed, so that the mark goes. */
interface Gap {
  readonly known_gap: true;
  readonly rows: readonly string[];
}

// A row reads `TYPE text`, then ` = value`, then ` < title`, where they are there. meta.json: the date of the document.
for (const name of readdirSync(folder).sort()) {
  test(`entities: ${name}`, async () => {
    const text = readFileSync(`${folder}${name}/input.txt`, 'utf8');
    const expected = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as string[] | Gap;
    const meta = `${folder}${name}/meta.json`;
    const given = existsSync(meta) ? (JSON.parse(readFileSync(meta, 'utf8')) as Record<string, string>) : {};
    const document = startDocument({ id: name, text, meta: given });
    for (const stage of stages)
      expect(await runStage(stage, document, () => undefined)).toEqual({ state: 'done' });
    const rows = [...layerOf(document, Entities).rows()].map((row) => {
      const value = row.value !== null && row.type !== 'LOC' ? ` = ${row.value}` : '';
      const title = row.title ? ` < ${text.slice(row.title.start, row.title.end)}` : '';
      return `${row.type} ${text.slice(row.start, row.end)}${value}${title}`;
    });
    if (Array.isArray(expected)) expect(rows).toEqual(expected);
    else expect(rows).not.toEqual(expected.rows);
  });
}
