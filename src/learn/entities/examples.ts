import {
  contextFeatures,
  MOST_FEATURES,
  placed,
  REACH,
  usedAt,
  type TaggedText,
} from '../../stages/entities/tagger/features.js';
import { guided, guidedAt } from '../../stages/entities/tagger/guidelines.js';
import type { DocumentMemory } from '../../stages/entities/tagger/memory.js';
import type { Examples } from './crf.js';

/** A document that is learned from or measured with. */
export interface TaggedDocument {
  readonly text: TaggedText;
  readonly labels: Uint8Array;
  /** The guidelines that it was annotated after: features count for all, and once more for each of them. */
  readonly guidelines: number;
}

/** Hashes of features in place of their numbers, and the first sentence of each document (and the end). */
export interface HashedExamples extends Examples {
  readonly documents: Uint32Array;
}

/**
 * Writes out the features of documents.
 * @param memories of each document, or undefined where there are none yet
 * @param withGuidelines whether features count once more for the guidelines of the document (Daumé 2007)
 */
export function hashExamples(
  documents: readonly TaggedDocument[],
  memories: readonly (DocumentMemory | undefined)[],
  withGuidelines: boolean,
): HashedExamples {
  let tokens = 0;
  for (const { text } of documents) tokens += text.count;
  let features = new Int32Array(tokens * 96);
  const offsets = new Uint32Array(tokens + 1);
  const ends = new Uint32Array(tokens);
  const labels = new Uint8Array(tokens);
  const classes = new Uint8Array(tokens);
  const sentences: number[] = [];
  const starts: number[] = [];
  const buffer = new Int32Array(MOST_FEATURES);
  let token = 0;
  let n = 0;
  documents.forEach(({ text, labels: right, guidelines }, d) => {
    starts.push(sentences.length);
    const memory = memories[d];
    for (let first = 0, end = 0; first < text.count; first = end) {
      while (end < text.count && text.sentences[end] === text.sentences[first]) end++;
      sentences.push(token);
      for (let t = first; t < end; t++, token++) {
        while (n + 1024 > features.length) {
          const longer = new Int32Array(features.length * 2);
          longer.set(features);
          features = longer;
        }
        for (let distance = -REACH; distance <= REACH; distance++) {
          if (t + distance < first || t + distance >= end) continue;
          const form = text.forms[t + distance]!;
          const used = usedAt(form, distance);
          const copied = withGuidelines ? guidedAt(form, distance) : 0;
          for (let i = 0; i < used; i++) {
            const feature = placed(form.features[i]!, distance);
            features[n++] = feature;
            if (i < copied) features[n++] = guided(feature, guidelines);
          }
        }
        const count = contextFeatures(text, t, first, end, buffer);
        for (let i = 0; i < count; i++) features[n++] = buffer[i]!;
        ends[token] = n;
        if (memory) n = memory.features(t, first, end, features, n);
        offsets[token + 1] = n;
        labels[token] = right[t]!;
        classes[token] = text.forms[t]!.step;
      }
    }
  });
  starts.push(sentences.length);
  sentences.push(token);
  return {
    features: features.subarray(0, n),
    offsets,
    memories: ends,
    labels,
    classes,
    sentences: Uint32Array.from(sentences),
    documents: Uint32Array.from(starts),
  };
}

/** The features that are learned: their hashes by number, most frequent first. */
export interface Dictionary {
  readonly hashes: Int32Array;
  /** How often each occurs. */
  readonly counts: Int32Array;
  /** The number of a hash, or -1. */
  numberOf(hash: number): number;
}

/** Counts features and keeps those that occur often enough. */
export function createDictionary({ features }: Examples, fewest: number): Dictionary {
  const size = 2 ** Math.min(25, Math.ceil(Math.log2(2 * features.length + 2)));
  const mask = size - 1;
  const keys = new Int32Array(size);
  const values = new Int32Array(size);
  const slotOf = (hash: number): number => {
    let at = Math.imul(hash, 0x9e3779b1) & mask;
    while (keys[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  for (const hash of features) {
    const at = slotOf(hash || 1);
    keys[at] = hash || 1;
    values[at]!++;
  }
  const slots: number[] = [];
  for (let at = 0; at < size; at++) {
    if (values[at]! >= fewest) slots.push(at);
  }
  slots.sort((a, b) => values[b]! - values[a]! || keys[a]! - keys[b]!);
  const counts = Int32Array.from(slots, (at) => values[at]!);
  values.fill(-1);
  slots.forEach((at, number) => (values[at] = number));
  return {
    hashes: Int32Array.from(slots, (at) => keys[at]!),
    counts,
    numberOf: (hash) => {
      const at = slotOf(hash || 1);
      return keys[at] === 0 ? -1 : values[at]!;
    },
  };
}

/** Numbers in place of hashes; features that the dictionary does not have are left out. */
export function numberExamples(examples: HashedExamples, { numberOf }: Dictionary): HashedExamples {
  const { offsets, memories } = examples;
  const features = new Int32Array(examples.features.length);
  const newOffsets = new Uint32Array(offsets.length);
  const newMemories = new Uint32Array(memories.length);
  let n = 0;
  for (let t = 0; t < memories.length; t++) {
    for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
      if (f === memories[t]) newMemories[t] = n;
      const number = numberOf(examples.features[f]!);
      if (number >= 0) features[n++] = number;
    }
    if (memories[t] === offsets[t + 1]) newMemories[t] = n;
    newOffsets[t + 1] = n;
  }
  return { ...examples, features: features.subarray(0, n), offsets: newOffsets, memories: newMemories };
}
