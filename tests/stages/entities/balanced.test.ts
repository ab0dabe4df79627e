import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanced } from '../../../src/stages/entities/balanced.js';
import type { TaggedText } from '../../../src/stages/entities/tagger/features.js';
import type { Form } from '../../../src/stages/entities/tagger/forms.js';
import type { FoundName } from '../../../src/stages/entities/tagger/foundNames.js';

/** What is left of a name of these tokens, or null. */
function left(tokens: string): string | null {
  const cores = tokens.split(' ');
  const text = { forms: cores.map((core) => ({ core }) as Form) } as unknown as TaggedText;
  const name: FoundName = { first: 0, last: cores.length - 1, type: 'ORG', score: 0.5 };
  const found = balanced(name, text);
  return found && cores.slice(found.first, found.last + 1).join(' ');
}

describe('a name', () => {
  it.each([
    'شركة النور',
    'سامر « ابو ليلى » حداد',
    'منظمة الصحة العالمية ( who )',
    'سامر " ابو ليلى " حداد',
    'دار “ بيت ( نور ) ”',
  ])('with whole pairs stays: %s', (tokens) => {
    expect(left(tokens)).toBe(tokens);
  });

  it.each([
    ['شركة « افق النور', 'افق النور'],
    ['« النور', 'النور'],
    ['النور »', 'النور'],
    ['شركة النور ) سابقا', 'شركة النور'],
    ['شركة النور (', 'شركة النور'],
    ['( شركة النور ( «', 'شركة النور'],
    ['سامر " ابو ليلى', 'ابو ليلى'],
    ['( شركة ( النور )', 'شركة ( النور )'],
  ])('loses half a pair: %s', (tokens, rest) => {
    expect(left(tokens)).toBe(rest);
  });

  it.each(['«', '»', ') النور', '"'])('of which nothing is left is none: %s', (tokens) => {
    expect(left(tokens)).toBeNull();
  });

  it('has no half of a pair of brackets of one kind, whatever it had', () => {
    const token = fc.constantFrom('(', ')', 'نور', 'افق');
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 8 }), (tokens) => {
        let depth = 0;
        for (const core of left(tokens.join(' '))?.split(' ') ?? []) {
          depth += core === '(' ? 1 : core === ')' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });
});
