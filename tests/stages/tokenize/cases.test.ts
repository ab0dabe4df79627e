import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layerOf, type AnnotatedDocument } from '../../../src/model/document.js';
import { Marks, QuotedSentences, Sentences, Tokens } from '../../../src/model/layers.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

const folder = fileURLToPath(new URL('../../cases/tokenize/', import.meta.url));
const stages = await opened([normalize, tokenize]);

/**
 * What a case may expect: `tokens` as `text/kind`; `sentences` as texts with their paragraph; `quoted` as texts with
 * their sentence and ` (brackets)` where they have no marks; `marks` as `depth text`, with ` (repair)` after what was
 * repaired.
 */
const SHOWN: Readonly<Record<string, (document: AnnotatedDocument) => string[]>> = {
  tokens: (document) =>
    [...layerOf(document, Tokens).rows()].map(
      ({ start, end, kind }) => `${document.text.slice(start, end)}/${kind}`,
    ),
  sentences: (document) =>
    [...layerOf(document, Sentences).rows()].map(
      ({ start, end, paragraph }) => `${paragraph} ${document.text.slice(start, end)}`,
    ),
  quoted: (document) =>
    [...layerOf(document, QuotedSentences).rows()].map(
      ({ start, end, sentence, mark }) =>
        `${sentence} ${document.text.slice(start, end)}${mark === null ? ' (brackets)' : ''}`,
    ),
  marks: (document) =>
    [...layerOf(document, Marks).rows()].map(({ start, end, depth, repair }) => {
      const text = `${depth} ${document.text.slice(start, end)}`;
      return repair === 'none' ? text : `${text} (${repair})`;
    }),
};

for (const name of readdirSync(folder).sort()) {
  test(`tokenize: ${name}`, async () => {
    const text = readFileSync(`${folder}${name}/input.txt`, 'utf8');
    const expected = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as Record<
      string,
      string[]
    >;
    const { document, diagnostics } = await annotateWith(stages, text);
    expect(diagnostics).toEqual([]);
    for (const [view, rows] of Object.entries(expected)) expect(SHOWN[view]!(document), view).toEqual(rows);
  });
}
