/** The types of names, in the order of their labels. */
export const NAME_TYPES = ['PER', 'LOC', 'ORG', 'MISC'] as const;
export type NameType = (typeof NAME_TYPES)[number];

/**
 * Labels of tokens: 0 is outside; of each type the beginning, the inside and the end of a name of several tokens, and
 * a name of one token (BILOU; Ratinov and Roth 2009).
 */
export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const LAST = 2;
export const UNIT = 3;
const PLACES = 4;
export const LABELS = 1 + NAME_TYPES.length * PLACES;

/** @param type number of the type in `NAME_TYPES` @param place BEGIN, INSIDE, LAST or UNIT */
export const labelOf = (type: number, place: number): number => 1 + type * PLACES + place;
export const typeOfLabel = (label: number): number => (label - 1) >> 2;
export const placeOfLabel = (label: number): number => (label - 1) & 3;

/** Whether a label may follow another; the edge of a sentence counts as outside. */
export function mayFollow(before: number, after: number): boolean {
  const open = before !== OUTSIDE && (placeOfLabel(before) === BEGIN || placeOfLabel(before) === INSIDE);
  const goesOn = after !== OUTSIDE && (placeOfLabel(after) === INSIDE || placeOfLabel(after) === LAST);
  return open ? goesOn && typeOfLabel(before) === typeOfLabel(after) : !goesOn;
}

/** The pairs of labels that may follow each other, as two parallel arrays, sorted by the label after. */
export const STEPS = (() => {
  const from: number[] = [];
  const to: number[] = [];
  for (let after = 0; after < LABELS; after++) {
    for (let before = 0; before < LABELS; before++) {
      if (!mayFollow(before, after)) continue;
      from.push(before);
      to.push(after);
    }
  }
  return { from: Uint8Array.from(from), to: Uint8Array.from(to), length: from.length };
})();

/** Whether a name may end with a label, at the end of a sentence. */
export const mayEnd = (label: number): boolean => mayFollow(label, OUTSIDE);
/** Whether a label may stand at the beginning of a sentence. */
export const mayBegin = (label: number): boolean => mayFollow(OUTSIDE, label);
