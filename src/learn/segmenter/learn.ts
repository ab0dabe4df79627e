import type { GoldSentence } from '../evaluate/gold.js';
import type { ClosedClasses } from '../../stages/segment/candidates.js';
import { contextClasses, otherContext, OTHER_LABEL } from '../../stages/segment/contexts.js';
import type { ContextWeights } from '../../stages/segment/decode.js';
import { foldAlef } from '../../stages/segment/foldAlef.js';
import type { HardWords } from '../../stages/segment/hardWords.js';
import { SCALE, type WordWeights } from '../../stages/segment/readWord.js';
import type { StemTable } from '../../stages/segment/stemTable.js';
import { createCrf, createTrainer, type Crf, type Example } from './crf.js';
import { goldExample } from './goldExamples.js';
import { wordReader, type Word } from './words.js';

/*
 * These were chosen on UD Arabic-PUD (trained on one half, measured on the other) and on texts that are not trained on.
 * More rounds and faster steps learn the words of the gold by heart.
 */
const EPOCHS = 3;
const RATE = 0.05;
/** What is left of each weight after an epoch: holds back what few examples have taught. */
const DECAY = 0.9;
/** The same sentences without hamza on alef, as half of the press writes them. */
const BARE_WEIGHT = 0.5;

export interface Knowledge {
  readonly hard: HardWords;
  readonly closed: ClosedClasses;
  readonly stems: StemTable;
  readonly lemmas: readonly string[];
  readonly rank: (hash: number) => number;
  /** How many words have a context of their own. */
  readonly frequent: number;
}

export type Weights = WordWeights & ContextWeights;

/**
 * Learns the weights from sentences that are cut and tagged, and from further examples that say less.
 *
 * @param more makes the further examples; they are read with the same knowledge
 */
export function learnWeights(
  gold: readonly GoldSentence[],
  more: (read: (word: string) => Word) => readonly Example[],
  knowledge: Knowledge,
  say: (line: string) => void,
): Weights {
  const read = wordReader(knowledge);
  const examples: Example[] = [...more(read)];
  for (const sentence of gold) {
    for (const [spell, weight] of [
      [undefined, 1],
      [foldAlef, BARE_WEIGHT],
    ] as const) {
      const example = goldExample(sentence, read, weight, spell);
      if (example) examples.push(example);
    }
  }
  const edge = otherContext(OTHER_LABEL.edge);
  const crf = createCrf(contextClasses(knowledge.frequent));
  const learn = createTrainer(crf, edge, RATE);
  const random = sequence(1);
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    shuffle(examples, random);
    let loss = 0;
    for (const example of examples) loss += example.weight * learn(example);
    for (const weights of Object.values(crf) as Float64Array[]) {
      for (let i = 0; i < weights.length; i++) weights[i]! *= DECAY;
    }
    say(`epoch ${epoch} of ${EPOCHS}: ${examples.length} sentences, loss ${Math.round(loss)}`);
  }
  return { ...rounded(crf), edge, stems: knowledge.stems, rank: knowledge.rank, lemmas: knowledge.lemmas };
}

function rounded({ features, left, right, links }: Crf): Record<keyof Crf, Int16Array> {
  const whole = (weights: Float64Array): Int16Array =>
    Int16Array.from(weights, (value) => Math.max(-0x7fff, Math.min(0x7fff, Math.round(value * SCALE))));
  return { features: whole(features), left: whole(left), right: whole(right), links: whole(links) };
}

/** Numbers from 0 up to 1 that are the same at every run (a linear congruential generator). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
