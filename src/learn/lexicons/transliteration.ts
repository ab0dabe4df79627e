/**
 * Does an Arabic name sound like its English one? Gazetteers hold machine translations (حاجز for Bar, ديك رومي
 * for Turkey); a name that was written by ear keeps its consonants.
 */

import { fold } from '../../text/fold.js';
import { PLACE_HEADS } from './heads.js';

const ARABIC: Record<string, string> = {};
const SOUNDS: [string, string][] = [
  ['b', 'بپ'],
  ['t', 'تطث'],
  ['k', 'كقخ'],
  ['j', 'ج'],
  ['g', 'غگ'],
  ['s', 'سصزظشچژ'],
  ['d', 'دضذ'],
  ['r', 'ر'],
  ['f', 'فڤڨ'],
  ['l', 'ل'],
  ['m', 'م'],
  ['n', 'ن'],
];
for (const [sound, letters] of SOUNDS) for (const letter of letters) ARABIC[letter] = sound;

/** Longer spellings first: each replacement works on what the one before left. */
const LATIN: [RegExp, string][] = [
  [/[^a-z]/g, ''],
  [/tch|sch|sh|ch|cz|zh|c(?=[ei])/g, 's'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/gh/g, 'g'],
  [/kh|ck|c/g, 'k'],
  [/[xz]/g, 's'],
  [/q/g, 'j'],
  [/v/g, 'f'],
  [/p/g, 'b'],
  [/[aeiouyhw]/g, ''],
];

const ENGLISH_HEADS = new Set(
  (
    'city town province provincia district distrito county governorate region state department departamento ' +
    'prefecture zone division municipality municipio of the de la al el'
  ).split(' '),
);

function skeleton(sounds: string): string {
  let out = '';
  for (const sound of sounds) {
    const loose = sound === 'k' ? 'g' : sound;
    if (!out.endsWith(loose)) out += loose;
  }
  return out;
}

function latinSkeleton(english: string): string {
  const plain = english.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z'’‘ʻ`]+/).filter((word) => word !== '' && !ENGLISH_HEADS.has(word));
  return skeleton(
    words.map((word) => LATIN.reduce((text, [from, to]) => text.replace(from, to), word)).join(''),
  );
}

function arabicSkeleton(words: readonly string[]): string {
  const folded = words.map(fold).filter((word) => !PLACE_HEADS.has(word));
  const bare = folded.map((word) => (word.startsWith('ال') && word.length > 4 ? word.slice(2) : word));
  return skeleton([...bare.join('')].map((letter) => ARABIC[letter] ?? '').join(''));
}

/** j, q and ج may be g, k, s or sh elsewhere: Trujillo تروخيو, Qingdao تشينغداو, Beijing بكين. */
const agree = (a: string, b: string): boolean =>
  a === b || (a === 'j' && 'gs'.includes(b)) || (b === 'j' && 'gs'.includes(a));

/** Length of the longest common subsequence. */
function common(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) {
      next.push(agree(letter, b[j]!) ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    }
    row = next;
  }
  return row[b.length]!;
}

/** True where at least two thirds of the consonants agree in order. */
export function soundsLike(words: readonly string[], english: string): boolean {
  const arabic = arabicSkeleton(words);
  const latin = latinSkeleton(english);
  if (arabic === '' || latin === '') return arabic === latin;
  return (2 * common(arabic, latin)) / (arabic.length + latin.length) >= 0.66;
}
