import { describe, expect, it } from 'vitest';
import { alignWords, type AlignedWord } from '../../src/learn/evaluate/alignWords.js';
import { barePositions, bareText } from '../../src/learn/evaluate/bareText.js';
import { cutOutcome, wordEnds } from '../../src/learn/evaluate/cutting.js';
import { addSpans, f1, noScore, precision, recall } from '../../src/learn/evaluate/score.js';
import { wordForms, type Article } from '../../src/learn/evaluate/words.js';

/** Words from tokens such as `3 wa+qal`: so many letters, these words. */
function words(...tokens: string[]): AlignedWord[] {
  let at = 0;
  return tokens.flatMap((token) => {
    const [length, parts] = token.split(' ') as [string, string];
    const start = at;
    at += Number(length);
    const keys = parts.split('+');
    return keys.map((key) => ({ start, end: at, multiword: keys.length > 1, key }));
  });
}

describe('alignWords', () => {
  it('aligns single words by their spans, whatever their forms', () => {
    expect(alignWords(words('2 a', '3 b', '1 c'), words('2 x', '1 b', '2 b', '1 c'))).toEqual([
      [0, 0],
      [2, 3],
    ]);
  });

  it('aligns the words of multiword tokens by the longest common subsequence', () => {
    // w b k h against w k b h: of b and k one can be kept.
    expect(alignWords(words('6 w+b+k+h'), words('6 w+k+b+h'))).toHaveLength(3);
    expect(alignWords(words('4 b+t+h', '1 .'), words('4 bt+h', '1 .'))).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });

  it('does so where only one side has more words, and over all tokens that overlap', () => {
    expect(alignWords(words('4 w+qal'), words('4 wqal'))).toEqual([]);
    expect(alignWords(words('4 w+qal'), words('1 w', '3 qal'))).toEqual([
      [0, 0],
      [1, 1],
    ]);
    // The second token of ours reaches out of the multiword token of the gold, so its word is outside.
    expect(alignWords(words('4 a+b', '2 c'), words('2 a', '3 b', '1 c'))).toEqual([[0, 0]]);
  });

  it('leaves a word outside that begins before the multiword token', () => {
    expect(alignWords(words('2 x', '4 a+b'), words('3 x', '3 a+b'))).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('takes nothing against nothing', () => {
    expect(alignWords([], words('1 a'))).toEqual([]);
    expect(alignWords(words('2 a+b'), [])).toEqual([]);
  });
});

describe('spans', () => {
  it('are equal where both ends are', () => {
    const score = noScore();
    const same: number[][] = [];
    addSpans(
      score,
      { starts: [0, 2, 5], ends: [2, 5, 6] },
      { starts: [0, 2, 3, 5], ends: [2, 3, 5, 6] },
      (g, o) => same.push([g, o]),
    );
    expect(score).toEqual({ gold: 3, ours: 4, correct: 2 });
    expect(same).toEqual([
      [0, 0],
      [2, 3],
    ]);
    expect([precision(score), recall(score), f1(score)]).toEqual([0.5, 2 / 3, 4 / 7]);
    expect([precision, recall, f1].map((figure) => figure(noScore()))).toEqual([0, 0, 0]);
  });

  it('are counted without white space and marks that nobody sees', () => {
    expect([...barePositions('ا ب\u200f\nج')]).toEqual([0, 1, 1, 2, 2, 2, 3]);
    expect(bareText('ا ب\u200f\n\u00a0ج ')).toBe('ابج');
  });
});

describe('wordForms', () => {
  const keys = (parts: string, article: Article = 'joined'): string =>
    wordForms(parts.split('+'), article)
      .map(({ key }) => key)
      .join('+');

  it('folds letters and drops marks', () => {
    expect(keys('لٰكِنّ+ـه')).toBe('لكن+ه');
    expect(keys('أسئلة')).toBe('اسيله');
    expect(keys('BBC')).toBe('bbc');
    expect(keys('ـ')).toBe('ـ');
  });

  it('makes one form of the article after ل, restored or not', () => {
    expect(keys('ل+الأمم')).toBe(keys('ل+لأمم'));
    expect(keys('و+ل+ال+أمم')).toBe(keys('و+ل+لأمم'));
    expect(keys('ب+الأمم')).toBe('ب+الامم');
  });

  it('joins the article with what follows it, or leaves it apart', () => {
    expect(keys('و+ال+كتاب')).toBe('و+الكتاب');
    expect(keys('و+ال+كتاب', 'split')).toBe('و+ال+كتاب');
    expect(wordForms(['و', 'ال', 'كتاب'], 'joined').map(({ part }) => part)).toEqual([0, 2]);
  });
});

describe('cuts', () => {
  const forms = (parts: string, article: Article = 'joined'): ReturnType<typeof wordForms> =>
    wordForms(parts.split('+'), article);

  it.each([
    ['و+كتب', 'و+كتب', 'right'],
    ['وكتب', 'و+كتب', 'over'],
    ['و+كتب', 'وكتب', 'under'],
    ['بيت+ه', 'ب+يته', 'elsewhere'],
    ['حيات+ه', 'حياة+ه', 'respelled'],
  ])('%s against %s: %s', (gold, ours, outcome) => {
    expect(cutOutcome(forms(gold), forms(ours))).toBe(outcome);
  });

  it('stand on the surface, where the stem may be restored', () => {
    expect(wordEnds('حياته', forms('حياة+ه'))).toEqual([4, 5]);
    expect(wordEnds('للأمم', forms('ل+الأمم'))).toEqual([1, 5]);
    expect(wordEnds('وللأمم', forms('و+ل+ال+أمم', 'split'))).toEqual([1, 2, 3, 6]);
    expect(wordEnds('كِتابُهم', forms('كتاب+هم'))).toEqual([4, 6]);
  });
});
