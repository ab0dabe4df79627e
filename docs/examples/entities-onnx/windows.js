// @ts-check

/**
 * A stretch of words that the model reads at once, as numbers of words, half-open. It reads from `from` to `to`, and
 * decides about those from `decideFrom` to `decideTo`; the others are there for their context.
 *
 * @typedef {{ from: number, to: number, decideFrom: number, decideTo: number }} Window
 */

/**
 * Cuts a document into windows that the model can hold. A window ends with a sentence where it can; one that cuts a
 * sentence leaves the second half of the overlap to the next window, which sees what follows.
 *
 * @param {readonly number[]} lengths the pieces of each word; none has more than `room`
 * @param {readonly number[]} sentences the sentence of each word
 * @param {number} room how many pieces a window holds
 * @param {number} overlap how many pieces of the last window the next one begins with, at most
 * @returns {Window[]} every word is decided about in one of them
 */
export function windowsOf(lengths, sentences, room, overlap) {
  const count = lengths.length;
  /** @type {Window[]} */
  const windows = [];
  let from = 0;
  let decideFrom = 0;
  while (decideFrom < count) {
    let to = from;
    for (let used = 0; to < count && used + lengths[to] <= room; to++) used += lengths[to];
    let end = to;
    while (end < count && end > decideFrom && sentences[end] === sentences[end - 1]) end--;
    const cutsSentence = end === decideFrom;
    if (!cutsSentence) to = end;

    let next = to;
    let shared = 0;
    while (to < count && next > from && shared + lengths[next - 1] <= overlap) shared += lengths[--next];
    // The next window must have room for a word that this one does not have.
    while (next < to && shared + lengths[to] > room) shared -= lengths[next++];
    const decideTo = cutsSentence ? Math.max(decideFrom + 1, next + ((to - next) >> 1)) : to;
    windows.push({ from, to, decideFrom, decideTo });
    from = next;
    decideFrom = decideTo;
  }
  return windows;
}
