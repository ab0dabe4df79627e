import { layerOf, startDocument } from '../../../src/model/document.js';
import { Segments, Tokens } from '../../../src/model/layers.js';
import { loadResource } from '../../../src/stage/resource.js';
import { runStage } from '../../../src/stage/runStage.js';
import { patternFinder } from '../../../src/stages/entities/patterns/patternFinder.js';
import { patternText, type Pattern } from '../../../src/stages/entities/patterns/patternText.js';
import { valueLists } from '../../../src/stages/entities/patterns/valueLists.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { opened } from '../../support/annotateWith.js';

const stages = await opened([normalize, tokenize, segment]);
const find = patternFinder(loadResource(valueLists));

/** A pattern with its span in the text. */
export interface PlacedPattern extends Pattern {
  readonly start: number;
  readonly end: number;
}

/**
 * The dates, times, amounts and ordinals of a text.
 *
 * @param date the date of the document
 * @param taken says which tokens belong to names, by their text. Default: none
 */
export async function patternsOf(
  text: string,
  date: string | null,
  taken: (token: string) => boolean = () => false,
): Promise<PlacedPattern[]> {
  const document = startDocument({ id: 'test', text, meta: {} });
  for (const stage of stages) {
    const outcome = await runStage(stage, document, () => undefined);
    if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome));
  }
  const tokens = layerOf(document, Tokens);
  const names = Uint8Array.from(tokens.starts, (start, i) =>
    taken(text.slice(start, tokens.ends[i])) ? 1 : 0,
  );
  return find(patternText(tokens, layerOf(document, Segments)), names, date).map((pattern) => ({
    ...pattern,
    start: placeOf(text, tokens.starts[pattern.first]!, pattern.skip),
    end: tokens.ends[pattern.last]!,
  }));
}

/** The place behind `skip` letters; vowel marks and tatweel are passed over. */
function placeOf(text: string, start: number, skip: number): number {
  let at = start;
  for (let left = skip; left > 0; left--) {
    at++;
    while (/[\u064b-\u065f\u0640\u0670]/.test(text[at] ?? '')) at++;
  }
  return at;
}
