import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNormalizer } from '../../src/stages/normalize/normalizer.js';
import { normalizeAligned } from '../support/normalizeAligned.js';
import { alignText, type AlignedText, type EditColumns } from '../../src/text/alignedText.js';
import { fold } from '../../src/text/fold.js';
import { arabicText } from '../support/arabicText.js';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly with: string;
  readonly rule: string;
  readonly attached: boolean;
}

const NORMALIZERS = {
  light: compileNormalizer({ profile: 'light' }),
  search: compileNormalizer({ profile: 'search' }),
};
type Tested = keyof typeof NORMALIZERS;
const PROFILES: readonly Tested[] = ['light', 'search'];
const JOINER = '\u200d';

function normalized(text: string, profile: Tested): string {
  return normalizeAligned(text, NORMALIZERS[profile]).text;
}

function editsOf(text: string, profile: Tested): Edit[] {
  const edits: Edit[] = [];
  NORMALIZERS[profile](text, (start, end, to, rule, attached) => {
    edits.push({ start, end, with: to, rule, attached });
  });
  return edits;
}

function columnsOf(edits: readonly Edit[]): EditColumns {
  return {
    length: edits.length,
    starts: Uint32Array.from(edits, ({ start }) => start),
    ends: Uint32Array.from(edits, ({ end }) => end),
    replacements: (k) => edits[k]!.with,
    attached: (k) => edits[k]!.attached,
  };
}

/** The text after those edits that lie in `[from, to)`: the slow and plain way. */
function applied(source: string, edits: readonly Edit[], from = 0, to = source.length): string {
  let out = '';
  let at = from;
  for (const edit of edits) {
    if (edit.start < from || edit.end > to) continue;
    out += source.slice(at, edit.start) + edit.with;
    at = edit.end;
  }
  return out + source.slice(at, to);
}

/** The offsets of the edited text that do not stand inside a replacement. */
function freeOffsets(source: string, edits: readonly Edit[]): number[] {
  const length = applied(source, edits).length;
  const inside = new Set<number>();
  let shift = 0;
  for (const edit of edits) {
    const start = edit.start + shift;
    for (let i = 1; i < edit.with.length; i++) inside.add(start + i);
    shift += edit.with.length - (edit.end - edit.start);
  }
  return Array.from({ length: length + 1 }, (_, i) => i).filter((offset) => !inside.has(offset));
}

function* spansOver(offsets: readonly number[]): Generator<[start: number, end: number]> {
  for (let i = 0; i < offsets.length; i++) {
    for (let k = i; k < offsets.length; k++) yield [offsets[i]!, offsets[k]!];
  }
}

/** Random edits of a random text: sorted, apart from each other or side by side, many of them deletions. */
const edited: fc.Arbitrary<{ source: string; edits: Edit[] }> = arabicText.chain((source) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: source.length }), { maxLength: 12 }),
      fc.array(fc.tuple(fc.boolean(), fc.constantFrom('', '', 'ا', 'لا', 'xyz'), fc.boolean()), {
        minLength: 12,
        maxLength: 12,
      }),
    )
    .map(([offsets, choices]) => {
      const cuts = [...offsets].sort((a, b) => a - b);
      const edits = cuts.slice(1).flatMap((end, i): Edit[] => {
        const [taken, to, attached] = choices[i]!;
        const edit = { start: cuts[i]!, end, with: to, rule: 'random', attached: to === '' && attached };
        return taken ? [edit] : [];
      });
      return { source, edits };
    }),
);

function expectSecondLaw(aligned: AlignedText, start: number, end: number): void {
  const { start: from, end: to } = aligned.toSource(start, end);
  expect(aligned.fromSource(from, to)).toEqual({ start, end });
}

describe.each(PROFILES)('normalisation with the profile %s', (profile) => {
  it('keeps the first law: the source of a span normalises to the span', () => {
    fc.assert(
      fc.property(arabicText, (source) => {
        const aligned = normalizeAligned(source, NORMALIZERS[profile]);
        for (const [start, end] of spansOver(freeOffsets(source, editsOf(source, profile)))) {
          const { start: from, end: to } = aligned.toSource(start, end);
          const piece = source.slice(from, to);
          // Whether a joiner stays is told by its neighbours, which a cut beside it takes away.
          const expected = aligned.text.slice(start, end);
          if (expected.startsWith(JOINER) || expected.endsWith(JOINER)) continue;
          expect(normalized(piece, profile)).toBe(expected);
        }
      }),
    );
  });

  it('keeps the second law: the way to the source and back ends where it began', () => {
    fc.assert(
      fc.property(arabicText, (source) => {
        const aligned = normalizeAligned(source, NORMALIZERS[profile]);
        for (const [start, end] of spansOver(freeOffsets(source, editsOf(source, profile)))) {
          expectSecondLaw(aligned, start, end);
        }
      }),
    );
  });

  it('writes edits in order, without overlap, each of which changes something', () => {
    fc.assert(
      fc.property(arabicText, (source) => {
        const edits = editsOf(source, profile);
        let at = 0;
        for (const edit of edits) {
          expect(edit.start).toBeGreaterThanOrEqual(at);
          expect(edit.end).toBeGreaterThan(edit.start);
          expect(edit.end).toBeLessThanOrEqual(source.length);
          expect(source.slice(edit.start, edit.end)).not.toBe(edit.with);
          expect(edit.rule).not.toBe('');
          if (edit.attached) expect(edit.with).toBe('');
          at = edit.end;
        }
        expect(normalized(source, profile)).toBe(applied(source, edits));
      }),
    );
  });

  it('finds nothing more in a second pass', () => {
    fc.assert(
      fc.property(arabicText, (source) => {
        expect(editsOf(normalized(source, profile), profile)).toEqual([]);
      }),
    );
  });
});

describe('random edits', () => {
  it('give the text that they say', () => {
    fc.assert(
      fc.property(edited, ({ source, edits }) => {
        const aligned = alignText(source, columnsOf(edits));
        expect(aligned.source).toBe(source);
        expect(aligned.text).toBe(applied(source, edits));
      }),
    );
  });

  it('keep the first law: the source of a span, edited, is the span', () => {
    fc.assert(
      fc.property(edited, ({ source, edits }) => {
        const aligned = alignText(source, columnsOf(edits));
        for (const [start, end] of spansOver(freeOffsets(source, edits))) {
          const { start: from, end: to } = aligned.toSource(start, end);
          expect(applied(source, edits, from, to)).toBe(aligned.text.slice(start, end));
        }
      }),
    );
  });

  it('keep the second law', () => {
    fc.assert(
      fc.property(edited, ({ source, edits }) => {
        const aligned = alignText(source, columnsOf(edits));
        for (const [start, end] of spansOver(freeOffsets(source, edits)))
          expectSecondLaw(aligned, start, end);
      }),
    );
  });

  it('widen a span that cuts a replacement to the whole of it', () => {
    const aligned = alignText(
      'abcd',
      columnsOf([{ start: 1, end: 3, with: 'xyz', rule: 'r', attached: false }]),
    );
    expect(aligned.text).toBe('axyzd');
    expect(aligned.toSource(2, 3)).toEqual({ start: 1, end: 3 });
    expect(aligned.toSource(0, 2)).toEqual({ start: 0, end: 3 });
    expect(aligned.toSource(3, 5)).toEqual({ start: 1, end: 4 });
    expect(aligned.fromSource(2, 3)).toEqual({ start: 1, end: 4 });
  });

  it('give vowel marks to the character before them, and marks of direction to none', () => {
    const { toSource, fromSource } = normalizeAligned('\u200fقَالَ\u200f هو', NORMALIZERS.light);
    expect(toSource(0, 3)).toEqual({ start: 1, end: 6 });
    expect(toSource(0, 1)).toEqual({ start: 1, end: 3 });
    expect(fromSource(1, 6)).toEqual({ start: 0, end: 3 });
    expect(toSource(4, 6)).toEqual({ start: 8, end: 10 });
  });
});

describe('the profile search and fold()', () => {
  const UNITS = Array.from({ length: 0x10000 }, (_, c) => String.fromCharCode(c));

  it('agree on every character that fold changes', () => {
    // Behind a letter that joins: a tatweel that stands alone is a dash.
    const after = (unit: string): string => normalized(`س${unit}`, 'search').slice(1);
    const differ = UNITS.filter((unit) => fold(unit) !== unit && fold(unit) !== after(unit));
    expect(differ).toEqual([]);
  });

  it('agree that nothing is left to fold', () => {
    const left = UNITS.filter((unit) => fold(normalized(unit, 'search')) !== normalized(unit, 'search'));
    expect(left).toEqual([]);
    fc.assert(
      fc.property(arabicText, (source) => {
        const text = normalized(source, 'search');
        expect(fold(text)).toBe(text);
      }),
    );
  });

  it('fold twice as once', () => {
    fc.assert(
      fc.property(arabicText, (source) => {
        expect(fold(fold(source))).toBe(fold(source));
      }),
    );
  });
});
