import { AGREEMENTS, SEGMENT_ROLES } from '../../model/layers.js';
import { flat } from '../../text/flat.js';
import { agreementOf } from './agreement.js';
import type { Candidate } from './candidates.js';
import { otherContext, OTHER_LABEL } from './contexts.js';
import { POS } from './labels.js';
import { nominalLemma } from './lemma.js';
import { MOST_READINGS, type ReadWord, type WordWeights } from './readWord.js';
import { hashWord, stemCounter, stemFinder } from './stemTable.js';

/**
 * The words that were read, and their readings, as columns: what the loop over a sentence touches lies close together,
 * and nothing of it is an object. Numbers of words hold until `forget`.
 */
export interface WordStore {
  /** By word: its first slot, and what it shows to its neighbours. A word has the slots up to the first of the next one. */
  readonly firstSlots: Uint32Array;
  readonly contexts: Uint16Array;
  /** By slot, a likely reading of a word, best first: label, score, and the reading once it was chosen, else -1. */
  readonly labels: Uint8Array;
  readonly scores: Int32Array;
  readonly readings: Int32Array;
  /** By reading: codes of the layer `morphology`, the number of the lemma, the first part. Parts go up to that of the next one. */
  readonly pos: Uint8Array;
  readonly agreements: Uint8Array;
  readonly lemmas: Uint32Array;
  readonly firstParts: Uint32Array;
  /** By part: code of the role, where it ends in the word, the number of its form. */
  readonly roles: Uint8Array;
  readonly cuts: Uint8Array;
  readonly forms: Uint32Array;
  /** Lemmas and forms. */
  readonly strings: readonly string[];
  /** The number of a word; reads it on first sight. */
  word(norm: string): number;
  /** The number of a token that is no word, by its label. */
  other(label: number): number;
  /** The reading in a slot; -1 for a token that is no word. */
  reading(word: number, slot: number): number;
  /** Whether there is room for so many more words. */
  hasRoom(words: number): boolean;
  forget(): void;
}

/** Words that are kept, at most: those of some fifteen million tokens of news. */
const WORDS = 250_000;
const SLOTS = WORDS * 4;
const READINGS = WORDS * 2;
const PARTS = READINGS * 3;
/** The longest word has this many parts, at most. */
const PARTS_OF_ONE = 12;

/** @param read the likely readings of a word */
export function createWordStore(read: (word: string) => ReadWord, { stems, lemmas }: WordWeights): WordStore {
  const find = stemFinder(stems);
  const count = stemCounter(stems, find);
  const numbers = new Map<string, number>();
  const norms: string[] = [];
  const stringNumbers = new Map<string, number>();
  const strings: string[] = [];
  let slots = 0;
  let made = 0;
  let parts = 0;

  const stringNumber = (value: string): number => {
    let number = stringNumbers.get(value);
    if (number === undefined) {
      number = strings.push(value) - 1;
      stringNumbers.set(value, number);
    }
    return number;
  };

  const add = (norm: string, readings: number, context: number): number => {
    const number = norms.push(norm) - 1;
    store.contexts[number] = context;
    slots += readings;
    store.firstSlots[number + 1] = slots;
    return number;
  };

  const make = ({ analysis, stem, pos }: Candidate): number => {
    const at = find(hashWord(stem));
    const verb = pos === POS.verb && at >= 0 ? lemmas[stems.lemmas[at]! - 1] : undefined;
    const lemma = verb ?? nominalLemma(stem, pos, count);
    const agreement = agreementOf(stem, pos, at < 0 ? 0 : stems.flags[at]!, lemma, count);
    store.pos[made] = pos;
    store.agreements[made] = AGREEMENTS.indexOf(agreement);
    store.lemmas[made] = stringNumber(lemma);
    analysis.forms.forEach((form, i) => {
      store.roles[parts] = SEGMENT_ROLES.indexOf(analysis.roles[i]!);
      store.cuts[parts] = analysis.ends[i]!;
      store.forms[parts] = stringNumber(form);
      parts++;
    });
    store.firstParts[++made] = parts;
    return made - 1;
  };

  const store: WordStore = {
    firstSlots: new Uint32Array(WORDS + 1),
    contexts: new Uint16Array(WORDS),
    labels: new Uint8Array(SLOTS),
    scores: new Int32Array(SLOTS),
    readings: new Int32Array(SLOTS),
    pos: new Uint8Array(READINGS),
    agreements: new Uint8Array(READINGS),
    lemmas: new Uint32Array(READINGS),
    firstParts: new Uint32Array(READINGS + 1),
    roles: new Uint8Array(PARTS),
    cuts: new Uint8Array(PARTS),
    forms: new Uint32Array(PARTS),
    strings,
    word(norm) {
      let number = numbers.get(norm);
      if (number === undefined) {
        const copy = flat(norm);
        const { candidates, labels, scores, context } = read(copy);
        store.labels.set(labels, slots);
        store.scores.set(scores, slots);
        store.readings.fill(-1, slots, slots + labels.length);
        // The best reading is mostly the one that is chosen; for another one the word is read again.
        store.readings[slots] = make(candidates[0]!);
        number = add(copy, labels.length, context);
        numbers.set(copy, number);
      }
      return number;
    },
    other: (label) => label - OTHER_LABEL.number,
    reading(word, slot) {
      const known = store.readings[slot]!;
      if (known >= 0 || word <= OTHER_LABEL.edge - OTHER_LABEL.number) return known;
      const { candidates } = read(norms[word]!);
      return (store.readings[slot] = make(candidates[slot - store.firstSlots[word]!]!));
    },
    hasRoom: (words) =>
      norms.length + words <= WORDS &&
      slots + words * MOST_READINGS <= SLOTS &&
      made + words <= READINGS &&
      parts + words * PARTS_OF_ONE <= PARTS,
    forget() {
      numbers.clear();
      norms.length = 0;
      stringNumbers.clear();
      strings.length = 0;
      slots = 0;
      made = 0;
      parts = 0;
      for (let label = OTHER_LABEL.number; label <= OTHER_LABEL.edge; label++) {
        store.labels[slots] = label;
        store.scores[slots] = 0;
        store.readings[slots] = -1;
        add('', 1, otherContext(label));
      }
    },
  };
  store.forget();
  return store;
}
