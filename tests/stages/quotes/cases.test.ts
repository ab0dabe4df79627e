import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Quotes } from '../../../src/model/layers.js';
import { entities } from '../../../src/stages/entities/stage.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { quotes } from '../../../src/stages/quotes/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import type { Span } from '../../../src/text/span.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

const folder = fileURLToPath(new URL('../../cases/quotes/', import.meta.url));
const stages = await opened([normalize, tokenize, segment, entities, names, quotes]);

/** What a case expects. `known_gap`: the stage does not do it yet; the test fails when it does, so that the mark goes. */
interface Expected {
  readonly known_gap?: true;
  readonly quotes: readonly unknown[];
}

// A row holds texts: kind, content, cue, speaker, name; via, to (addressee), status, in (content of the parent) where they are there.
async function rowsOf(text: string): Promise<unknown[]> {
  const { document, diagnostics } = await annotateWith(stages, text);
  expect(diagnostics).toEqual([]);
  const slice = (span: Span | null): string | null => span && text.slice(span.start, span.end);
  const rows = [...layerOf(document, Quotes).rows()];
  return rows.map((row) => ({
    kind: row.kind,
    content: row.content.map(slice),
    cue: slice(row.cue),
    speaker: slice(row.speaker),
    name: row.speakerName,
    ...(row.via.length > 0 ? { via: row.via.map(slice) } : {}),
    ...(row.addressee ? { to: slice(row.addressee) } : {}),
    ...(row.status !== 'asserted' ? { status: row.status } : {}),
    ...(row.parent !== null ? { in: rows[row.parent]!.content.map(slice).join(' ') } : {}),
  }));
}

for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(`${folder}${name}/input.txt`, 'utf8');
  const expected = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as Expected;
  test(`quotes: ${name}${expected.known_gap ? ' (known gap)' : ''}`, async () => {
    const rows = await rowsOf(text);
    if (expected.known_gap) expect(rows).not.toEqual(expected.quotes);
    else expect(rows).toEqual(expected.quotes);
  });
}
