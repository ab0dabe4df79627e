import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { alignText } from '../../text/alignedText.js';
import { flat } from '../../text/flat.js';
import { compileNormalizer } from '../../stages/normalize/normalizer.js';
import { createScanner, KIND } from '../../stages/tokenize/scanTokens.js';
import { OTHER_LABEL, otherLabel } from '../../stages/segment/contexts.js';

/** Running text as numbers: 0 ends a sentence, the next four are the kinds of tokens that are no words, then words. */
export interface News {
  readonly words: readonly string[];
  readonly counts: Uint32Array;
  readonly text: Uint32Array;
}

/** The number of the first word; below it stand the end of a sentence and the other labels in their order. */
export const FIRST_WORD = 5;
const MOST_TOKENS = 30_000_000;
const LONGEST_WORD = 40;

/** Reads articles (`{title, text}` a line, gzipped) as they come out of `normalize` and `tokenize`. */
export async function readNews(files: readonly string[]): Promise<News> {
  const scanTokens = createScanner();
  const normalizer = compileNormalizer({ profile: 'light' });
  const numbers = new Map<string, number>();
  const words: string[] = ['', '', '', '', ''];
  const text = new Uint32Array(MOST_TOKENS);
  let length = 0;
  const push = (number: number): void => {
    if (length < MOST_TOKENS) text[length++] = number;
  };
  for (const file of files) {
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
    for await (const line of lines) {
      if (line === '') continue;
      const article = JSON.parse(line) as { title?: string | null; text: string };
      const scanned = scanTokens(normalizedOf(normalizer, `${article.title ?? ''}\n${article.text}`));
      let paragraph = 0;
      for (let k = 0; k < scanned.length; k++) {
        if (scanned.paragraphs[paragraph] === k) {
          paragraph++;
          push(0);
        }
        const token = scanned.text.slice(scanned.starts[k], scanned.ends[k]);
        if (scanned.kinds[k] === KIND.word && token.length <= LONGEST_WORD) {
          let number = numbers.get(token);
          if (number === undefined) {
            number = words.length;
            const copy = flat(token);
            words.push(copy);
            numbers.set(copy, number);
          }
          push(number);
        } else {
          push(1 + otherLabel(token) - OTHER_LABEL.number);
          if (token === '.' || token === '؟' || token === '!') push(0);
        }
      }
      push(0);
    }
  }
  const counts = new Uint32Array(words.length);
  for (let i = 0; i < length; i++) counts[text[i]!]!++;
  return { words, counts, text: text.subarray(0, length) };
}

function normalizedOf(normalizer: ReturnType<typeof compileNormalizer>, source: string): string {
  const starts: number[] = [];
  const ends: number[] = [];
  const replacements: string[] = [];
  normalizer(source, (start, end, to) => {
    starts.push(start);
    ends.push(end);
    replacements.push(to);
  });
  return alignText(source, {
    length: starts.length,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    replacements: (i) => replacements[i]!,
    attached: () => false,
  }).text;
}
