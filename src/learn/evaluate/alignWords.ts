/** A word as the shared task sees it. */
export interface AlignedWord {
  /** The span of its token, counted without white space. */
  readonly start: number;
  readonly end: number;
  /** Whether its token has more words. */
  readonly multiword: boolean;
  /** What is compared inside multiword tokens. */
  readonly key: string;
}

/**
 * Aligns the words of a gold with ours as the CoNLL 2018 shared task defines it: where a token of either side has more
 * words, all words of the smallest stretch that no such token crosses are aligned by the longest common subsequence
 * of their forms; elsewhere, words are aligned where their spans are equal.
 *
 * @returns pairs of indices, in order
 */
export function alignWords(gold: readonly AlignedWord[], ours: readonly AlignedWord[]): [number, number][] {
  const pairs: [number, number][] = [];
  let g = 0;
  let o = 0;
  while (g < gold.length && o < ours.length) {
    const a = gold[g]!;
    const b = ours[o]!;
    if (a.multiword || b.multiword) {
      // The single word that begins before the multiword token is outside of it.
      if (a.multiword && !b.multiword && b.start < a.start) o++;
      else if (!a.multiword && b.multiword && a.start < b.start) g++;
      const [goldEnd, oursEnd] = stretchEnd(gold, ours, g, o, a.multiword ? a.end : b.end);
      alignByForms(gold, ours, [g, goldEnd], [o, oursEnd], pairs);
      g = goldEnd;
      o = oursEnd;
    } else if (a.start === b.start && a.end === b.end) {
      pairs.push([g++, o++]);
    } else if (a.start <= b.start) g++;
    else o++;
  }
  return pairs;
}

/** The first words after the stretch that begins with words `g` and `o` and ends at `end` or later. */
function stretchEnd(
  gold: readonly AlignedWord[],
  ours: readonly AlignedWord[],
  g: number,
  o: number,
  end: number,
): [number, number] {
  const isBeyond = (word: AlignedWord | undefined): boolean =>
    !word || (word.multiword ? word.start >= end : word.end > end);
  while (!isBeyond(gold[g]) || !isBeyond(ours[o])) {
    const takesGold = g < gold.length && (o >= ours.length || gold[g]!.start <= ours[o]!.start);
    const word = takesGold ? gold[g++]! : ours[o++]!;
    if (word.multiword && word.end > end) end = word.end;
  }
  return [g, o];
}

/** The longest common subsequence of two short stretches, added to `pairs`. */
function alignByForms(
  gold: readonly AlignedWord[],
  ours: readonly AlignedWord[],
  [g, goldEnd]: readonly [number, number],
  [o, oursEnd]: readonly [number, number],
  pairs: [number, number][],
): void {
  const width = oursEnd - o + 1;
  // longest[i * width + j]: of the words from g + i on and from o + j on.
  const longest = new Uint32Array((goldEnd - g + 1) * width);
  for (let i = goldEnd - g - 1; i >= 0; i--) {
    for (let j = oursEnd - o - 1; j >= 0; j--) {
      const at = i * width + j;
      longest[at] =
        gold[g + i]!.key === ours[o + j]!.key
          ? longest[at + width + 1]! + 1
          : Math.max(longest[at + width]!, longest[at + 1]!);
    }
  }
  let i = 0;
  let j = 0;
  while (g + i < goldEnd && o + j < oursEnd) {
    const at = i * width + j;
    if (gold[g + i]!.key === ours[o + j]!.key) pairs.push([g + i++, o + j++]);
    else if (longest[at] === longest[at + width]) i++;
    else j++;
  }
}
