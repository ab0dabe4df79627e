import { endianness } from 'node:os';
import { reusable } from './reusable.js';

/** Gives the UTF-16 units of a text with a 0 after the last. The next call overwrites them. */
export type ReadUnits = (text: string) => Uint16Array;

const SWAPPED = endianness() === 'BE';

/**
 * Makes a reader of units. A loop that looks at every unit of a text, or at some of them several times, reads a typed
 * array faster than a string, and the 0 at the end spares it a check of the length.
 */
export function unitReader(): ReadUnits {
  const take = reusable(Uint16Array);
  return (text) => {
    const { length } = text;
    const units = take(length + 1);
    const bytes = Buffer.from(units.buffer, 0, length * 2);
    bytes.write(text, 'utf16le');
    if (SWAPPED) bytes.swap16();
    units[length] = 0;
    return units;
  };
}
