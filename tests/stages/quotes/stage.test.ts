import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Quotes } from '../../../src/model/layers.js';
import { entities } from '../../../src/stages/entities/stage.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { quotes } from '../../../src/stages/quotes/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

const stages = await opened([normalize, tokenize, segment, entities, names, quotes]);

// Words and signs from which the rules build: any order of them must be read without an error.
const PIECES =
  'قال وقالت وأضاف مشيراً إلى أن إنه بأن الوزير وزيرة الصحة رويترز عن قوله بحسب وفقاً للبنك ما ذكر كما يذكر «ظل» « » " : ، . ؟ ( ) \n لم هل من المتوقع الذي في بيان وصف بـ'.split(
    ' ',
  );

test('any order of cues, complementizers and marks is read without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), async (words) => {
      const text = words.join(' ');
      const { document, diagnostics } = await annotateWith(stages, text);
      expect(diagnostics).toEqual([]);
      for (const row of layerOf(document, Quotes).rows()) {
        for (const piece of row.content) expect(piece.end).toBeGreaterThan(piece.start);
        expect(row.start).toBe(row.content[0]!.start);
      }
    }),
    { numRuns: 300 },
  );
});

test('rows are in order of text and a parent stands before its children', async () => {
  const text = 'قالت النائبة إن الوزير أكد أن الخطة جاهزة، مضيفة أن اللجنة ستجتمع. وأضافت: «ننتظر الرد».';
  const { document } = await annotateWith(stages, text);
  const rows = [...layerOf(document, Quotes).rows()];
  expect(rows.length).toBe(4);
  rows.forEach((row, i) => {
    if (i > 0) expect(row.start).toBeGreaterThanOrEqual(rows[i - 1]!.start);
    if (row.parent !== null) expect(row.parent).toBeLessThan(i);
  });
});

test('a long text without full stops and line breaks is read to its end', async () => {
  const clause =
    'قال الوزير سامي النجار إن الخطة جاهزة، مشيراً إلى أن العمل يبدأ غداً، وأضاف «لن نتأخر يوماً واحداً»، بحسب الوكالة، ';
  const text = clause.repeat(2000);
  const { document, diagnostics } = await annotateWith(stages, text);
  expect(diagnostics).toEqual([]);
  const quotes = layerOf(document, Quotes);
  expect(quotes.length).toBeGreaterThanOrEqual(2000);
  expect(text.length - quotes.ends[quotes.length - 1]!).toBeLessThan(2 * clause.length);
});
