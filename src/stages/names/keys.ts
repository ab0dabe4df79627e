import { fold } from '../../text/fold.js';

/** A word as names are compared: folded, Latin letters small. */
export function wordKey(word: string): string {
  const key = fold(word);
  const first = key.charCodeAt(0);
  return first < 0x250 ? key.toLowerCase() : key;
}

/**
 * A word as titles are compared: folded, but with its ة, because مدافعه is his defender and no woman. Behind the article
 * a ه at the end can only be a ة.
 */
export function titleKey(word: string): string {
  const key = wordKey(word);
  const feminine = word.endsWith('ة') || (key.endsWith('ه') && HAS_ARTICLE.test(key));
  return feminine ? `${key.slice(0, -1)}ة` : key;
}

const HAS_ARTICLE = /^[وف]?(?:[بك]?ال|لل)/;

/**
 * Takes the article off a key, as long as four letters stay with it: also off ألمانيا, which is folded as if it had one,
 * and off الألمانية, so that both begin alike.
 */
export function withoutArticle(key: string): string {
  let bare = key;
  while (bare.startsWith('ال') && bare.length > 4) bare = bare.slice(2);
  return bare;
}

/** The words of a body or place as they are compared: each without its article. */
export function bodyUnits(words: readonly string[]): string[] {
  return words.map((word) => withoutArticle(wordKey(word)));
}

/** The key of a listed name of a body or place. */
export function nameKey(name: string): string {
  return bodyUnits(name.split(' ')).join(' ');
}
