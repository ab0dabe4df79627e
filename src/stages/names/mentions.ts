import type { LayerData } from '../../model/layerData.js';
import { TOKEN_KINDS, type Entities, type Tokens } from '../../model/layers.js';
import { fold } from '../../text/fold.js';
import { lastAtOrBefore } from '../../text/span.js';
import { withoutArticle } from './resources.js';

/** A mention of a named entity with the words by which mentions are compared. */
export interface Mention {
  /** The row in the layer of entities. */
  readonly row: number;
  readonly type: 'PER' | 'LOC' | 'ORG' | 'MISC';
  /** The words in their normalised form, the first without proclitics. */
  readonly words: readonly string[];
  /** The same words folded; of bodies and places without the article. */
  readonly keys: readonly string[];
  /** The row of the name that this one is another name of, in marks or brackets right behind it; -1 where none is. */
  readonly besides: number;
}

const NAMED: ReadonlySet<string> = new Set(['PER', 'LOC', 'ORG', 'MISC']);
const COMPARED = new Set(['word', 'latin', 'number'].map((kind) => TOKEN_KINDS.indexOf(kind as 'word')));

/** The named mentions of a document in order of text. Dates, times and amounts are left out. */
export function readMentions(
  text: string,
  entities: LayerData<typeof Entities>,
  tokens: LayerData<typeof Tokens>,
): Mention[] {
  const out: Mention[] = [];
  for (let row = 0; row < entities.length; row++) {
    const type = entities.columns.type.at(row);
    if (!NAMED.has(type)) continue;
    const words = wordsOf(tokens, entities.starts[row]!, entities.ends[row]!);
    if (words.length === 0) continue;
    const keys = words.map((word) => (type === 'PER' ? fold(word) : withoutArticle(fold(word))));
    const before = out.at(-1);
    const isBeside =
      before?.row === row - 1 &&
      before.type === type &&
      opensAside(text, entities.ends[row - 1]!, entities.starts[row]!);
    out.push({ row, type: type as Mention['type'], words, keys, besides: isBeside ? row - 1 : -1 });
  }
  return out;
}

const ASIDE: ReadonlySet<string> = new Set(['(', '«', '"', '“', '”', '‹', '‘', '„']);
const LONGEST_GAP = 4;

/** True where nothing but spaces and an opening bracket or mark stands between: أحمد سالم «أبو ليلى». */
function opensAside(text: string, from: number, to: number): boolean {
  if (to - from < 1 || to - from > LONGEST_GAP) return false;
  const gap = text.slice(from, to).trim();
  return gap.length === 1 && ASIDE.has(gap);
}

function wordsOf(tokens: LayerData<typeof Tokens>, start: number, end: number): string[] {
  const out: string[] = [];
  for (let i = Math.max(0, lastAtOrBefore(tokens.starts, tokens.length, start)); i < tokens.length; i++) {
    if (tokens.starts[i]! >= end) break;
    if (tokens.ends[i]! <= start || !COMPARED.has(tokens.columns.kind.codes[i]!)) continue;
    const norm = tokens.columns.norm.at(i);
    // The first word may have proclitics before the span; what remains is counted from the end of the word.
    const inside = Math.min(norm.length, tokens.ends[i]! - start);
    out.push(inside < norm.length ? norm.slice(norm.length - inside) : norm);
  }
  return restoreArticle(out);
}

/** للأمم المتحدة is the name الأمم المتحدة. */
function restoreArticle(words: string[]): string[] {
  const first = words[0];
  if (first !== undefined && first.startsWith('لل') && first.length > 3) words[0] = `ال${first.slice(2)}`;
  return words;
}
