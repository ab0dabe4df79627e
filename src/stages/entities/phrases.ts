import { fold } from '../../text/fold.js';

/** A node of a trie over folded words. `entries` are the phrases that end here. */
export interface PhraseNode<E> {
  readonly next: Map<string, PhraseNode<E>>;
  readonly entries: E[];
}

/** Makes an empty trie. */
export function phraseTrie<E>(): PhraseNode<E> {
  return { next: new Map(), entries: [] };
}

/** Adds a phrase: words separated by spaces, folded here. */
export function addPhrase<E>(root: PhraseNode<E>, phrase: string, entry: E): void {
  let node = root;
  for (const word of fold(phrase).split(' ')) {
    if (word === '') continue;
    let child = node.next.get(word);
    if (!child) {
      child = phraseTrie<E>();
      node.next.set(word, child);
    }
    node = child;
  }
  if (node !== root) node.entries.push(entry);
}
