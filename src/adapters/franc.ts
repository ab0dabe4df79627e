import { franc } from 'franc';

/**
 * franc's guess at the language of a text: an ISO 639-3 code, or `und`. It looks at the first 2,048 characters and
 * separates languages, not dialects.
 */
export function guessLanguage(text: string): string {
  return franc(text);
}
