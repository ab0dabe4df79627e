import { layerOf, type AnnotatedDocument } from '../../model/document.js';
import { Entities } from '../../model/layers.js';
import { countCalibration, type Calibration } from './entityCalibration.js';
import { ENTITY_OUTCOMES, pairEntities, type EntityOutcome, type TypedSpan } from './entityMatch.js';
import { tokenRange } from './entityTokens.js';
import type { EntityDocument } from './readBio.js';
import { noScore, type Score } from './score.js';

/** An entity of ours: its span in the text, its type and its score. */
export interface OurEntity extends TypedSpan {
  readonly score: number;
}

/** How many entities came to each outcome. */
export type OutcomeCounts = Record<EntityOutcome, number>;

/** An entity that is not right. */
export interface EntityError {
  readonly outcome: Exclude<EntityOutcome, 'right'>;
  /** Type and text of the gold; null where ours is spurious. */
  readonly gold: TypedText | null;
  /** Null where we missed it. */
  readonly ours: TypedText | null;
  readonly count: number;
}

export interface TypedText {
  readonly type: string;
  readonly text: string;
}

/** The figures of one document. */
export interface DocumentScore {
  readonly id: string;
  readonly score: Score;
}

/** The figures of named entities. */
export interface EntityFigures {
  /** Of all types together: the micro average of CoNLL. */
  readonly all: Score;
  /** By type, in the order in which the types were named. */
  readonly byType: ReadonlyMap<string, Score>;
  /** Spans alone, whatever their type. */
  readonly spans: Score;
  /** By type of the gold; those that are spurious by ours. */
  readonly outcomes: ReadonlyMap<string, OutcomeCounts>;
  readonly calibration: Calibration;
  readonly documents: readonly DocumentScore[];
  /** Most frequent first. */
  readonly errors: readonly EntityError[];
}

/** Compares documents one by one and adds them up. */
export interface EntityScorer {
  add(gold: EntityDocument, ours: readonly OurEntity[]): void;
  figures(): EntityFigures;
}

/** The entities of the layer, in order of text. */
export function ourEntities(document: AnnotatedDocument): OurEntity[] {
  const { length, starts, ends, columns } = layerOf(document, Entities);
  return Array.from({ length }, (_, row) => ({
    start: starts[row]!,
    end: ends[row]!,
    type: columns.type.at(row),
    score: columns.score.at(row),
  }));
}

/**
 * Starts the comparison, by the definition of CoNLL (Tjong Kim Sang and De Meulder 2003; `conlleval`): an entity is
 * right where its whole span and its type are. Spans are compared in tokens where the gold has them, else in characters.
 *
 * @param types what is compared; entities of other types are looked at on neither side
 */
export function scoreEntities(types: readonly string[]): EntityScorer {
  const all = noScore();
  const spans = noScore();
  const byType = new Map(types.map((type) => [type, noScore()]));
  const outcomes = new Map(types.map((type) => [type, noOutcomes()]));
  const calibration = countCalibration();
  const documents: DocumentScore[] = [];
  const errors = new Map<string, { -readonly [K in keyof EntityError]: EntityError[K] }>();

  const addError = ({ outcome, gold, ours }: Omit<EntityError, 'count'>): void => {
    const key = JSON.stringify([outcome, gold?.type, gold?.text, ours?.type, ours?.text]);
    const seen = errors.get(key);
    if (seen) seen.count++;
    else errors.set(key, { outcome, gold, ours, count: 1 });
  };

  return {
    add(document, found) {
      const isCompared = ({ type }: TypedSpan): boolean => byType.has(type);
      const gold = document.entities.filter(isCompared);
      const ours = found.filter(isCompared);
      const score = noScore();
      const pairs = pairEntities(inUnits(document, gold), inUnits(document, ours));
      for (const { outcome, gold: g, ours: o } of pairs) {
        const theirs = gold[g];
        const mine = ours[o];
        const isRight = outcome === 'right';
        if (theirs) count([score, byType.get(theirs.type)!, spans], 'gold');
        if (mine) count([score, byType.get(mine.type)!, spans], 'ours');
        if (isRight) count([score, byType.get(theirs!.type)!], 'correct');
        if (isRight || outcome === 'type') spans.correct++;
        outcomes.get((theirs ?? mine!).type)![outcome]++;
        if (mine) calibration.add(mine.score, isRight);
        if (outcome !== 'right')
          addError({ outcome, gold: shown(document.text, theirs), ours: shown(document.text, mine) });
      }
      all.gold += score.gold;
      all.ours += score.ours;
      all.correct += score.correct;
      documents.push({ id: document.id, score });
    },
    figures() {
      return {
        all,
        byType,
        spans,
        outcomes,
        calibration: calibration.figures(),
        documents,
        errors: [...errors.values()].sort((a, b) => b.count - a.count),
      };
    },
  };
}

function count(scores: readonly Score[], side: keyof Score): void {
  for (const score of scores) score[side]++;
}

/** In the units in which the gold is compared. */
function inUnits(document: EntityDocument, entities: readonly TypedSpan[]): readonly TypedSpan[] {
  if (document.tokenStarts.length === 0) return entities;
  return entities.map((entity) => ({ ...tokenRange(document, entity), type: entity.type }));
}

const shown = (text: string, entity: TypedSpan | undefined): TypedText | null =>
  entity ? { type: entity.type, text: text.slice(entity.start, entity.end) } : null;

export const noOutcomes = (): OutcomeCounts =>
  Object.fromEntries(ENTITY_OUTCOMES.map((outcome) => [outcome, 0])) as OutcomeCounts;
