import type { LayerData } from '../../../model/layerData.js';
import {
  TOKEN_KINDS,
  type Marks,
  type Morphology,
  type Segments,
  type Tokens,
} from '../../../model/layers.js';
import type { TaggedText } from './features.js';
import type { Form, FormReader } from './forms.js';
import type { ListNode } from './lists.js';

const WORD = TOKEN_KINDS.indexOf('word');
const QUOTE = TOKEN_KINDS.indexOf('quote');
const LONGEST_PHRASE = 10;
/** Tokens between quotation marks: a nickname or title, a phrase. */
const SHORT = 4;
const MIDDLE = 8;

export interface TaggerLayers {
  readonly tokens: LayerData<typeof Tokens>;
  readonly segments: LayerData<typeof Segments>;
  readonly morphology: LayerData<typeof Morphology>;
  readonly marks: LayerData<typeof Marks>;
}

/** Reads the layers of a document; a form is asked for once for each distinct word and number of proclitics. */
export function readText(
  { tokens, segments, morphology, marks }: TaggerLayers,
  read: FormReader,
): TaggedText {
  const count = tokens.length;
  const { codes } = tokens.columns.kind;
  const { ids, strings } = tokens.columns.norm;
  const skips = new Uint8Array(count);
  const roles = segments.columns.role;
  const conj = roles.values.indexOf('conj');
  const prep = roles.values.indexOf('prep');
  for (let s = 0; s < segments.length; s++) {
    const role = roles.codes[s];
    const token = segments.columns.token.values[s]!;
    if ((role === conj || role === prep) && token >= 0) skips[token]!++;
  }
  const pos = new Uint8Array(count);
  for (let m = 0; m < morphology.length; m++) {
    const token = morphology.columns.token.values[m]!;
    if (token >= 0) pos[token] = morphology.columns.pos.codes[m]! + 1;
  }
  const known: Form[][] = [];
  const forms: Form[] = new Array<Form>(count);
  for (let i = 0; i < count; i++) {
    const bySkip = (known[ids[i]!] ??= []);
    forms[i] = bySkip[skips[i]!] ??= read(strings[ids[i]!]!, codes[i] === WORD, skips[i]!);
  }
  const sentences = tokens.columns.sentence.values;
  const phraseStarts = new Int32Array(count);
  const phraseInsides = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let node: ListNode | undefined = forms[i]!.phrase;
    for (let at = i + 1; node && at < count && at < i + LONGEST_PHRASE; at++) {
      if (sentences[at] !== sentences[i]) break;
      node = node.next.get(forms[at]!.core);
      if (!node || node.bits === 0) continue;
      phraseStarts[i]! |= node.bits;
      for (let k = i + 1; k <= at; k++) phraseInsides[k]! |= node.bits;
    }
  }
  return { count, forms, sentences, pos, quoted: quotedTokens(tokens, marks), phraseStarts, phraseInsides, skips }; // prettier-ignore
}

function quotedTokens(
  { starts, length, columns }: LayerData<typeof Tokens>,
  marks: LayerData<typeof Marks>,
): Uint8Array {
  const out = new Uint8Array(length);
  if (marks.length === 0) return out;
  const tokenAt = new Map<number, number>();
  for (let i = 0; i < length; i++) if (columns.kind.codes[i] === QUOTE) tokenAt.set(starts[i]!, i);
  for (let m = 0; m < marks.length; m++) {
    const open = tokenAt.get(marks.columns.open.starts[m]!);
    const close = tokenAt.get(marks.columns.close.starts[m]!);
    if (open === undefined || close === undefined || close <= open) continue;
    const inside = close - open - 1;
    const size = inside <= SHORT ? 1 : inside <= MIDDLE ? 2 : 3;
    // The innermost pair decides; pairs come in order of their opening marks.
    if (size < 3 || out[open + 1] === 0) out.fill(size, open + 1, close);
  }
  return out;
}
