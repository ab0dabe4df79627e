import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Tokens } from '../../../src/model/layers.js';
import { nameSpan, spanWithout } from '../../../src/stages/entities/spans.js';
import { layered, taggedText } from './taggedText.js';

/** The text of the name of tokens `first` to `last`. */
async function nameOf(text: string, first: number, last: number): Promise<string> {
  const tokens = layerOf(await layered(text), Tokens);
  const norm = (token: number): string => tokens.columns.norm.at(token);
  const spans = { text, starts: tokens.starts, ends: tokens.ends, norm };
  const { start, end } = nameSpan(spans, await taggedText(text), first, last);
  return text.slice(start, end);
}

describe('the span of a name', () => {
  it.each([
    ['بيروت', 'بيروت'],
    ['وبيروت', 'بيروت'],
    ['وَبَغداد', 'بَغداد'],
    ['فبـــغداد', 'بـــغداد'],
    ['و\u200fبغداد', 'بغداد'],
    ['وبالعراق', 'العراق'],
    // ل swallowed the article: it stays, as nothing else stands for the article.
    ['للأمم', 'للأمم'],
    ['وللأمم', 'للأمم'],
    ['لِلأُمم', 'لِلأُمم'],
  ])('of %s is %s', async (text, name) => {
    expect(await nameOf(text, 0, 0)).toBe(name);
  });

  it('of several words goes to the end of the last', async () => {
    expect(await nameOf('قال وسامر الحدّاد، لا', 1, 2)).toBe('سامر الحدّاد');
  });

  it('is never empty, however many letters are left out', () => {
    const spans = { text: 'وَ بعد', starts: Uint32Array.of(0, 3), ends: Uint32Array.of(2, 6), norm: () => '' };
    for (let skip = 0; skip < 9; skip++) {
      const { start, end } = spanWithout(spans, 0, 0, skip);
      expect(end).toBe(2);
      expect(start).toBeLessThan(end);
    }
  });
});
