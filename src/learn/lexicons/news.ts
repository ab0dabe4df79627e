/** Reads the open news once and keeps it as word numbers, so that later counts are cheap. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isArabic, pieces, shape } from './words.js';

const FILES = ['khaleej.jsonl.gz', 'antcorpus.jsonl.gz'];

export interface News {
  /** Unfolded Arabic words and how often they occur. */
  surfaces: Map<string, number>;
  /** Number of each shape (see `shape`). */
  numbers: Map<string, number>;
  /** Occurrences of each shape, by number. */
  counts: Uint32Array;
  /** The running text as shape numbers; 0 stands between two articles. */
  text: Uint32Array;
  /** The most frequent spelling of a folded word, or the word itself where the news does not have it. */
  spelling: (folded: string) => string;
  /** Occurrences of a folded word as it stands. */
  count: (folded: string) => number;
}

export function readNews(dataDir: string): News {
  const surfaces = new Map<string, number>();
  const numbers = new Map<string, number>([['', 0]]);
  const shapes = new Map<string, number>();
  const text: number[] = [0];
  for (const file of FILES) {
    const lines = gunzipSync(readFileSync(join(dataDir, 'news', file)))
      .toString('utf8')
      .split('\n');
    for (const line of lines) {
      if (line === '') continue;
      const article = JSON.parse(line) as { title: string | null; text: string };
      for (const piece of pieces(`${article.title ?? ''}\n${article.text}`)) {
        let number = shapes.get(piece);
        if (number === undefined) {
          const form = shape(piece);
          number = numbers.get(form) ?? numbers.size;
          numbers.set(form, number);
          shapes.set(piece, number);
        }
        if (isArabic(piece)) surfaces.set(piece, (surfaces.get(piece) ?? 0) + 1);
        text.push(number);
      }
      text.push(0);
    }
  }
  const counts = new Uint32Array(numbers.size);
  for (const number of text) counts[number]!++;

  const best = new Map<string, string>();
  for (const [surface, count] of surfaces) {
    const form = shape(surface);
    const other = best.get(form);
    const otherCount = other === undefined ? 0 : surfaces.get(other)!;
    if (count > otherCount || (count === otherCount && surface < other!)) best.set(form, surface);
  }
  return {
    surfaces,
    numbers,
    counts,
    text: Uint32Array.from(text),
    spelling: (folded) => best.get(folded) ?? folded,
    count: (folded) => counts[numbers.get(folded) ?? -1] ?? 0,
  };
}
