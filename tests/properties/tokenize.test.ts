import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerOf } from '../../src/model/document.js';
import { Edits, Marks, QuotedSentences, Segments, Sentences, Tokens } from '../../src/model/layers.js';
import { defineStage } from '../../src/stage/stage.js';
import { normalize } from '../../src/stages/normalize/stage.js';
import { segment } from '../../src/stages/segment/stage.js';
import { tokenize } from '../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../support/annotateWith.js';
import { arabicText } from '../support/arabicText.js';

/** A source without edits: what the tokenizer does with characters that normalisation would have removed. */
const noEdits = defineStage({
  name: 'no-edits',
  version: '1.0.0',
  about: 'Leaves the text as it is.',
  needs: [],
  gives: [Edits],
  open: () => () => undefined,
});

const normalized = await opened([normalize, tokenize, segment]);
const raw = await opened([noEdits, tokenize, segment]);

const news = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'«»“”"\'‘’‹›.…!؟?،:()[] \n'),
      fc.constantFrom(
        '((',
        '))',
        '<<',
        '>>',
        "''",
        '``',
        '...',
        '1,200',
        '3.5',
        '12/5/2024',
        '10:30',
        'د.',
        'U.S.',
      ),
      fc.constantFrom(
        'قال',
        'وقال',
        'بالمدرسة',
        'للأمم',
        'كتابهم',
        'في',
        '#وسم',
        '@name',
        'a@b.com',
        'http://a.b/c',
      ),
      arabicText,
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

/** Checks what must hold for every text. `covers`: no character may be left out. */
async function check(text: string, covers: boolean): Promise<void> {
  const { document, diagnostics } = await annotateWith(covers ? raw : normalized, text);
  expect(diagnostics).toEqual([]);
  const tokens = layerOf(document, Tokens);
  const sentences = layerOf(document, Sentences);
  let at = 0;
  for (const { start, end, sentence } of tokens.rows()) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    if (covers) expect(text.slice(at, start).trim()).toBe('');
    expect(text.slice(start, end)).not.toMatch(covers ? /\s/ : /\n/);
    at = end;
    const { start: first, end: last } = sentences.row(sentence!);
    expect(first <= start && end <= last).toBe(true);
  }
  if (covers) expect(text.slice(at).trim()).toBe('');

  let paragraph = -1;
  at = 0;
  for (const row of sentences.rows()) {
    expect(row.start).toBeGreaterThanOrEqual(at);
    expect(row.end).toBeGreaterThan(row.start);
    expect(row.paragraph === paragraph || row.paragraph === paragraph + 1).toBe(true);
    ({ paragraph } = row);
    at = row.end;
  }

  at = 0;
  const marks = layerOf(document, Marks);
  for (const { start, end, sentence, mark } of layerOf(document, QuotedSentences).rows()) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    at = end;
    const around = mark === null ? sentences.row(sentence!) : marks.row(mark);
    expect(around.start < start && end < around.end).toBe(true);
    expect(sentences.starts[sentence!]! < start && end < sentences.ends[sentence!]!).toBe(true);
  }

  const parts = new Map<number, { start: number; end: number }[]>();
  for (const { token, start, end } of layerOf(document, Segments).rows()) {
    expect(tokens.columns.kind.at(token!)).toBe('word');
    parts.set(token!, [...(parts.get(token!) ?? []), { start, end }]);
  }
  for (const [token, spans] of parts) {
    expect(spans.length).toBeGreaterThan(1);
    expect(spans[0]!.start).toBe(tokens.starts[token]);
    expect(spans.at(-1)!.end).toBe(tokens.ends[token]);
    for (let i = 1; i < spans.length; i++) expect(spans[i]!.start).toBe(spans[i - 1]!.end);
  }

  at = -1;
  for (const { start, end, open, close, repair } of layerOf(document, Marks).rows()) {
    expect(start).toBeGreaterThan(at);
    at = start;
    expect(open!.start).toBe(start);
    expect(end).toBeGreaterThan(open!.end - 1);
    expect(repair === 'none').toBe(close !== null);
    if (close !== null) expect(close.end).toBe(end);
  }
}

test('tokens cover a text that nobody normalised, in order, and sentences cover the tokens', async () => {
  await fc.assert(
    fc.asyncProperty(news, (text) => check(text, true)),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), (text) => check(text, true)),
  );
});

test('the same holds after normalisation', async () => {
  await fc.assert(
    fc.asyncProperty(news, (text) => check(text, false)),
    { numRuns: 300 },
  );
});

const NAUGHTY: Readonly<Record<string, string>> = {
  empty: '',
  'white space': ' \n\t\r\n\u00a0\u3000',
  'lone surrogates': '\ud800 قال \udc00\ud83d',
  controls: '\u0000\u0001قال\u0000\u200f\u202eنعم\u202c\u0007',
  'a word of 100,000 letters': 'ب'.repeat(100_000),
  'a Latin word of 100,000 letters': 'a'.repeat(100_000),
  'letters and stops': 'a.'.repeat(50_000),
  'digits and hyphens': '1-'.repeat(50_000),
  'digits and commas': '1,'.repeat(50_000),
  'at signs': 'a@'.repeat(50_000),
  addresses: 'http://'.repeat(20_000),
  'opening marks': '«'.repeat(100_000),
  'closing marks': '»'.repeat(100_000),
  'straight marks': '" '.repeat(50_000),
  brackets: '('.repeat(50_000) + ')'.repeat(50_000),
  stops: '.\n'.repeat(50_000),
  'items in a line': '. 1- نعم 2- لا '.repeat(10_000),
  'letters with stops': 'م. '.repeat(30_000),
  headings: 'عنوان جديد وقال الوزير نعم. '.repeat(5_000),
  'brackets and marks': '(«نعم. ('.repeat(10_000),
  'marks in lines': '"نعم\n'.repeat(20_000),
  joiners: '👩\u200d'.repeat(30_000),
  'vowel marks': '\u064e'.repeat(100_000),
};

for (const [name, text] of Object.entries(NAUGHTY)) {
  test(`tokenize survives ${name}`, async () => {
    for (const stages of [raw, normalized]) {
      const { document, diagnostics } = await annotateWith(stages, text);
      expect(diagnostics).toEqual([]);
      const tokens = layerOf(document, Tokens);
      if (stages === raw) {
        let at = 0;
        for (let i = 0; i < tokens.length; i++) {
          if (text.slice(at, tokens.starts[i]).trim() !== '')
            throw new Error(`text before token ${i} is lost`);
          at = tokens.ends[i]!;
        }
        expect(text.slice(at).trim()).toBe('');
      }
    }
  });
}
