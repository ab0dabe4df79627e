import type { Mention } from './mentions.js';
import { NONE, sameSentence, type Reading } from './reading.js';
import { headAt, readPhrase, type TitleFacts } from './titlePhrase.js';
import { titleAt } from './wordLists.js';

const SEPARATORS: ReadonlySet<string> = new Set(['،', ',', '(']);
const LONGEST_TITLE = 4;

/** A title behind a name: its tokens, half-open. */
export interface Apposition {
  readonly from: number;
  readonly to: number;
}

/**
 * The title right behind the name of a person: أحمد سالم، مدير المستشفى. Without a comma only where the name is the
 * subject of a verb of saying, which takes no object (قال أحمد سالم مدير المستشفى): elsewhere the title may be of
 * somebody whom the bearer of the name meets.
 */
export function appositionOf(
  reading: Reading,
  mention: Mention,
  first: number,
  facts: TitleFacts,
): Apposition | null {
  const { titles, lists } = facts;
  if (!sameSentence(reading, mention.from, mention.to)) return null;
  const parted = SEPARATORS.has(reading.norms(mention.to));
  const spoken = sameSentence(reading, first, first - 1) && reading.speech[first - 1] !== 0;
  if (!parted && !spoken) return null;
  const from = parted ? mention.to + 1 : mention.to;
  const words: string[] = [];
  for (let i = from; words.length < LONGEST_TITLE && sameSentence(reading, mention.from, i); i++) {
    if (!reading.isWord(i) || reading.titleAt[i] !== NONE || reading.mentionAt[i] !== NONE) break;
    words.push(reading.titleKeys(i));
  }
  const found = words.length > 0 ? titleAt(titles, words, 0) : null;
  if (
    !found ||
    !(lists['alone-class'].has(found.title.class) || lists['speaker-class'].has(found.title.class))
  )
    return null;
  const head = headAt(words[0]!, () => true)!;
  const phrase = readPhrase(reading, from, head, facts);
  if (!phrase || (phrase.rest.length === 0 && !(head.definite && parted))) return null;
  return { from, to: phrase.to };
}
