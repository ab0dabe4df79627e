import type { EntityType } from '../../model/layers.js';
import type { RuleName } from './ruleScores.js';

/** A stretch of tokens that a rule takes for an entity. */
export interface Candidate {
  readonly first: number;
  /** The last token, included. */
  readonly last: number;
  /** Characters of proclitics before the name in its first word. */
  readonly skip: number;
  readonly type: EntityType;
  readonly rule: RuleName;
  readonly subtype: string | null;
  readonly value: string | null;
}

/** A candidate of a named entity without subtype or value. */
export function named(
  first: number,
  last: number,
  skip: number,
  type: EntityType,
  rule: RuleName,
  subtype: string | null = null,
  value: string | null = null,
): Candidate {
  return { first, last, skip, type, rule, subtype, value };
}
