import distances from 'natural/lib/natural/distance/index.js';

/**
 * Jaro–Winkler similarity of two strings: 1 for equal ones, 0 where no character matches. Case and spelling are
 * compared as they are, so fold first.
 *
 * Source: `natural`. Only its sub-path is imported: the main entry also loads a database client.
 */
export function jaroWinkler(a: string, b: string): number {
  return distances.JaroWinklerDistance(a, b);
}
