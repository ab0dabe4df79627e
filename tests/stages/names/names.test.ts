import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Entities, Names } from '../../../src/model/layers.js';
import { entities } from '../../../src/stages/entities/stage.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';
import { arabicText } from '../../support/arabicText.js';

const stages = await opened([normalize, tokenize, segment, entities, names]);
const NAMED = new Set(['PER', 'LOC', 'ORG', 'MISC']);
const EVIDENCE = /^(?:(?:same|spelling|shorter|family|given|nickname|acronym|list|nisba|head)(?: |$))+$/;
/** No proclitic and no white space around it. */
const WORDS = /^[^\s].*[^\s]$/s;

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
        'وقال الرئيس',
        'للوزارة',
        'وَالشَّركَة',
        'وزير الصحة أحمد سالم «أبو ليلى»',
        'وأضافت وزيرة الصحة',
        '، مدير المستشفى،',
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
      const nominals: { start: number; end: number }[] = [];
      for (const row of rows) {
        expect(row.evidence.split(' ').length).toBe(row.mentions.length);
        expect(row.evidence).toMatch(EVIDENCE);
        if (row.type !== 'PER') expect(row.gender).toBe('unknown');
        if (row.type !== 'LOC') expect([row.country, row.wikidata]).toEqual([null, null]);
        nominals.push(...row.nominals);
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
      nominals.sort((a, b) => a.start - b.start);
      nominals.forEach((span, i) => {
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(nominals[i + 1]?.start ?? text.length);
        expect(text.slice(span.start, span.end)).toMatch(WORDS);
      });
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
