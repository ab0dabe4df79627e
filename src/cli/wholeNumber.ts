import { InvalidArgumentError } from 'commander';

/** Reads a whole number of at least `least` from the command line. */
export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    if (!/^\d{1,9}$/.test(value) || Number(value) < least) {
      throw new InvalidArgumentError(
        least === 0 ? 'It must be a whole number.' : `It must be a whole number from ${least} on.`,
      );
    }
    return Number(value);
  };
}
