import type { Node } from './crf.js';
import { candidatesOf, type Candidate, type ClosedClasses } from '../../stages/segment/candidates.js';
import { labelOf, otherContext, wordContext } from '../../stages/segment/contexts.js';
import { featureWriter, MOST_FEATURES } from '../../stages/segment/features.js';
import type { HardWords } from '../../stages/segment/hardWords.js';
import { stemCounter, stemFinder, type StemTable } from '../../stages/segment/stemTable.js';

/** A word with its readings, as training sees it. */
export interface Word extends Node {
  readonly candidates: readonly Candidate[];
}

interface Knowledge {
  readonly hard: HardWords;
  readonly closed: ClosedClasses;
  readonly stems: StemTable;
  readonly rank: (hash: number) => number;
}

/** Makes the function from a word to its readings with their features; each word is read once. */
export function wordReader({ hard, closed, stems, rank }: Knowledge): (word: string) => Word {
  const words = new Map<string, Word>();
  const find = stemFinder(stems);
  const count = stemCounter(stems, find);
  const write = featureWriter(stems, find);
  const buffer = new Int32Array(MOST_FEATURES);
  return (word) => {
    let read = words.get(word);
    if (read === undefined) {
      const candidates = candidatesOf(word, hard, closed, count);
      const features: number[] = [];
      const offsets = [0];
      for (const candidate of candidates) {
        const many = write(word, candidate, buffer, 0);
        for (let i = 0; i < many; i++) features.push(buffer[i]!);
        offsets.push(features.length);
      }
      read = {
        candidates,
        labels: Uint8Array.from(candidates, labelOf),
        features: Int32Array.from(features),
        offsets: Uint32Array.from(offsets),
        context: wordContext(word, rank),
      };
      words.set(word, read);
    }
    return read;
  };
}

/** A token that is no word. */
export function otherNode(label: number): Node {
  return {
    labels: Uint8Array.of(label),
    features: new Int32Array(0),
    offsets: Uint32Array.of(0, 0),
    context: otherContext(label),
  };
}
