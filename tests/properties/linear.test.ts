import { expect, test } from 'vitest';
import { layerOf } from '../../src/model/document.js';
import { Segments, Sentences, Tokens } from '../../src/model/layers.js';
import { normalize } from '../../src/stages/normalize/stage.js';
import { segment } from '../../src/stages/segment/stage.js';
import { tokenize } from '../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../support/annotateWith.js';

/*
 * Ten million characters of what invites a program to look back, or ahead, once too often. Nothing here measures time
 * (`npm run bench` draws the line): a stage whose work grew with the square of the length would not come to an end.
 */
const LENGTH = 10_000_000;
const PIECES: readonly (readonly [name: string, piece: string])[] = [
  ['one word without an end', 'وبالمدرسة'],
  ['opening marks', '«قال '],
  ['straight marks', '"قال" "'],
  ['stops', 'قال.'],
  ['initials', 'أ.د.م. '],
  ['references that never end', '&#&quot'],
  ['addresses that never end', 'a@b.c.'],
  ['digits and separators', '1,2.3/4:'],
  ['vowel marks', 'َُِّ'],
  ['brackets', '((قال [{'],
];

const stages = await opened([normalize, tokenize, segment]);

async function read(text: string): Promise<void> {
  const { document, diagnostics } = await annotateWith(stages, text);
  expect(diagnostics).toEqual([]);
  const tokens = layerOf(document, Tokens);
  const sentences = layerOf(document, Sentences);
  const segments = layerOf(document, Segments);
  let last = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.starts[i]! < last) throw new Error(`token ${i} begins before the end of the one before it`);
    last = tokens.ends[i]!;
  }
  expect(sentences.length > 0).toBe(tokens.length > 0);
  for (let i = 0; i < segments.length; i++) {
    const token = segments.columns.token.values[i]!;
    if (segments.starts[i]! < tokens.starts[token]! || segments.ends[i]! > tokens.ends[token]!)
      throw new Error(`segment ${i} stands outside its word`);
  }
}

for (const [name, piece] of PIECES) {
  test(`a long text of ${name} is read to its end`, { timeout: 120_000 }, async () => {
    await read(piece.repeat(Math.ceil(LENGTH / 10 / piece.length)));
  });
}

test('ten million characters of all of them are read to their end', { timeout: 240_000 }, async () => {
  const all = PIECES.map(([, piece]) => piece.repeat(5)).join(' ');
  await read(all.repeat(Math.ceil(LENGTH / all.length)));
});
