import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInterner } from '../../src/text/interner.js';
import { unitReader } from '../../src/text/units.js';
import { arabicText } from '../support/arabicText.js';

const anyText = fc.oneof(arabicText, fc.string({ unit: 'binary', maxLength: 80 }));
const pieces = fc.array(fc.tuple(fc.nat(60), fc.nat(5), fc.boolean()), { maxLength: 200 });

describe('an interner', () => {
  it('gives each distinct string one integer, in order of first appearance, as string or as slice', () => {
    fc.assert(
      fc.property(anyText, pieces, (text, spans) => {
        const interner = createInterner();
        const units = unitReader()(text);
        const known = new Map<string, number>();
        for (const [start, length, asSlice] of spans) {
          const end = Math.min(text.length, start + length);
          const from = Math.min(start, end);
          const piece = text.slice(from, end);
          if (!known.has(piece)) known.set(piece, known.size);
          const id = asSlice ? interner.idOfSlice(text, units, from, end) : interner.id(piece);
          expect(id).toBe(known.get(piece));
        }
        expect(interner.strings).toEqual([...known.keys()]);
      }),
    );
  });

  it('keeps its integers while it grows', () => {
    const interner = createInterner();
    const words = Array.from({ length: 20_000 }, (_, i) => `كلمة${i}`);
    expect(words.map((word) => interner.id(word))).toEqual(words.map((_, i) => i));
    expect(words.map((word) => interner.id(word))).toEqual(words.map((_, i) => i));
    const text = words.join(' ');
    const units = unitReader()(text);
    let at = 0;
    const again = words.map((word) => {
      const id = interner.idOfSlice(text, units, at, at + word.length);
      at += word.length + 1;
      return id;
    });
    expect(again).toEqual(words.map((_, i) => i));
    expect(interner.strings).toEqual(words);
  });

  it('takes the names that objects have by themselves', () => {
    const interner = createInterner();
    expect(['__proto__', 'constructor', '', '\0', '__proto__'].map(interner.id)).toEqual([0, 1, 2, 3, 0]);
  });
});

describe('a reader of units', () => {
  it('gives every unit and a 0 after the last, whatever it read before', () => {
    const read = unitReader();
    fc.assert(
      fc.property(anyText, (text) => {
        const units = read(text);
        expect([...units.subarray(0, text.length)]).toEqual(unitsOf(text));
        expect(units[text.length]).toBe(0);
      }),
    );
  });

  it('reads a text that is longer than what it keeps', () => {
    const read = unitReader();
    const long = 'قال '.repeat(400_000);
    const units = read(long);
    expect(units[long.length]).toBe(0);
    expect(units[long.length - 2]).toBe('ل'.charCodeAt(0));
    expect(read('نعم').length).toBeLessThan(long.length);
  });
});

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}
