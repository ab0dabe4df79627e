// @ts-check

/**
 * WordPiece as BERT has it (Devlin et al. 2019): a word is cut at its punctuation marks, and what is left into the
 * longest pieces that the vocabulary has, from the left; all but the first begin with `##`.
 */

/** A longer word is unknown as a whole. */
const LONGEST_WORD = 100;
/** Signs that nobody sees; BERT drops them. */
const HIDDEN = /[\p{C}\ufffd]/gu;
const ACCENTS = /\p{Mn}/gu;
/** Words of their own inside a word: what BERT takes for punctuation, and Chinese characters. */
const ALONE = /([\p{P}$+<=>^`|~\p{Script=Han}])/u;

/**
 * Reads a `vocab.txt`: a piece a line; its line number, from 0, is its id.
 *
 * @param {string} content
 * @returns {Map<string, number>}
 */
export function readVocabulary(content) {
  const lines = content.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return new Map(lines.map((piece, id) => [piece, id]));
}

/**
 * The id of a piece that the vocabulary must have.
 *
 * @param {Map<string, number>} vocabulary
 * @param {string} piece
 * @returns {number}
 * @throws {Error} where it does not have it
 */
export function idOf(vocabulary, piece) {
  const id = vocabulary.get(piece);
  if (id === undefined) throw new Error(`the vocabulary has no ${piece}: it is none of a BERT`);
  return id;
}

/**
 * A function from a word to the ids of its pieces, at least one.
 *
 * @param {Map<string, number>} vocabulary
 * @param {boolean} lowerCase for "uncased" models: small letters, and no accents. Of أ they take the hamza too.
 * @returns {(word: string) => number[]}
 */
export function wordPieces(vocabulary, lowerCase) {
  const unknown = idOf(vocabulary, '[UNK]');
  let longest = 0;
  for (const piece of vocabulary.keys()) longest = Math.max(longest, piece.length);
  return (word) => {
    const shown = word.replace(HIDDEN, '');
    const plain = lowerCase ? shown.toLowerCase().normalize('NFD').replace(ACCENTS, '') : shown;
    const parts = plain.split(ALONE).filter((part) => part !== '');
    const ids = parts.flatMap((part) => longestPieces(part, vocabulary, longest) ?? [unknown]);
    return ids.length === 0 ? [unknown] : ids;
  };
}

/**
 * @param {string} word
 * @param {Map<string, number>} vocabulary
 * @param {number} longest
 * @returns {number[] | undefined} undefined where a part of the word is no piece
 */
function longestPieces(word, vocabulary, longest) {
  if (word.length > LONGEST_WORD) return undefined;
  const ids = [];
  let start = 0;
  while (start < word.length) {
    const head = start === 0 ? '' : '##';
    let end = Math.min(word.length, start + longest);
    let id;
    while (end > start && (id = vocabulary.get(head + word.slice(start, end))) === undefined) end--;
    if (id === undefined) return undefined;
    ids.push(id);
    start = end;
  }
  return ids;
}
