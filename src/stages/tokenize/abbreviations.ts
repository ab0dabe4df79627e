import { defineResource } from '../../stage/resource.js';
import { readTable } from '../../resources/readTable.js';
import { fold } from '../../text/fold.js';

/** A name or a number follows: the stop never ends a sentence. */
export const LEADS = 1;
/** It closes what stands before it (a year, an amount, the name of a firm): the stop may end a sentence too. */
export const CLOSES = 2;

const SIDES: Readonly<Record<string, number>> = {
  title: LEADS,
  initial: LEADS,
  page: LEADS,
  era: CLOSES,
  unit: CLOSES,
  firm: CLOSES,
  latin: CLOSES,
};

/** Abbreviations, folded, without their last full stop and without spaces: LEADS or CLOSES. */
export const abbreviations = defineResource({
  name: 'abbreviations',
  files: [new URL('../../resources/lexicons/abbreviations.tsv', import.meta.url)],
  parse: (bytes: Buffer): ReadonlyMap<string, number> => {
    const sides = new Map<string, number>();
    for (const [form, kind] of readTable(bytes, ['form', 'kind', 'language'])) {
      const side = SIDES[kind!];
      if (side === undefined) throw new Error(`${form!}: no kind "${kind!}"`);
      sides.set(fold(form!.replace(/\.$/, '').replaceAll(' ', '')), side);
    }
    return sides;
  },
});
