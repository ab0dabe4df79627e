import { hashPair } from './hash.js';
import type { Form } from './forms.js';

/** A document as the tagger sees it: a form for each token, and what the stages before said of it. */
export interface TaggedText {
  readonly count: number;
  readonly forms: readonly Form[];
  /** How many letters of proclitics stand before the core of each token. */
  readonly skips: Uint8Array;
  /** The number of the sentence of each token. */
  readonly sentences: Int32Array;
  /** The part of speech of the stem of each token, counted from 1; 0 where it has none. */
  readonly pos: Uint8Array;
  /** Where a token stands between quotation marks: 0 outside, 1 in a pair of at most four tokens, 2 of at most eight, 3 longer. */
  readonly quoted: Uint8Array;
  /** Bits of the phrases that begin at a token, and of those that it continues. */
  readonly phraseStarts: Int32Array;
  readonly phraseInsides: Int32Array;
}

/** How far a token looks to both sides. */
export const REACH = 2;

const T = {
  edge: 100, pos: 101, quoted: 102, start: 103, inside: 104, words: 105, middles: 106, kinds: 107, wordMiddle: 108,
  middleWord: 109, coarses: 110, kinds3: 111, kindWord: 112, posPair: 113, phraseNext: 114, place: 115, kinds5: 116,
  prefixKinds: 117, coarse5: 118, wordsFar: 119,
} as const; // prettier-ignore

/** How many features a token has at most, beside those of the forms around it. */
export const MOST_FEATURES = 128;

/**
 * Writes the hashes of the features of a token that depend on more than one form, and returns how many there are.
 * Those of single forms around it are the forms' own: see `placed`.
 */
export function contextFeatures(
  text: TaggedText,
  t: number,
  first: number,
  end: number,
  out: Int32Array,
): number {
  const { forms, pos, quoted, phraseStarts, phraseInsides } = text;
  let n = 0;
  const here = forms[t]!;
  const before = t > first ? forms[t - 1] : undefined;
  const after = t + 1 < end ? forms[t + 1] : undefined;
  const before2 = t - 2 >= first ? forms[t - 2] : undefined;
  const after2 = t + 2 < end ? forms[t + 2] : undefined;
  const kb = before ? before.kind : 80;
  const ka = after ? after.kind : 81;
  const kb2 = before2 ? before2.kind : 80;
  const ka2 = after2 ? after2.kind : 81;
  const wb = before ? before.word : 1;
  const wa = after ? after.word : 2;
  const mb = before ? before.middle : 1;
  const ma = after ? after.middle : 2;
  const cb = before ? before.coarse : 1;
  const ca = after ? after.coarse : 2;

  if (t === first) out[n++] = hashPair(T.edge, 1);
  if (t + 1 === end) out[n++] = hashPair(T.edge, 2);
  if (t < 3) out[n++] = hashPair(T.place, t);
  const pb = t > first ? pos[t - 1]! : 14;
  const pa = t + 1 < end ? pos[t + 1]! : 15;
  out[n++] = hashPair(T.pos, pos[t]!);
  out[n++] = hashPair(T.pos, 16 + pb);
  out[n++] = hashPair(T.pos, 32 + pa);
  out[n++] = hashPair(T.posPair, pb * 16 + pos[t]!);
  out[n++] = hashPair(T.posPair, 256 + pos[t]! * 16 + pa);
  out[n++] = hashPair(T.posPair, 512 + pos[t]! * 64 + here.kind);
  if (quoted[t] !== 0) {
    out[n++] = hashPair(T.quoted, quoted[t]!);
    out[n++] = hashPair(T.quoted, quoted[t]! * 128 + here.kind);
  }
  // Phrases of the lists.
  for (let bits = phraseStarts[t]!, bit = 0; bits >> bit !== 0; bit++)
    if (bits & (1 << bit)) out[n++] = hashPair(T.start, bit);
  for (let bits = phraseInsides[t]!, bit = 0; bits >> bit !== 0; bit++)
    if (bits & (1 << bit)) out[n++] = hashPair(T.inside, bit);
  if (t + 1 < end && phraseStarts[t + 1] !== 0) out[n++] = hashPair(T.phraseNext, phraseStarts[t + 1]!);
  if (t > first && (phraseInsides[t - 1] !== 0 || phraseStarts[t - 1] !== 0))
    out[n++] = hashPair(
      T.phraseNext,
      hashPair(phraseInsides[t - 1]! | phraseStarts[t - 1]!, phraseInsides[t]!),
    );

  out[n++] = hashPair(T.words, hashPair(wb, here.word));
  out[n++] = hashPair(T.words, hashPair(here.word, wa) ^ 0x5555);
  out[n++] = hashPair(T.wordsFar, hashPair(before2 ? before2.word : 3, wb));
  out[n++] = hashPair(T.wordsFar, hashPair(wa, after2 ? after2.word : 4) ^ 0x5555);
  out[n++] = hashPair(T.middles, hashPair(mb, here.middle));
  out[n++] = hashPair(T.middles, hashPair(here.middle, ma) ^ 0x5555);
  out[n++] = hashPair(T.coarses, hashPair(hashPair(cb, here.coarse), ca));
  out[n++] = hashPair(T.coarses, hashPair(cb, here.coarse));
  out[n++] = hashPair(T.coarses, hashPair(here.coarse, ca) ^ 0x5555);
  out[n++] = hashPair(T.coarses, hashPair(hashPair(before2 ? before2.coarse : 3, cb), here.coarse) ^ 0x3333);
  out[n++] = hashPair(T.wordMiddle, hashPair(wb, here.middle));
  out[n++] = hashPair(T.wordMiddle, hashPair(wa, here.middle) ^ 0x5555);
  out[n++] = hashPair(T.middleWord, hashPair(mb, here.word));
  out[n++] = hashPair(T.middleWord, hashPair(ma, here.word) ^ 0x5555);
  out[n++] = hashPair(T.kinds, kb * 128 + here.kind);
  out[n++] = hashPair(T.kinds, (1 << 20) + here.kind * 128 + ka);
  out[n++] = hashPair(T.kinds3, (kb * 128 + here.kind) * 128 + ka);
  out[n++] = hashPair(T.kinds3, (1 << 22) + (kb2 * 128 + kb) * 128 + here.kind);
  out[n++] = hashPair(T.kinds3, (1 << 23) + (here.kind * 128 + ka) * 128 + ka2);
  out[n++] = hashPair(T.kinds5, hashPair((kb2 * 128 + kb) * 128 + here.kind, ka));
  out[n++] = hashPair(T.kindWord, hashPair(kb, here.word));
  out[n++] = hashPair(T.kindWord, hashPair(ka, here.word) ^ 0x5555);
  out[n++] = hashPair(T.kindWord, hashPair(wb, here.kind) ^ 0x3333);
  out[n++] = hashPair(T.kindWord, hashPair(wa, here.kind) ^ 0x7777);
  // The nearest word to the left that is no part of a name by itself: what governs a long name.
  let governor = 0;
  for (let i = t - 1, steps = 0; i >= first && steps < 5; i--, steps++) {
    const kind = forms[i]!.kind;
    if (kind >= 2 && kind <= 9) {
      governor = hashPair(kind, steps);
      break;
    }
    if (kind === 1 || kind >= 90) break;
  }
  if (governor !== 0) {
    out[n++] = hashPair(T.prefixKinds, governor);
    out[n++] = hashPair(T.prefixKinds, hashPair(governor, here.kind));
  }
  return n;
}

/** The hash of a form's feature at a distance from the token. */
export const placed = (feature: number, distance: number): number =>
  distance === 0 ? feature : hashPair(feature, distance + 7);

/** How many features of a form are of use at a distance. */
export function usedAt(form: Form, distance: number): number {
  return distance === 0 ? form.features.length : Math.abs(distance) === 1 ? form.near : form.far;
}
