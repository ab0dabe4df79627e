import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadResource } from '../../../src/stage/resource.js';
import {
  isDay,
  relativeDate,
  relativeWeekday,
  relativeYear,
} from '../../../src/stages/entities/patterns/calendar.js';
import { digitsValue, numberText } from '../../../src/stages/entities/patterns/digits.js';
import { patternFinder } from '../../../src/stages/entities/patterns/patternFinder.js';
import type { PatternText } from '../../../src/stages/entities/patterns/patternText.js';
import { VALUE_LISTS, readValueLists, valueLists } from '../../../src/stages/entities/patterns/valueLists.js';
import { arabicText } from '../../support/arabicText.js';
import { patternsOf } from './patternsOf.js';

const lists = loadResource(valueLists);
const find = patternFinder(lists);

const DAY = '(?:\\d{4}|X{4})-\\d{2}-\\d{2}';
const PLAIN = `-?\\d{4}|\\d{3}X|-?\\d{2}XX|(?:\\d{4}|X{4})-(?:\\d{2}|[QH]\\d|W\\d{2})|${DAY}`;
const NUMBER = '-?\\d+(?:\\.\\d+)?';
const VALUES: Readonly<Record<string, RegExp>> = {
  DATE: new RegExp(`^(?:hijri:)?(?:(?:${PLAIN})(?:/(?:${PLAIN}))?|\\{${DAY}(?:,${DAY})+\\})$`),
  TIME: /^T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?$/,
  MONEY: new RegExp(`^${NUMBER}(?:/${NUMBER})? \\S+$`),
  PERCENT: new RegExp(`^${NUMBER}(?:/${NUMBER})? (?:%|‰|pp)$`),
  QUANTITY: new RegExp(`^${NUMBER}(?:/${NUMBER})?(?: \\S+)?$`),
  ORDINAL: /^\d+$/,
};

/** Texts of the words of all lists, with numbers and signs between them. */
const words = [...lists.vocabulary.keys()];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...words).map((word) => `و${word}`) },
  { weight: 2, arbitrary: fc.nat(40).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: 1300, max: 2300 }).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('12/5/2015', '3:30', '1,234.5', '2014/2015', '5 000', '.25', '%', '$'),
  },
  { weight: 1, arbitrary: fc.constantFrom('،', '-', '/', '(', ')', '.', ' \n', 'ر') },
);
const soup = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 30 })
  .map((pieces) => pieces.flat().join(''));

describe('patterns', () => {
  it('stand in order, do not overlap, and have values of their type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, arabicText), fc.boolean(), async (text, hasDate) => {
        let end = 0;
        for (const pattern of await patternsOf(text, hasDate ? '2015-05-12' : null)) {
          expect(pattern.start).toBeGreaterThanOrEqual(end);
          expect(pattern.end).toBeGreaterThan(pattern.start);
          ({ end } = pattern);
          if (pattern.value !== null) expect(pattern.value).toMatch(VALUES[pattern.type]!);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('keep off the tokens of names', async () => {
    const text = 'التقى عبدالله الثاني يوم 25 يناير 2011 خمسة وزراء';
    const all = await patternsOf(text, null);
    expect(all.map(({ start, end }) => text.slice(start, end))).toEqual([
      'الثاني',
      'يوم 25 يناير 2011',
      'خمسة',
    ]);
    const rest = await patternsOf(text, null, (token) => ['الثاني', '25', 'يناير'].includes(token));
    expect(rest.map(({ start, end }) => text.slice(start, end))).toEqual(['خمسة']);
  });

  it('forget what a document told when the next begins', async () => {
    await patternsOf('دفع 5 دنانير كويتية', null);
    expect((await patternsOf('دفع 5 دنانير', null))[0]!.value).toBe('5 dinar');
  });

  it('are found in time that grows with the text', () => {
    const pieces = [
      'ألف',
      'و',
      'نهاية',
      'العشرين',
      'من',
      '12',
      '-',
      '.',
      '000',
      'بين',
      'الساعة',
      'قبل',
      'مئة',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }), (repeated) => {
        expect(timeOf(repeated, 40_000)).toBeLessThan(2000);
      }),
      { numRuns: 60 },
    );
  });
});

/** Milliseconds for a text of `count` tokens in one sentence, which repeats `words`. */
function timeOf(repeated: readonly string[], count: number): number {
  const kinds = repeated.map((word) => (/^\d/.test(word) ? 1 : /^[-.]$/.test(word) ? 13 : 0));
  const each = <A extends Uint8Array | Uint32Array>(array: A, value: (i: number) => number): A =>
    array.map((_, i) => value(i)) as A;
  const text: PatternText = {
    count,
    starts: each(new Uint32Array(count), (i) => i * 4),
    ends: each(new Uint32Array(count), (i) => i * 4 + (i % 2 === 0 ? 4 : 3)),
    kinds: each(new Uint8Array(count), (i) => kinds[i % kinds.length]!),
    sentences: new Int32Array(count),
    ids: each(new Uint32Array(count), (i) => i % repeated.length),
    strings: repeated,
    proclitics: new Uint8Array(count),
  };
  const before = performance.now();
  find(text, new Uint8Array(count), '2015-05-12');
  return performance.now() - before;
}

describe('the lists', () => {
  it('say which word is of no known kind', () => {
    const empty = VALUE_LISTS.map((list) => Buffer.from(list === 'time-words' ? 'غد\tnonsense\t\n' : ''));
    expect(() => readValueLists(empty)).toThrow('غد: no such kind: nonsense');
  });
});

describe('digitsValue', () => {
  it.each([
    ['1234', 1234],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['3,5', 3.5],
    ['0,250', 0.25],
    ['3.25', 3.25],
    ['1٬234٫5', 1234.5],
    ['3،087', 3087],
  ])('reads %s', (norm, value) => {
    expect(digitsValue(norm)?.value).toBe(value);
  });

  it('knows both readings of 1.500', () => {
    expect(digitsValue('1.500')).toEqual({ value: 1.5, grouped: 1500 });
    expect(digitsValue('0.500')).toEqual({ value: 0.5, grouped: null });
  });

  it.each(['2014/2015', '1.2.3', '1,2,3', '', '123456789012345678901'])('reads nothing in %s', (norm) => {
    expect(digitsValue(norm)).toBeNull();
  });
});

it('numberText has no exponent and no more than six decimals', () => {
  expect([5.3e9, 1e18, 0.1 + 0.2, 1 / 3, -0.5].map(numberText)).toEqual([
    '5300000000',
    '1000000000000000000',
    '0.3',
    '0.333333',
    '-0.5',
  ]);
});

describe('the calendar', () => {
  it.each([
    ['day', -1, '2014-12-31'],
    ['week', 0, '2015-W01'],
    ['week', -1, '2014-W52'],
    ['month', -1, '2014-12'],
    ['quarter', -1, '2014-Q4'],
    ['year', 1, '2016'],
    ['decade', -1, '200X'],
    ['century', -1, '19XX'],
    ['season', -1, null],
  ] as const)('moves by %s %i', (unit, offset, value) => {
    expect(relativeDate('2015-01-01', unit, offset)).toBe(value);
  });

  it('knows the last, this and the next weekday', () => {
    // 2015-05-12 is a Tuesday.
    expect([-2, -1, 0, 1, 2].map((offset) => relativeWeekday('2015-05-12', 2, offset))).toEqual([
      '2015-04-28',
      '2015-05-05',
      '2015-05-12',
      '2015-05-19',
      '2015-05-26',
    ]);
    expect(relativeWeekday('2015-05-12', 1, -1)).toBe('2015-05-11');
    expect(relativeWeekday('2015-05-12', 5, 1)).toBe('2015-05-15');
  });

  it('knows the year of a month that has passed or comes', () => {
    expect(relativeYear('2015-05-12', 4, null, -1)).toBe(2015);
    expect(relativeYear('2015-05-12', 5, null, -1)).toBe(2014);
    expect(relativeYear('2015-05-12', 5, 3, -1)).toBe(2015);
    expect(relativeYear('2015-05-12', 9, null, -1)).toBe(2014);
    expect(relativeYear('2015-05-12', 9, null, 1)).toBe(2015);
    expect(relativeYear('2015-05-12', 4, null, 1)).toBe(2016);
  });

  it('knows which days there are', () => {
    expect(isDay(2015, 2, 29)).toBe(false);
    expect(isDay(null, 2, 29)).toBe(true);
    expect(isDay(2015, 13, 1)).toBe(false);
  });

  it('has nothing for a date that is none', () => {
    expect(relativeDate('today', 'day', 1)).toBeNull();
    expect(relativeWeekday('today', 1, 1)).toBeNull();
    expect(relativeYear('today', 1, null, 1)).toBeNull();
  });
});
