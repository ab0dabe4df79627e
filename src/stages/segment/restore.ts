/** How often a stem occurs in open news, on a scale that only compares; 0 where it was never seen. */
export type CountStem = (stem: string) => number;

/**
 * How a stem that stands before a pronoun is spelled alone: مدرستهم مدرسة, مستواه مستوى, أبناؤه أبناء, قالوه قالوا. Where
 * two spellings are possible (حياتهم, بناتهم), the more frequent stem is meant.
 *
 * @param shown the stem as it is written before the pronoun, not empty
 */
export function beforePronoun(shown: string, verb: boolean, count: CountStem): string {
  const rest = shown.slice(0, -1);
  const either = (alone: string): string => (count(alone) > count(shown) ? alone : shown);
  switch (shown.at(-1)) {
    case 'ت':
      if (verb) return shown;
      // The plural in ات keeps its ت; a stem that nobody has seen most likely ends in ة.
      return rest.endsWith('ا') ? either(`${rest}ة`) : count(shown) > count(`${rest}ة`) ? shown : `${rest}ة`;
    case 'ا':
      return either(`${rest}ى`);
    case 'ؤ':
    case 'ئ':
      return verb ? shown : either(`${rest}ء`);
    case 'و':
      return verb ? `${shown}ا` : shown;
    default:
      return shown;
  }
}

/** The stem after لل, where a lam of its own is not written: للغة is ل, ال, لغة. */
export function afterLam(rest: string, count: CountStem): string {
  return count(`ل${rest}`) > count(rest) ? `ل${rest}` : rest;
}
