import { expect, test } from 'vitest';
import { loadResource } from '../../../src/stage/resource.js';
import { spelling } from '../../../src/stages/names/resources.js';

const { isBodyVariant, isPersonVariant, skeleton } = loadResource(spelling);

test.each([
  ['غوغل', 'جوجل'],
  ['ترامب', 'ترمب'],
  ['ميركل', 'ميركيل'],
  ['زيلينسكي', 'زلنسكي'],
  ['غوتيريش', 'جوتيريس'],
  ['دجوكوفيتش', 'جوكوفيتش'],
  ['غوارديولا', 'غوارديوله'],
  ['نتنياهو', 'نتانياهو'],
  ['اردوغان', 'اردوجان'],
  ['موللر', 'مولر'],
])('%s and %s are spellings of one name, and share a skeleton', (one, other) => {
  expect(isPersonVariant(one, other)).toBe(true);
  expect(isPersonVariant(other, one)).toBe(true);
  expect(skeleton(one)).toBe(skeleton(other));
});

test.each([
  ['محمد', 'محمود'],
  ['حسن', 'حسين'],
  ['سالم', 'سليم'],
  ['كمال', 'جمال'],
  ['بوتين', 'بايدن'],
  ['علي', 'عالي'],
])('%s and %s are two names', (one, other) => {
  expect(isPersonVariant(one, other)).toBe(false);
});

test.each([
  ['العمل', 'العمال', false],
  ['قطر', 'قطار', false],
  ['نيجر', 'نيجيريا', false],
  ['سنابيغ', 'سنابيج', true],
  ['واشنطن', 'واشنطون', true],
])('in bodies and places %s and %s: %s', (one, other, expected) => {
  expect(isBodyVariant(one, other)).toBe(expected);
});

test('words of any length and script are compared to an end', () => {
  const long = 'كاتو'.repeat(10_000);
  expect(isPersonVariant(long, `${long}ا`)).toBe(false);
  expect(isPersonVariant('😀', '')).toBe(false);
  expect(isPersonVariant('Müller', 'Muller')).toBe(false);
  expect(skeleton('')).toBe('');
});
