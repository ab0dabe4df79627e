import { readFileSync } from 'node:fs';
import { readBio } from './readBio.js';
import { GoldError } from './readGold.js';
import { readEntityJsonl, type EntityJsonl } from './readEntityJsonl.js';

const BIO_ENDINGS = ['.bio', '.conll', '.tsv', '.txt'];

/**
 * Reads a gold of entities by its ending: `.jsonl` has spans of characters, `.bio`, `.conll`, `.tsv` and `.txt` have
 * tokens with tags of BIO.
 *
 * @param sentencesADocument where documents of BIO end
 * @throws GoldError where it cannot be read
 */
export function readEntityGold(file: string, sentencesADocument: number): EntityJsonl {
  const isJsonl = file.endsWith('.jsonl');
  if (!isJsonl && !BIO_ENDINGS.some((ending) => file.endsWith(ending))) {
    throw new GoldError(
      `${file} is no gold of entities: its name must end in .jsonl, or for BIO in ${BIO_ENDINGS.join(', ')}`,
    );
  }
  let content: string;
  try {
    content = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new GoldError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
  return isJsonl
    ? readEntityJsonl(content, file)
    : { ...readBio(content, { file, sentencesADocument }), notAnnotated: 0 };
}
