import type { SpacedToken } from './gold.js';

/** A letter of the Arabic script, and no other than those with their marks. */
const WORD = /^(?=.*\p{L})[\p{L}\p{M}\u0640]+$/u;
const ARABIC = /^[\p{Script=Arabic}\p{Script=Inherited}\u0640]+$/u;

const isWord = ({ surface }: SpacedToken): boolean => WORD.test(surface) && ARABIC.test(surface);

/** Puts words of Arabic letters that no space parts together into multiword tokens. */
export function gluedTokens(tokens: readonly SpacedToken[]): SpacedToken[] {
  const out: SpacedToken[] = [];
  for (let i = 0; i < tokens.length;) {
    let end = i + 1;
    if (isWord(tokens[i]!)) {
      while (end < tokens.length && tokens[end - 1]!.after === '' && isWord(tokens[end]!)) end++;
    }
    const group = tokens.slice(i, end);
    out.push({
      surface: group.map(({ surface }) => surface).join(''),
      words: group.flatMap(({ words }) => words),
      after: group.at(-1)!.after,
    });
    i = end;
  }
  return out;
}
