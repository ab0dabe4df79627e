/** A syntactic word of the gold: a clitic, or what is left of the surface word without its clitics. */
export interface GoldWord {
  /** As the gold spells it: cut from the surface, or restored. */
  readonly form: string;
  /** The universal part of speech; null where the gold has none. */
  readonly upos: string | null;
}

/** A surface token with the words that it is made of, at least one. */
export interface GoldToken {
  /** As it stands in the raw text, white space inside it included. */
  readonly surface: string;
  readonly words: readonly GoldWord[];
}

/** A token with what follows it in the raw text: white space or nothing. */
export interface SpacedToken extends GoldToken {
  readonly after: string;
}

/** What stands in the raw text between a sentence and the one before it. */
export type Break = 'nothing' | 'space' | 'line' | 'paragraph' | 'document';

export interface GoldSentence {
  /** Its raw text, without white space around it. */
  readonly text: string;
  readonly before: Break;
  readonly tokens: readonly GoldToken[];
}

/** Something in a gold file that was left out. */
export interface GoldProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly advice: string;
}

export interface Gold {
  readonly sentences: readonly GoldSentence[];
  readonly problems: readonly GoldProblem[];
}
