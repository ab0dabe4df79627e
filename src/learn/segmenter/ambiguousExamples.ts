import { readFileSync } from 'node:fs';
import { otherLabel } from '../../stages/segment/contexts.js';
import { readTable } from '../../resources/readTable.js';
import type { Example } from './crf.js';
import { plainWord, splitsAs } from './goldExamples.js';
import { otherNode, type Word } from './words.js';

const TOKEN = /[\u0620-\u065f\u066e-\u06d3]+|\[|\]|\d+|\S/g;

/** Sentences written for Qawl in which one word, in square brackets, has the reading that is given; the others are left open. */
export function ambiguousExamples(read: (word: string) => Word, weight: number): Example[] {
  const file = new URL('../../resources/training/ambiguous.tsv', import.meta.url);
  return readTable(readFileSync(file), ['sentence', 'reading']).flatMap(([sentence, reading]) => {
    const nodes: Example['nodes'][number][] = [];
    const right: (Uint8Array | null)[] = [];
    let inside = false;
    for (const token of sentence!.match(TOKEN) ?? []) {
      if (token === '[' || token === ']') {
        inside = token === '[';
        continue;
      }
      const word = plainWord(token);
      const node = word === null ? otherNode(otherLabel(token)) : read(word);
      nodes.push(node);
      const mask =
        word === null || !inside
          ? null
          : Uint8Array.from((node as Word).candidates, ({ analysis }) =>
              splitsAs(analysis, reading!.split('+')) ? 1 : 0,
            );
      right.push(mask?.includes(1) ? mask : null);
    }
    return right.some((mask) => mask !== null) ? [{ nodes, right, weight, contextAlone: true }] : [];
  });
}
