import type { LayerData } from '../../../model/layerData.js';
import type { EntityType, Segments, Tokens } from '../../../model/layers.js';

/** What the patterns see of a document: the columns of its tokens, and what the segmenter took off them. */
export interface PatternText {
  /** How many tokens there are. */
  readonly count: number;
  /** The spans of the tokens. Only whether two tokens touch is asked of them. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Indexes of TOKEN_KINDS. */
  readonly kinds: Uint8Array;
  /** The sentence of each token. */
  readonly sentences: Int32Array;
  /** The normalised form of each token, as an index of `strings`. */
  readonly ids: Uint32Array;
  readonly strings: readonly string[];
  /** How many characters of each normalised form are proclitics (و ف ب ل ك, not the article). */
  readonly proclitics: Uint8Array;
}

export type PatternType = Extract<EntityType, 'DATE' | 'TIME' | 'MONEY' | 'PERCENT' | 'QUANTITY' | 'ORDINAL'>;

/** The rule that found a pattern. */
export type PatternRule = 'date' | 'date-relative' | 'time' | 'money' | 'percent' | 'quantity' | 'ordinal';

/** A date, time, amount or ordinal: tokens `first` to `last`, both included. docs/values.md has the values. */
export interface Pattern {
  readonly first: number;
  readonly last: number;
  /** Characters of proclitics before the pattern in its first normalised word. */
  readonly skip: number;
  readonly type: PatternType;
  /** `count` for a QUANTITY that counts things or people, else null. */
  readonly subtype: string | null;
  /** Null where the text does not tell it. */
  readonly value: string | null;
  readonly rule: PatternRule;
}

/** The text of a document for the patterns, from its layers. */
export function patternText(
  tokens: LayerData<typeof Tokens>,
  segments: LayerData<typeof Segments>,
): PatternText {
  const proclitics = new Uint8Array(tokens.length);
  const { role, token } = segments.columns;
  const conj = role.values.indexOf('conj');
  const prep = role.values.indexOf('prep');
  for (let s = 0; s < segments.length; s++) {
    const code = role.codes[s];
    const owner = token.values[s]!;
    // Each is one letter.
    if ((code === conj || code === prep) && owner >= 0) proclitics[owner]!++;
  }
  return {
    count: tokens.length,
    starts: tokens.starts,
    ends: tokens.ends,
    kinds: tokens.columns.kind.codes,
    sentences: tokens.columns.sentence.values,
    ids: tokens.columns.norm.ids,
    strings: tokens.columns.norm.strings,
    proclitics,
  };
}
