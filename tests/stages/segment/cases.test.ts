import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layerOf, type AnnotatedDocument } from '../../../src/model/document.js';
import { Morphology, Segments } from '../../../src/model/layers.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

const folder = fileURLToPath(new URL('../../cases/segment/', import.meta.url));

/**
 * What a case may expect: `segments` as `source=form/role+…`, one a word; `morphology` as `word=lemma/pos/agreement`,
 * where the agreement is left out if the form does not tell. The stage has the options of `options.json`.
 */
const SHOWN: Readonly<Record<string, (document: AnnotatedDocument) => string[]>> = {
  segments: (document) => {
    const words = new Map<number | null, string[]>();
    for (const { start, end, token, form, role } of layerOf(document, Segments).rows()) {
      const part = `${document.text.slice(start, end)}=${form}/${role}`;
      const parts = words.get(token);
      if (parts) parts.push(part);
      else words.set(token, [part]);
    }
    return [...words.values()].map((parts) => parts.join('+'));
  },
  morphology: (document) =>
    [...layerOf(document, Morphology).rows()].map(({ start, end, pos, lemma, agreement }) =>
      [`${document.text.slice(start, end)}=${lemma}`, pos, ...(agreement === '-' ? [] : [agreement])].join(
        '/',
      ),
    ),
};

for (const name of readdirSync(folder).sort()) {
  test(`segment: ${name}`, async () => {
    const text = readFileSync(`${folder}${name}/input.txt`, 'utf8');
    const options: unknown = existsSync(`${folder}${name}/options.json`)
      ? JSON.parse(readFileSync(`${folder}${name}/options.json`, 'utf8'))
      : {};
    const expected = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as Record<
      string,
      string[]
    >;
    const stages = await opened([normalize, tokenize, [segment, options]]);
    const { document, diagnostics } = await annotateWith(stages, text);
    expect(diagnostics).toEqual([]);
    for (const [view, rows] of Object.entries(expected)) expect(SHOWN[view]!(document), view).toEqual(rows);
  });
}
