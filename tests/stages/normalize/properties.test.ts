import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNormalizer, type Normalizer } from '../../../src/stages/normalize/normalizer.js';
import { PROFILES, RULES } from '../../../src/stages/normalize/rules.js';
import type { UserRule } from '../../../src/stages/normalize/userRules.js';
import { arabicText } from '../../support/arabicText.js';
import { normalizeAligned } from '../../support/normalizeAligned.js';

const NAMES = RULES.map(({ name }) => name);
const JOINER = '\u200d';

/** Pieces that meet in awkward ways: references inside references, tatweels, marks between letters that repeat. */
const awkward: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        '&',
        '#',
        'a',
        'amp',
        ';',
        '3',
        '8',
        '٣',
        '&amp;',
        '&#38;',
        '&shy;',
        '&#1620;',
        '&#1600;',
        '&nbsp;',
        '#171;',
      ],
      ...[
        'ا',
        'ل',
        'و',
        'ت',
        'ه',
        'ي',
        'ى',
        'ی',
        'ﻻ',
        'ﷲ',
        '\u0653',
        '\u0654',
        '\u064e',
        '\u200f',
        'ـ',
        '-',
        '«',
      ],
      ...[' ', '\t', '\n', '\r', '\u00a0', '&#10;', JOINER, '&zwj;', '😀', '\u2640', '1'],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

const any = fc.oneof(arabicText, awkward);
const RUNS = { numRuns: 300 };

function after(text: string, normalizer: Normalizer): string {
  return normalizeAligned(text, normalizer).text;
}

describe('normalisation', () => {
  const options = fc.record({ profile: fc.constantFrom(...PROFILES), without: fc.subarray(NAMES) });

  it('finds nothing in a second pass, whichever rules are on', () => {
    fc.assert(
      fc.property(any, options, (text, chosen) => {
        const normalizer = compileNormalizer(chosen);
        const once = after(text, normalizer);
        expect(after(once, normalizer)).toBe(once);
      }),
      RUNS,
    );
  });

  it('changes nothing where all rules are off', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(after(text, compileNormalizer({ profile: 'search', without: NAMES }))).toBe(text);
      }),
    );
  });
});

describe('user rules', () => {
  // A rule that changes nothing is refused with the options: a match without an edit would break the first law. So does
  // one that undoes what the built-in rules did (two spaces to one, and back to two), which no one would write.
  const rule = fc
    .record({
      name: fc.constantFrom('one', 'two'),
      from: fc.string({ unit: fc.constantFrom('ا', 'ل', 'و', ' ', '-'), minLength: 1, maxLength: 3 }),
      to: fc.string({ unit: fc.constantFrom('ا', 'x', ' '), maxLength: 2 }),
      'whole-word': fc.boolean(),
    })
    .filter(({ from, to }) => from !== to && (from.trim() !== '' || to.trim() !== ''));
  const rules = fc.uniqueArray(rule, { selector: ({ from }) => from, maxLength: 6 });
  const isOfWord = (character: string | undefined): boolean =>
    /[\p{L}\p{N}\p{M}ـ\u200d]/u.test(character ?? '');

  /** What the rules make of a text: the slow and plain way. */
  function replaced(text: string, given: readonly UserRule[]): string {
    const longestFirst = [...given].sort((a, b) => b.from.length - a.from.length);
    let out = '';
    for (let i = 0; i < text.length;) {
      const fits = longestFirst.find(
        ({ from, 'whole-word': whole }) =>
          text.startsWith(from, i) && !(whole && (isOfWord(text[i - 1]) || isOfWord(text[i + from.length]))),
      );
      out += fits ? fits.to : text[i]!;
      i += fits ? fits.from.length : 1;
    }
    return out;
  }

  const small = fc
    .array(fc.constantFrom('ا', 'ل', 'و', ' ', '-', 'ﻻ', 'ـ', '\u064e', '\u200f', 'أ', '1', '«'), {
      maxLength: 16,
    })
    .map((pieces) => pieces.join(''));

  it('make what the plain way makes of the normalised text', () => {
    fc.assert(
      fc.property(small, rules, (text, given) => {
        const builtIn = after(text, compileNormalizer({ profile: 'light' }));
        expect(after(text, compileNormalizer({ profile: 'light', rules: given }))).toBe(
          replaced(builtIn, given),
        );
      }),
      RUNS,
    );
  });

  it('keep the two laws; where they ask for whole words, the first one holds in spans of whole words alone', () => {
    const anywhere = rules.map((given) => given.map((one) => ({ ...one, 'whole-word': false })));
    fc.assert(
      fc.property(small, anywhere, (text, given) => {
        const normalizer = compileNormalizer({ profile: 'light', rules: given });
        const aligned = normalizeAligned(text, normalizer);
        for (let start = 0; start <= aligned.text.length; start++) {
          for (let end = start; end <= aligned.text.length; end++) {
            const source = aligned.toSource(start, end);
            const back = aligned.fromSource(source.start, source.end);
            // Wider than it was: the span cuts a replacement.
            if (back.start < start || back.end > end) continue;
            expect(back).toEqual({ start, end });
            expect(after(text.slice(source.start, source.end), normalizer)).toBe(
              aligned.text.slice(start, end),
            );
          }
        }
      }),
      RUNS,
    );
  });
});
