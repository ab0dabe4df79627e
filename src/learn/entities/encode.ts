import type { ModelHeader } from '../../resources/modelFile.js';
import type { Facts } from '../../stages/entities/tagger/facts.js';
import { FOLLOWED, guided, GUIDELINES } from '../../stages/entities/tagger/guidelines.js';
import { LABELS } from '../../stages/entities/tagger/labels.js';
import { SCALE } from '../../stages/entities/tagger/model.js';
import { encodeModel } from '../encodeModel.js';
import { STRIDE } from './crf.js';
import type { Learned } from './learn.js';

/**
 * The bytes of a model: the features that say most, by their weights and how often they occur, as many as `most`. Those that count for guidelines which
 * the model does not follow are left out.
 */
export function encodeTagger(
  { crf, dictionary }: Learned,
  facts: Facts,
  shares: Float32Array,
  header: Omit<ModelHeader, 'model' | 'sha256' | 'arrays'>,
  most: number,
): Buffer {
  const { hashes, numberOf } = dictionary;
  const left = new Set<number>();
  for (let g = FOLLOWED.length; g < GUIDELINES.length; g++) {
    for (const hash of hashes) left.add(numberOf(guided(hash, g)));
  }
  const rows: { key: number; row: Int8Array; size: number }[] = [];
  hashes.forEach((key, number) => {
    if (left.has(number)) return;
    const row = new Int8Array(LABELS);
    let size = 0;
    for (let label = 0; label < LABELS; label++) {
      const steps = Math.round(crf.cells[number * STRIDE + label]! * SCALE);
      row[label] = Math.max(-127, Math.min(127, steps));
      size += Math.abs(row[label]!);
    }
    // What occurs often is met again: a rare feature has to say more to be kept.
    if (size > 0) rows.push({ key, row, size: size * Math.sqrt(dictionary.counts[number]!) });
  });
  rows.sort((a, b) => b.size - a.size || a.key - b.key);
  const kept = rows.slice(0, most);
  const weights = new Int8Array(kept.length * LABELS);
  kept.forEach(({ row }, i) => {
    weights.set(row, i * LABELS);
  });
  return encodeModel(
    { model: 'entities', ...header },
    {
      keys: Int32Array.from(kept, ({ key }) => key),
      weights,
      steps: crf.steps,
      shares,
      words: facts.keys,
      clusters: facts.clusters,
      marks: facts.marks,
      counts: facts.counts,
      middle: facts.middle,
      coarse: facts.coarse,
    },
  );
}
