/** The spelling with bare alef: much of the press leaves out the hamza. */
export function foldAlef(word: string): string {
  for (let i = 0; i < word.length; i++) {
    if (isHamzaAlef(word.charCodeAt(i))) return foldFrom(word, i);
  }
  return word;
}

/** آ أ إ ٱ */
export const isHamzaAlef = (c: number): boolean => c === 0x622 || c === 0x623 || c === 0x625 || c === 0x671;

function foldFrom(word: string, from: number): string {
  let out = word.slice(0, from);
  for (let i = from; i < word.length; i++) out += isHamzaAlef(word.charCodeAt(i)) ? '\u0627' : word[i]!;
  return out;
}
