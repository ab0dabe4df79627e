import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Entities, Names } from '../../../src/model/layers.js';
import { jaroWinkler } from '../../../src/adapters/jaroWinkler.js';
import { entities } from '../../../src/stages/entities/stage.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';
import { arabicText } from '../../support/arabicText.js';

const stages = await opened([normalize, tokenize, segment, entities, names]);
const NAMED = new Set(['PER', 'LOC', 'ORG', 'MISC']);

/** Texts with names in them, between the pieces that break programs. */
const newsText = fc
  .array(
    fc.oneof(
      arabicText,
      fc.constantFrom(
        'قال الرئيس فلاديمير بوتين',
        'وأضاف بوتين',
        'في القاهرة',
        'للأمم المتحدة',
        'وزارة الصحة',
        'شركة «الأفق»',
        'محمد بن سلمان',
        'حلف شمال الأطلسي (ناتو)',
        '12 مايو 2015',
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(' '));

test('each named mention is in exactly one name of its type, and spans lie inside the text', async () => {
  await fc.assert(
    fc.asyncProperty(newsText, async (text) => {
      const { document, diagnostics } = await annotateWith(stages, text);
      expect(diagnostics).toEqual([]);
      const mentions = layerOf(document, Entities);
      const rows = [...layerOf(document, Names).rows()];
      const seen: number[] = [];
      let before = -1;
      for (const row of rows) {
        expect(row.end).toBeLessThanOrEqual(text.length);
        expect(row.start).toBeLessThan(row.end);
        expect([...row.mentions]).toEqual([...row.mentions].sort((a, b) => a - b));
        expect(row.mentions[0]).toBeGreaterThan(before);
        before = row.mentions[0]!;
        for (const m of row.mentions) {
          expect(mentions.columns.type.at(m)).toBe(row.type);
          seen.push(m);
        }
      }
      const named = [...mentions.rows()]
        .map((row, m) => (NAMED.has(row.type) ? m : -1))
        .filter((m) => m >= 0);
      expect(seen.sort((a, b) => a - b)).toEqual(named);
    }),
    { numRuns: 200 },
  );
});

test('entities do not overlap and stand in order', async () => {
  await fc.assert(
    fc.asyncProperty(newsText, async (text) => {
      const { document } = await annotateWith(stages, text);
      const { starts, ends, length } = layerOf(document, Entities);
      for (let i = 0; i < length; i++) {
        expect(ends[i]).toBeGreaterThan(starts[i]!);
        if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(ends[i - 1]!);
      }
    }),
    { numRuns: 200 },
  );
});

test('of natural only the distances are loaded: no database client, no main entry', () => {
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  expect(
    loaded.filter((file) => /node_modules\/(mongoose|natural\/lib\/natural\/index\.js)/.test(file)),
  ).toEqual([]);
});

test('Jaro–Winkler tells spellings of a name from other names', () => {
  expect(jaroWinkler('جيراسيموف', 'جيراسيموف')).toBe(1);
  expect(jaroWinkler('غوارديولا', 'غوارديولة')).toBeGreaterThan(0.93);
  expect(jaroWinkler('بوتين', 'بايدن')).toBeLessThan(0.93);
});
