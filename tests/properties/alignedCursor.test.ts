import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alignText, type AlignedText } from '../../src/text/alignedText.js';
import { arabicText } from '../support/arabicText.js';

/** A text with random edits: side by side or apart, many of them deletions, some of them attached. */
const alignedText: fc.Arbitrary<AlignedText> = fc
  .tuple(
    arabicText,
    fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.constantFrom('', '', 'ا', 'لا', 'xyz'), fc.boolean()), {
      maxLength: 20,
    }),
  )
  .map(([source, steps]) => {
    const edits: { start: number; end: number; with: string; attached: boolean }[] = [];
    let at = 0;
    for (const [skipped, taken, to, attached] of steps) {
      const start = at + skipped;
      const end = start + taken + 1;
      if (end > source.length) break;
      edits.push({ start, end, with: to, attached: to === '' && attached });
      at = end;
    }
    return alignText(source, {
      length: edits.length,
      starts: Uint32Array.from(edits, ({ start }) => start),
      ends: Uint32Array.from(edits, ({ end }) => end),
      replacements: (k) => edits[k]!.with,
      attached: (k) => edits[k]!.attached,
    });
  });

const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 30 });

function expectSame(aligned: AlignedText, asked: readonly (readonly [start: number, end: number])[]): void {
  const cursor = aligned.cursor();
  for (const [start, end] of asked) {
    cursor.toSource(start, end);
    expect({ start: cursor.start, end: cursor.end }).toEqual(aligned.toSource(start, end));
    cursor.fromSource(start, end);
    expect({ start: cursor.start, end: cursor.end }).toEqual(aligned.fromSource(start, end));
  }
}

it('gives what toSource and fromSource give for spans in order', () => {
  fc.assert(
    fc.property(alignedText, spans, (aligned, steps) => {
      const asked = steps
        .map(([start, length]) => [start, start + length] as const)
        .filter(([, end]) => end <= Math.min(aligned.text.length, aligned.source.length))
        .sort(([a], [b]) => a - b);
      expectSame(aligned, asked);
    }),
    { numRuns: 500 },
  );
});

it('gives the same for spans in any order', () => {
  fc.assert(
    fc.property(alignedText, spans, (aligned, steps) => {
      const asked = steps
        .map(([start, length]) => [start, start + length] as const)
        .filter(([, end]) => end <= Math.min(aligned.text.length, aligned.source.length));
      expectSame(aligned, asked);
    }),
    { numRuns: 500 },
  );
});

it('goes on one way while it is asked the other', () => {
  fc.assert(
    fc.property(alignedText, (aligned) => {
      const cursor = aligned.cursor();
      for (let end = 1; end <= aligned.text.length; end++) {
        cursor.toSource(end - 1, end);
        const { start: from, end: to } = cursor;
        expect({ start: from, end: to }).toEqual(aligned.toSource(end - 1, end));
        cursor.fromSource(from, to);
        expect({ start: cursor.start, end: cursor.end }).toEqual(aligned.fromSource(from, to));
      }
    }),
    { numRuns: 300 },
  );
});
