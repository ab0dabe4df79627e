import { fold } from '../../../text/fold.js';
import { scanTokens } from '../../tokenize/scanTokens.js';

/** A phrase of a list: its words as integers of the vocabulary, in order. */
export interface Phrase<E> {
  readonly words: readonly number[];
  readonly entry: E;
}

/** Phrases by their first word, the longest first. */
export type Phrases<E> = (readonly Phrase<E>[] | undefined)[];

/** The words of all phrases, folded, each with an integer from 1 on. */
export type Vocabulary = Map<string, number>;

/** Adds a phrase. It is cut into tokens as a text is, so that ق.م is three. */
export function addPhrase<E>(vocabulary: Vocabulary, phrases: Phrases<E>, phrase: string, entry: E): void {
  const { starts, ends, length } = scanTokens(phrase);
  const words: number[] = [];
  for (let i = 0; i < length; i++) {
    const word = fold(phrase.slice(starts[i], ends[i]));
    let id = vocabulary.get(word);
    if (id === undefined) {
      id = vocabulary.size + 1;
      vocabulary.set(word, id);
    }
    words.push(id);
  }
  const first = words[0];
  if (first === undefined) return;
  const others = phrases[first] ?? [];
  phrases[first] = [...others, { words, entry }].sort((a, b) => b.words.length - a.words.length);
}
