import { fold } from '../../../text/fold.js';
import type { Vocabulary } from './phrases.js';

/** Reads a word as the vocabulary has it: whole, and behind proclitics. */
export interface WordReader {
  /**
   * Writes five numbers to `codes` from `at` on: the integer of the word as it stands; its integer behind one proclitic,
   * and how many characters stand before that; the same two behind two proclitics. 0 where no list has it.
   */
  read(norm: string, codes: Uint16Array, at: number): void;
}

/** Numbers a word has in the array of codes. */
export const CODES = 5;

const FIRST = 0x600;
const LAST = 0x6ff;
const FACTOR = 0x01000193;
const BASIS = 0x811c9dc5 | 0;
const LAM = 0x644;
/** What each unit of the Arabic block becomes when it is folded; 0 where it is dropped. */
const FOLDED = Uint16Array.from({ length: LAST - FIRST + 1 }, (_, k) => {
  const folded = fold(String.fromCharCode(FIRST + k));
  return folded === '' ? 0 : folded.charCodeAt(0);
});

/**
 * Makes a reader. No string is made of a word: it is hashed letter by letter as it would be folded, and that only
 * where a word of the lists begins with the same three letters.
 */
export function createWordReader(vocabulary: Vocabulary): WordReader {
  let bits = 10;
  while (1 << bits < vocabulary.size * 4) bits++;
  const last = (1 << bits) - 1;
  const table = new Uint16Array(1 << bits);
  const hashes = new Int32Array(1 << bits);
  const starts = new Uint8Array(1 << 15);
  const words: string[] = [''];
  for (const [word, id] of vocabulary) {
    words[id] = word;
    starts[startOf(word, 0)] = 1;
    const hash = hashOf(word, 0);
    let place = (hash ^ (hash >>> 15)) & last;
    while (table[place] !== 0) place = (place + 1) & last;
    table[place] = id;
    hashes[place] = hash;
  }
  const look = (norm: string, from: number): number => {
    const start = startOf(norm, from);
    if (start >= 0 && starts[start] === 0) return 0;
    const hash = hashOf(norm, from);
    let place = (hash ^ (hash >>> 15)) & last;
    for (let id = table[place]!; id !== 0; id = table[place]!) {
      if (hashes[place] === hash && isWord(words[id]!, norm, from)) return id;
      place = (place + 1) & last;
    }
    return 0;
  };
  const readCut = (norm: string, cut: number, codes: Uint16Array, at: number): void => {
    codes[at] = norm.length - cut < 2 ? 0 : look(norm, cut);
    codes[at + 1] = cut;
    if (norm.charCodeAt(cut - 1) !== LAM || norm.charCodeAt(cut) !== LAM) return;
    // Where ل swallowed the alef of the article (لليوم), the ل belongs to the word.
    const rest = fold(norm.slice(cut));
    const definite = vocabulary.get(`ا${rest}`) ?? vocabulary.get(`ال${rest}`);
    if (definite === undefined) return;
    codes[at] = definite;
    codes[at + 1] = cut - 1;
  };
  return {
    read(norm, codes, at) {
      codes[at] = look(norm, 0);
      codes[at + 1] = 0;
      codes[at + 3] = 0;
      if (!isProclitic(norm.charCodeAt(0))) return;
      readCut(norm, 1, codes, at + 1);
      if (isProclitic(norm.charCodeAt(1))) readCut(norm, 2, codes, at + 3);
    },
  };
}

/** The first three letters, folded, as one small number; -1 where one of them would be dropped. */
function startOf(norm: string, from: number): number {
  let start = 0;
  for (let k = from; k < from + 3; k++) {
    let c = k < norm.length ? norm.charCodeAt(k) : 32;
    if (c >= FIRST && c <= LAST) {
      c = FOLDED[c - FIRST]!;
      if (c === 0) return -1;
    }
    start = (start << 5) | (c & 31);
  }
  return start;
}

function hashOf(norm: string, from: number): number {
  let hash = BASIS;
  for (let k = from; k < norm.length; k++) {
    let c = norm.charCodeAt(k);
    if (c >= FIRST && c <= LAST) {
      c = FOLDED[c - FIRST]!;
      if (c === 0) continue;
    }
    hash = Math.imul(hash ^ c, FACTOR);
  }
  return hash;
}

/** و ف ب ل ك */
function isProclitic(unit: number): boolean {
  return unit === 0x648 || unit === 0x641 || unit === 0x628 || unit === LAM || unit === 0x643;
}

/** True where `norm`, folded from `from` on, is `word`. */
function isWord(word: string, norm: string, from: number): boolean {
  let at = 0;
  for (let k = from; k < norm.length; k++) {
    let c = norm.charCodeAt(k);
    if (c >= FIRST && c <= LAST) {
      c = FOLDED[c - FIRST]!;
      if (c === 0) continue;
    }
    if (word.charCodeAt(at++) !== c) return false;
  }
  return at === word.length;
}
