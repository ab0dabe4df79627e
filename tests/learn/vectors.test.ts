import { describe, expect, it } from 'vitest';
import type { News } from '../../src/learn/segmenter/news.js';
import { clusterWords } from '../../src/learn/vectors/kMeans.js';
import { learnVectors } from '../../src/learn/vectors/learnVectors.js';
import { FIRST_KNOWN, foldNews, RARE, vectorForm } from '../../src/learn/vectors/newsText.js';
import { randomNumbers } from '../../src/learn/vectors/random.js';

const CITIES = ['دبي', 'تونس', 'بغداد', 'دمشق', 'مسقط'];
const PEOPLE = ['محمد', 'خالد', 'ليلى', 'سعاد', 'عمر'];

/** Cities after في, people after قال, each sentence with a word of its own that is too rare to count. */
function twoClasses(): News {
  const words = ['', '', '', '', '', 'في', 'قال', 'أمس', 'اليوم', ...CITIES, ...PEOPLE];
  const number = (word: string): number => words.indexOf(word);
  const random = randomNumbers(7);
  const any = (of: readonly string[]): number => number(of[Math.floor(random() * of.length)]!);
  const text: number[] = [];
  for (let k = 0; k < 400; k++) {
    words.push(String(k).replace(/\d/g, (digit) => String.fromCharCode(0x0632 + Number(digit))));
    const day = any(['أمس', 'اليوم']);
    if (k % 2 === 0) text.push(day, number('في'), any(CITIES), words.length - 1, 0);
    else text.push(number('قال'), any(PEOPLE), day, words.length - 1, 0);
  }
  const counts = new Uint32Array(words.length);
  for (const found of text) counts[found]!++;
  return { words, counts, text: Uint32Array.from(text) };
}

describe('word vectors', () => {
  it('number folded words by falling count, and rare words as one', () => {
    const news = foldNews(twoClasses(), 4);
    expect(news.counts[RARE]).toBe(400);
    expect(news.words).toHaveLength(FIRST_KNOWN + 14);
    expect(news.words).toContain('ليلي');
    const counts = [...news.counts.slice(FIRST_KNOWN)];
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(vectorForm('إلى٣7')).toBe('الي00');
  });

  it('bring the words of one class into one cluster, and keep the classes apart', () => {
    const learned = learnVectors(foldNews(twoClasses(), 4), { dimension: 4 });
    const [coarse, fine] = clusterWords(learned.vectors, learned.dimension, { sizes: [4, 8] });
    const clusters = (words: readonly string[]): Set<number> =>
      new Set(words.map((word) => coarse![learned.words.indexOf(vectorForm(word))]!));
    expect(clusters(CITIES).size).toBe(1);
    expect(clusters(PEOPLE).size).toBe(1);
    expect(clusters(CITIES)).not.toEqual(clusters(PEOPLE));
    const above = new Map<number, number>();
    fine!.forEach((cluster, row) => {
      expect(above.get(cluster) ?? coarse![row]).toBe(coarse![row]);
      above.set(cluster, coarse![row]!);
    });
  });

  it('are equal in every run', () => {
    const run = (): Float32Array => learnVectors(foldNews(twoClasses(), 4), { dimension: 6 }).vectors;
    expect(run()).toEqual(run());
    const { vectors } = learnVectors(foldNews(twoClasses(), 4), { dimension: 6 });
    expect(clusterWords(vectors, 6, { sizes: [3] })).toEqual(clusterWords(vectors, 6, { sizes: [3] }));
  });
});
