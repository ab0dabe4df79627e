import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerOf, type AnnotatedDocument } from '../src/model/document.js';
import { Edits, Language, Sentences, Tokens } from '../src/model/layers.js';
import { normalizedText } from '../src/model/normalizedText.js';
import { language } from '../src/stages/language/stage.js';
import { normalize } from '../src/stages/normalize/stage.js';
import { segment } from '../src/stages/segment/stage.js';
import { tokenize } from '../src/stages/tokenize/stage.js';
import { entities } from '../src/stages/entities/stage.js';
import { names } from '../src/stages/names/stage.js';
import { quotes } from '../src/stages/quotes/stage.js';
import type { AnyDocumentStage } from '../src/stage/stage.js';
import type { Span } from '../src/text/span.js';
import { annotateWith, opened } from './support/annotateWith.js';
import { arabicText } from './support/arabicText.js';

/** Strings that have broken programs, and what Arabic text adds to them. What each is follows from its neighbours. */
const NAUGHTY: readonly string[] = [
  // Nothing, or nearly
  '',
  ' ',
  '\n',
  '\r',
  '\r\n\r\n',
  '\t\u00a0\u3000',
  '\u0000',
  '\u0000قال\u0000الوزير\u0000',
  '\ufeff',
  '\ufeff\ufeffقال',
  '\u200f',
  '\u200f\u200e\u202b\u202c\u2066\u2069',
  '\u2028',
  '\u2029قال\u2029',
  '\u0085',
  '.',
  '…',
  '؟',
  // Half characters
  '\ud800',
  '\udc00',
  '\udc00\ud800',
  'قال\ud83d',
  '\ude00قال',
  '«\ud83d»',
  'قال \ud83d\ud83d\ude00\ude00 نعم',
  '\ud800\u064e',
  // Marks without a letter
  '\u064e',
  '\u0651\u0651\u0651\u0651',
  'ـ',
  'ــــــــ',
  'ـَـُـِ',
  'ا\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0656',
  `ق${'\u064e'.repeat(500)}ال`,
  `Z${'\u0301'.repeat(500)}`,
  'ﷺ',
  'ﷲ',
  '﷽',
  'ﻼﻼﻼﻼ',
  'للﻻلﻻ',
  // Quotation marks of every kind
  '«',
  '»',
  '»«',
  '««««««««««',
  '»»»»»»»»»»',
  '«»',
  '« »',
  '«««»»»',
  '«»«»«»«»«»',
  '"',
  '""',
  '"""',
  '“”„‟‚‘’‹›',
  '«قال “نعم” ثم \'لا\' و"ربما"',
  '»قال« «نعم»',
  '«قال\n«قال\n«قال»',
  `${'«'.repeat(300)}نعم${'»'.repeat(299)}`,
  `${'"'.repeat(999)}`,
  '﴾قال﴿',
  '()[]{}<>',
  ')](}{',
  // References, markup, code
  '&',
  '&&&&;;;;',
  '&#;',
  '&#99999999999;',
  '&quot',
  '&quot;&quot;&quot;',
  '&amp;quot;',
  '#171;#187;',
  '<script>alert("قال")</script>',
  '<!-- قال -->',
  ']]>',
  '%s%n%d',
  '${قال}',
  '{{قال}}',
  "'; DROP TABLE quotes; --",
  '../../../etc/passwd',
  'C:\\قال\\نعم',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'hasOwnProperty toString valueOf __proto__ قال',
  '{"doc":"x","rows":1}',
  '\\u0642\\u0627\\u0644',
  // Numbers, dates, links
  '٠',
  '1,,2..3',
  '١٬٢٣٤٫٥٦٪٪',
  '1/1/1/1/1/1',
  '99:99:99',
  '-0',
  'NaN Infinity 1e999',
  `${'9'.repeat(400)}`,
  `${'٩'.repeat(400)}٪`,
  '$$$ €10 10€ ١٠﷼ %%',
  'http://',
  'https://://',
  'www.',
  'http://قال.مصر/خبر?س=ج#أ',
  `https://example.com/${'a'.repeat(500)}`,
  '@',
  '@@قال',
  'a@b@c@d',
  '#',
  '##',
  '#قال_الوزير#نعم',
  '#️⃣',
  // Emoji
  '😀',
  '👨‍👩‍👧‍👦',
  '👨‍👩‍👧‍👦👨‍👩‍👧‍👦قال👨‍👩‍👧‍👦',
  '\u200d',
  '\u200d\u200d😀\u200d',
  '🇪🇬🇪🇬🇪',
  '👍🏽👍🏽',
  '❤️‍🔥',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '🔴قال🔴«نعم»🔴',
  '\ufe0f\ufe0f',
  // Direction
  '\u202eقال\u202c',
  '\u2067قال\u2069 said \u2066نعم\u2069',
  'قال\u200f:\u200f «\u200fنعم\u200f»\u200f',
  'a\u061cب\u061c1',
  // Long without a break, and other scripts
  'ا'.repeat(5_000),
  'هه'.repeat(2_000),
  'وال'.repeat(2_000),
  'قال '.repeat(500),
  'قال: '.repeat(300),
  '«قال» '.repeat(300),
  '. '.repeat(500),
  '\n'.repeat(500),
  'قال الوزير إن المدير قال إن الرئيس قال إن النائب قال إن العامل قال إن الأمر انتهى',
  'قال وقال فقال ثم قال و قال: وقال: «قال»',
  'בראשית ברא',
  '漢字とかな交じり文。「はい」',
  '𝕏 𝒬𝒶𝓌𝓁 𞸀𞸁 𐎠𐎡',
  'ʇxǝʇ uʍop ǝpᴉsdn',
  'ᄀᄀᄀ각ᆨᆨ',
  'İıſẞß',
];

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

/** Every span of every layer, in whatever column it stands, that is not inside the text. */
function spansOutside({ text, layers }: AnnotatedDocument): string[] {
  const outside: string[] = [];
  for (const [name, data] of layers) {
    for (const row of data.rows()) {
      for (const { start, end } of [row, ...Object.values(row).flat()].filter(isSpan)) {
        if (!(start >= 0 && start <= end && end <= text.length)) outside.push(`${name} [${start},${end})`);
      }
    }
  }
  return outside;
}

/** Tokens out of order or empty, and text between them that normalisation leaves and that is no white space. */
function wrongTokens(document: AnnotatedDocument): string[] {
  const wrong: string[] = [];
  const { starts, ends, length } = layerOf(document, Tokens);
  const aligned = normalizedText(document.text, layerOf(document, Edits));
  let at = 0;
  for (let i = 0; i <= length; i++) {
    const start = i < length ? starts[i]! : document.text.length;
    if (start < at) wrong.push(`token ${i} begins before the one before it ends`);
    const between = aligned.fromSource(at, start);
    const left = aligned.text.slice(between.start, between.end).trim();
    if (left !== '') wrong.push(`no token covers ${JSON.stringify(left)} before token ${i}`);
    if (i < length && ends[i]! <= start) wrong.push(`token ${i} is empty`);
    at = i < length ? ends[i]! : at;
  }
  return wrong;
}

function sentencesThatOverlap(document: AnnotatedDocument): number[] {
  const { starts, ends, length } = layerOf(document, Sentences);
  return Array.from({ length }, (_, i) => i).filter((i) => i > 0 && starts[i]! < ends[i - 1]!);
}

const shown = NAUGHTY.map((text) => {
  const head = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return [JSON.stringify(head), text] as const;
});
const gate = await opened([language]);
const reading = await opened([normalize, tokenize, segment, entities, names, quotes] as AnyDocumentStage[]);

describe('a naughty string', () => {
  it('is one of many', () => {
    expect(new Set(NAUGHTY).size).toBe(NAUGHTY.length);
    expect(NAUGHTY.length).toBeGreaterThanOrEqual(100);
  });

  it.each(shown)('%s has a language', async (_shown, text) => {
    const { document, diagnostics } = await annotateWith(gate, text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(layerOf(document, Language).length).toBe(1);
  });

  it.each(shown)('%s goes through every stage', async (_shown, text) => {
    const { document, diagnostics } = await annotateWith(reading, text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(document.layers.size).toBe(10);
    expect(spansOutside(document)).toEqual([]);
    expect(wrongTokens(document)).toEqual([]);
    expect(sentencesThatOverlap(document)).toEqual([]);
  });
});

describe('a random string', () => {
  it('goes through every stage', async () => {
    await fc.assert(
      fc.asyncProperty(arabicText, async (text) => {
        const { document, diagnostics } = await annotateWith(reading, text);
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(spansOutside(document)).toEqual([]);
        expect(wrongTokens(document)).toEqual([]);
        expect(sentencesThatOverlap(document)).toEqual([]);
      }),
    );
  });
});
