import type { LayerData } from '../../model/layerData.js';
import type { Entities } from '../../model/layers.js';
import { bodyUnits } from './keys.js';
import { personUnits } from './personUnits.js';
import { firstToken, lettersBetween, type Reading } from './reading.js';
import type { Lists } from './wordLists.js';

export type NameType = 'PER' | 'LOC' | 'ORG' | 'MISC';

/** A mention of a named entity with the words by which mentions are compared. */
export interface Mention {
  /** The row in the layer of entities. */
  readonly row: number;
  readonly type: NameType;
  /** Its tokens, half-open. */
  readonly from: number;
  readonly to: number;
  /** The words in their normalised form, the first without proclitics, and without `aside`. */
  readonly words: readonly string[];
  /** The parts by which names are compared: words, folded; of persons عبد الله is one part. */
  readonly units: readonly string[];
  /** The parts of what stands in brackets, or in marks, inside it: أحمد «أبو ليلى» سالم, منظمة الصحة (WHO). */
  readonly aside: readonly string[];
}

const NAMED: ReadonlySet<string> = new Set(['PER', 'LOC', 'ORG', 'MISC']);
const OPENING: ReadonlySet<string> = new Set(['«', '“', '‹', '‘', '„']);
const CLOSING: ReadonlySet<string> = new Set(['»', '”', '›', '’']);
const STRAIGHT: ReadonlySet<string> = new Set(['"', "'"]);

/** The named mentions of a document in order of text. Dates, times and amounts are left out. */
export function readMentions(
  reading: Reading,
  entities: LayerData<typeof Entities>,
  lists: Lists,
): Mention[] {
  const out: Mention[] = [];
  for (let row = 0; row < entities.length; row++) {
    const type = entities.columns.type.at(row);
    if (!NAMED.has(type)) continue;
    const start = entities.starts[row]!;
    const end = entities.ends[row]!;
    const from = firstToken(reading, start);
    let to = from;
    while (to < reading.count && reading.starts[to]! < end) to++;
    const { words, aside } = wordsOf(reading, from, to, start, type === 'PER');
    if (words.length === 0) continue;
    const units = (list: readonly string[]): string[] =>
      type === 'PER' ? personUnits(list, lists) : bodyUnits(list);
    out.push({ row, type: type as NameType, from, to, words, units: units(words), aside: units(aside) });
  }
  return out;
}

/**
 * The words of a span, those inside brackets, and of a person inside marks, apart: حزب «الأمة» has its name in marks. Where
 * all words are inside, none is.
 */
function wordsOf(
  reading: Reading,
  from: number,
  to: number,
  start: number,
  isPerson: boolean,
): { readonly words: string[]; readonly aside: string[] } {
  const words: string[] = [];
  const aside: string[] = [];
  let inside = false;
  for (let i = from; i < to; i++) {
    const norm = reading.norms(i);
    if (reading.isWord(i)) {
      // The first word may have proclitics before the span; what remains is counted from the end of the word.
      const length = i === from ? lettersBetween(reading.text, start, reading.ends[i]!) : norm.length;
      (inside ? aside : words).push(norm.slice(-length));
    } else if (norm === '(' || norm === '[') inside = true;
    else if (norm === ')' || norm === ']') inside = false;
    else if (isPerson && OPENING.has(norm)) inside = true;
    else if (isPerson && CLOSING.has(norm)) inside = false;
    else if (isPerson && STRAIGHT.has(norm)) inside = !inside;
  }
  const all = words.length === 0 ? aside : words;
  return { words: restoreArticle(all), aside: words.length === 0 ? [] : aside };
}

/** للأمم المتحدة is the name الأمم المتحدة. */
function restoreArticle(words: string[]): string[] {
  const first = words[0];
  if (first !== undefined && first.startsWith('لل') && first.length > 3) words[0] = `ال${first.slice(2)}`;
  return words;
}
