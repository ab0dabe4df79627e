import { hashPair } from './hash.js';
import type { Form } from './forms.js';

/**
 * The guidelines that names were annotated after, in the corpora that the tagger learns from. The first are Qawl's own.
 * Every feature counts for all of them; those of a word and its neighbours count once more for each (Daumé 2007).
 */
export const GUIDELINES = ['news', 'anercorp', 'aqmar', 'newsfane', 'wikifane'] as const;
export type Guidelines = (typeof GUIDELINES)[number];

/** Those that the model can follow; the others help it to learn. */
export const FOLLOWED = ['news', 'anercorp', 'aqmar'] as const satisfies readonly Guidelines[];

/** The hash of a feature as it counts for some guidelines alone. */
export const guided = (feature: number, guidelines: number): number => hashPair(feature, 9000 + guidelines);

/** How many features of a form count once more for the guidelines, for a token at a distance. */
export function guidedAt(form: Form, distance: number): number {
  return distance === 0 ? form.features.length : Math.abs(distance) === 1 ? form.far : 0;
}
