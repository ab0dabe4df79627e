import { fold } from '../../text/fold.js';

/** Whether the article ال is a word of its own, or one word with what follows it. */
export type Article = 'split' | 'joined';

/** A syntactic word on its way to be compared. */
export interface WordForm {
  readonly form: string;
  /** What is compared: folded letters, lower case. */
  readonly key: string;
  /** Which of the parts it is made of: the last of them (the stem, where the article is joined). */
  readonly part: number;
}

export const ARTICLE = 'ال';
const LAM = 'ل';

/**
 * The words of one token, ready to be compared: letters folded, so that spelling habits and restored hamzas do not
 * count; after the proclitic ل the article is one form whether it is restored (ل + الأمم) or not (ل + لأمم).
 */
export function wordForms(parts: readonly string[], article: Article): WordForm[] {
  const out: WordForm[] = [];
  for (let i = 0; i < parts.length; i++) {
    let form = parts[i]!;
    if (article === 'joined' && i + 1 < parts.length && fold(form) === ARTICLE) form = ARTICLE + parts[++i]!;
    const folded = (fold(form) || form).replace(/\s/g, '').toLowerCase();
    const fused = out.at(-1)?.key === LAM && folded.length > ARTICLE.length && folded.startsWith(ARTICLE);
    out.push({ form, key: fused ? LAM + folded.slice(ARTICLE.length) : folded, part: i });
  }
  return out;
}
