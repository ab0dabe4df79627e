import { expect, it } from 'vitest';
import {
  BEGIN,
  INSIDE,
  LABELS,
  LAST,
  labelOf,
  mayBegin,
  mayEnd,
  NAME_TYPES,
  OUTSIDE,
  placeOfLabel,
  STEPS,
  typeOfLabel,
  UNIT,
} from '../../../src/stages/entities/tagger/labels.js';

const types = NAME_TYPES.map((_, type) => type);

it('every type has four labels of its own beside outside', () => {
  const labels = types.flatMap((type) => [BEGIN, INSIDE, LAST, UNIT].map((place) => labelOf(type, place)));
  expect([OUTSIDE, ...labels]).toEqual(Array.from({ length: LABELS }, (_, label) => label));
  for (const type of types) {
    for (const place of [BEGIN, INSIDE, LAST, UNIT]) {
      expect(typeOfLabel(labelOf(type, place))).toBe(type);
      expect(placeOfLabel(labelOf(type, place))).toBe(place);
    }
  }
});

it('a name that has begun goes on to its end, and nothing else is inside a name', () => {
  const closed = [OUTSIDE, ...types.flatMap((type) => [labelOf(type, LAST), labelOf(type, UNIT)])];
  const fresh = [OUTSIDE, ...types.flatMap((type) => [labelOf(type, BEGIN), labelOf(type, UNIT)])];
  const allowed = [
    ...closed.flatMap((before) => fresh.map((after) => `${before} ${after}`)),
    ...types.flatMap((type) =>
      [BEGIN, INSIDE].flatMap((before) =>
        [INSIDE, LAST].map((after) => `${labelOf(type, before)} ${labelOf(type, after)}`),
      ),
    ),
  ];
  const steps = Array.from({ length: STEPS.length }, (_, s) => `${STEPS.from[s]!} ${STEPS.to[s]!}`);
  expect(steps.toSorted()).toEqual(allowed.toSorted());
  const all = Array.from({ length: LABELS }, (_, label) => label);
  expect(all.filter(mayBegin)).toEqual(fresh.toSorted((a, b) => a - b));
  expect(all.filter(mayEnd)).toEqual(closed.toSorted((a, b) => a - b));
});
