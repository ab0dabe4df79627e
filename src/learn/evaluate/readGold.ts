import { readFileSync } from 'node:fs';
import type { Gold } from './gold.js';
import { readConllu } from './readConllu.js';
import { readSegTsv } from './readSegTsv.js';

/** A gold file that cannot be used at all. */
export class GoldError extends Error {
  override readonly name = 'GoldError';
}

/**
 * Reads a gold file by its ending.
 * @throws GoldError where it cannot be read, or has no sentence that can be used
 */
export function readGold(file: string): Gold {
  const read = file.endsWith('.conllu') ? readConllu : file.endsWith('.seg.tsv') ? readSegTsv : undefined;
  if (!read) throw new GoldError(`${file} is no gold: its name must end in .conllu or .seg.tsv`);
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GoldError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
  return read(content.replace(/^\uFEFF/, ''));
}
