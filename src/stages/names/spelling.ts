import { readTable } from '../../resources/readTable.js';
import { wordKey } from './keys.js';

/** Compares spellings of foreign names. All words are folded. */
export interface Spelling {
  /**
   * What all spellings of a word share: like letters as one, vowels left out. Different words may share it too, so it
   * only says what to compare.
   */
  skeleton(word: string): string;
  /** True where two words can be spellings of one name of a person. */
  isPersonVariant(a: string, b: string): boolean;
  /** The same of a body or place, whose name may have words of every day: العمل and العمال are two. */
  isBodyVariant(a: string, b: string): boolean;
}

/** A longer word is compared by its letters alone. */
const LONGEST = 24;
/** From this many bearers on, a word is a name of its own: محمد and محمود are two. */
const KNOWN_FROM = 20;
/** Two known names are one only where no more than this tells them apart: أنغيلا and أنجيلا. */
const KNOWN_COST = 1;
/** A doubled letter beside a single one. */
const DOUBLED = 2;
/** In bodies and places a shorter word may differ by habits of writing alone. */
const BODY_LENGTH = 6;
const BODY_COST = 2;

/** How much two spellings of a word may cost. */
function limitOf(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  if (length < 5) return length < 3 ? 0 : 2;
  return Math.min(8, length - 1);
}

/** @throws Error where a row cannot be read */
export function readSpelling(variants: Buffer, persons: Buffer): Spelling {
  const costs: Costs = {
    pairs: new Uint16Array(BLOCK * BLOCK).fill(FAR),
    dropped: new Uint16Array(BLOCK).fill(FAR),
    digraphs: [],
  };
  const classOf = new Map<string, string>();
  for (const [one, other, cost] of readTable(variants, ['one', 'other', 'cost', 'example'])) {
    const price = Number(cost);
    if (!(price > 0) || one!.length > 2 || other!.length > 1)
      throw new Error(`${one!} ${other!}: expected one or two letters, one letter or none, and a cost`);
    if (other === '') costs.dropped[placeOf(wordKey(one!).charCodeAt(0))] = price;
    else if (one!.length === 2) costs.digraphs.push({ two: one!, one: other!, cost: price });
    else {
      const from = placeOf(one!.charCodeAt(0));
      const to = placeOf(other!.charCodeAt(0));
      costs.pairs[from * BLOCK + to] = costs.pairs[to * BLOCK + from] = price;
      unite(classOf, one!, other!);
    }
  }
  const known = new Set<string>();
  for (const [token, count] of readTable(persons, ['token', 'count', 'flag'])) {
    if (Number(count) >= KNOWN_FROM) known.add(wordKey(token!));
  }
  const isDropped = (letter: string): boolean => costs.dropped[placeOf(letter.charCodeAt(0))]! < FAR;
  const isWithin = (a: string, b: string, limit: number): boolean => {
    if (a === b) return true;
    if (Math.max(a.length, b.length) > LONGEST || Math.abs(a.length - b.length) * DOUBLED > limit)
      return false;
    const [one, other] = withoutCommonEnds(alefForTaMarbuta(a), alefForTaMarbuta(b));
    return distance(one, other, costs) <= limit;
  };
  return {
    skeleton(word) {
      let letters = alefForTaMarbuta(word);
      for (const { two, one } of costs.digraphs) letters = letters.replaceAll(two, one);
      let out = letters !== '' && isDropped(letters) ? 'ا' : '';
      for (const letter of letters) {
        const like = classOf.get(letter) ?? letter;
        if (!isDropped(letter) && !out.endsWith(like)) out += like;
      }
      return out;
    },
    isPersonVariant: (a, b) => isWithin(a, b, known.has(a) && known.has(b) ? KNOWN_COST : limitOf(a, b)),
    isBodyVariant: (a, b) => {
      const isShort = Math.min(a.length, b.length) < BODY_LENGTH;
      return isWithin(a, b, isShort ? Math.min(BODY_COST, limitOf(a, b)) : limitOf(a, b));
    },
  };
}

/** ه at the end of a folded word is mostly ة, which sounds like ا. */
function alefForTaMarbuta(word: string): string {
  return word.length > 3 && word.endsWith('ه') ? `${word.slice(0, -1)}ا` : word;
}

/** Two words without the letters that they begin and end with alike, but for the innermost: two letters may be one sound. */
function withoutCommonEnds(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from++;
  let end = 0;
  while (end < shorter - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  from = Math.max(0, from - 1);
  end = Math.max(0, end - 1);
  return [a.slice(from, a.length - end), b.slice(from, b.length - end)];
}

/** Puts the classes of two letters together; a class is named for its first letter. */
function unite(classOf: Map<string, string>, one: string, other: string): void {
  const from = classOf.get(other) ?? other;
  const to = classOf.get(one) ?? one;
  classOf.set(from, to).set(one, to).set(other, to);
  for (const [letter, named] of classOf) if (named === from) classOf.set(letter, to);
}

/** The letters of the Arabic block have a place of their own, all other characters share one. */
const BLOCK = 257;
const OTHER = 256;
/** Costs more than any word may. */
const FAR = 1000;

function placeOf(unit: number): number {
  return unit >= 0x600 && unit <= 0x6ff ? unit - 0x600 : OTHER;
}

interface Costs {
  /** Of one letter for another, by the places of both. */
  readonly pairs: Uint16Array;
  /** Of a letter left out, by its place. */
  readonly dropped: Uint16Array;
  readonly digraphs: { readonly two: string; readonly one: string; readonly cost: number }[];
}

/**
 * The least cost of turning one word into the other by the table: the distance of Wagner and Fischer (1974) with a price
 * for each pair of letters. The first letter is never left out.
 */
function distance(a: string, b: string, costs: Costs): number {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width).fill(FAR);
  table[0] = 0;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i + j > 0) table[i * width + j] = step(a, b, i, j, table, width, costs);
    }
  }
  return table[a.length * width + b.length]!;
}

function step(
  a: string,
  b: string,
  i: number,
  j: number,
  table: Uint16Array,
  width: number,
  { pairs, digraphs, dropped }: Costs,
): number {
  const at = i * width + j;
  const from = i > 0 ? a.charCodeAt(i - 1) : 0;
  const to = j > 0 ? b.charCodeAt(j - 1) : 0;
  let least = FAR;
  if (i > 0 && j > 0) {
    const price = from === to ? 0 : pairs[placeOf(from) * BLOCK + placeOf(to)]!;
    least = Math.min(least, table[at - width - 1]! + price);
  }
  if (i > 1) {
    const price = from === a.charCodeAt(i - 2) ? DOUBLED : dropped[placeOf(from)]!;
    least = Math.min(least, table[at - width]! + price);
  }
  if (j > 1) {
    const price = to === b.charCodeAt(j - 2) ? DOUBLED : dropped[placeOf(to)]!;
    least = Math.min(least, table[at - 1]! + price);
  }
  for (const { two, one, cost } of digraphs) {
    if (i > 1 && to === one.charCodeAt(0) && a.startsWith(two, i - 2))
      least = Math.min(least, table[at - 2 * width - 1]! + cost);
    if (j > 1 && from === one.charCodeAt(0) && b.startsWith(two, j - 2))
      least = Math.min(least, table[at - width - 2]! + cost);
  }
  return least;
}
