import type { Pattern } from './patternText.js';

/** What is found at a token; `first` where the pattern begins before it, at a minus. */
export type Found = Omit<Pattern, 'first' | 'skip'> & { readonly first?: number };

/** Codes of currencies by the name that several states share, as the document has told them so far. */
export type KnownCurrencies = Map<string, string>;
