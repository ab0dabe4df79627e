import type { Candidate } from '../../stages/segment/candidates.js';
import { otherLabel } from '../../stages/segment/contexts.js';
import { foldAlef } from '../../stages/segment/foldAlef.js';
import { POS } from '../../stages/segment/labels.js';
import { hashWord } from '../../stages/segment/stemTable.js';
import { fold } from '../../text/fold.js';
import type { Example } from './crf.js';
import { otherNode, type Word } from './words.js';

/** Types of NewsFANE and WikiFANE that are names of persons, and places whose names are one word. */
const PERSONS =
  /-(Politician|Athlete|Artist|Scientist|Businessperson|Engineer|Lawyer|Police|Religious_PER|Other_PER)$/;
const PLACES = /^B-(Population-Center|Nation|Continent|State-or-Province)$/;
/** Tokens that are pronouns wherever they stand, and those that are words of their own too. */
const ALWAYS = ['ه', 'ها', 'نا', 'ني', 'ي', 'ك'];
const OFTEN = ['هم', 'هما', 'هن', 'كم'];
const WORD = /^[\u0620-\u063f\u0641-\u064a]+$/;
/** How a stem is written before a pronoun: the reverse of `beforePronoun`. */
const SHOWN: Readonly<Record<string, string>> = { ة: 'ت', ى: 'ا' };

interface Token {
  readonly form: string;
  readonly conjunction: string;
  readonly pronoun: string;
  /** The stem before a pronoun where it is spelled as it stands alone; else empty. */
  readonly stem: string;
  /** True for a word of a name, false for a word of none, null where it is not known. */
  readonly proper: boolean | null;
}

/**
 * Reads a FANE corpus: its conjunctions و ف and its pronouns are tokens of their own, its letters are folded. Both are
 * joined to the words again, and the letters restored to the spelling that is most frequent in the news.
 *
 * @param spelling the most frequent spelling of a folded word
 * @param seen whether a folded word stands in the news
 */
export function faneExamples(
  content: string,
  spelling: (folded: string) => string,
  seen: (folded: string) => boolean,
  read: (word: string) => Word,
  weight: number,
): Example[] {
  const examples: Example[] = [];
  const blocks: Token[][] = [];
  for (const block of content.split(/\n\s*\n/)) {
    const lines = block.split('\n').flatMap((line) => {
      const [form, tag] = line.trim().split(/\s+/);
      return form && tag ? [{ form, tag }] : [];
    });
    blocks.push(joinTokens(lines, seen));
  }
  const trusted = majorities(blocks);
  for (const tokens of blocks) {
    for (let from = 0; from < tokens.length; from += 120) {
      const part = tokens.slice(from, from + 120);
      const nodes: Example['nodes'][number][] = [];
      const right: (Uint8Array | null)[] = [];
      for (const [at, token] of part.entries()) {
        const { form } = token;
        if (!WORD.test(form)) {
          nodes.push(otherNode(otherLabel(form)));
          right.push(null);
          continue;
        }
        // Half of the press leaves out the hamza of أ and إ: so does a part of the examples.
        const spelled = spelling(form);
        const word = read(hashWord(form + at) % 3 === 0 ? foldAlef(spelled) : spelled);
        nodes.push(word);
        right.push(trusted(token) ? rightReadings(token, word.candidates) : null);
      }
      if (nodes.length > 1) examples.push({ nodes, right, weight });
    }
  }
  return examples;
}

/** A cut that is much rarer than the other ones of the same word is rather a slip of the corpus. */
const SLIP = 0.2;

function majorities(blocks: readonly (readonly Token[])[]): (token: Token) => boolean {
  const words = new Map<string, number>();
  const cuts = new Map<string, number>();
  const keyOf = ({ form, conjunction, pronoun }: Token): string => `${form} ${conjunction} ${pronoun}`;
  for (const token of blocks.flat()) {
    words.set(token.form, (words.get(token.form) ?? 0) + 1);
    cuts.set(keyOf(token), (cuts.get(keyOf(token)) ?? 0) + 1);
  }
  return (token) => cuts.get(keyOf(token))! > SLIP * words.get(token.form)!;
}

function joinTokens(
  lines: readonly { form: string; tag: string }[],
  seen: (folded: string) => boolean,
): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < lines.length; i++) {
    const { form, tag } = lines[i]!;
    let surface = form;
    let conjunction = '';
    let at = tag;
    if (
      (form === 'و' || form === 'ف') &&
      i + 1 < lines.length &&
      WORD.test(lines[i + 1]!.form) &&
      lines[i + 1]!.form.length > 1
    ) {
      conjunction = form;
      i++;
      surface = form + lines[i]!.form;
      at = lines[i]!.tag;
    }
    let pronoun = '';
    let stem = '';
    const next = lines[i + 1]?.form ?? '';
    if (WORD.test(surface) && surface.length > 1 && (ALWAYS.includes(next) || OFTEN.includes(next))) {
      const joined = shown(surface) + next;
      if (ALWAYS.includes(next) || seen(joined)) {
        pronoun = next;
        if (shown(surface) !== surface) stem = surface.slice(conjunction.length);
        surface = joined;
        i++;
      }
    }
    const proper = PERSONS.test(at)
      ? true
      : PLACES.test(at) && !lines[i + 1]?.tag.startsWith('I-')
        ? true
        : at === 'O'
          ? false
          : null;
    out.push({ form: surface, conjunction, pronoun, stem, proper });
  }
  return out;
}

const shown = (stem: string): string => {
  const last = SHOWN[stem.at(-1)!];
  return last === undefined ? stem : stem.slice(0, -1) + last;
};

function rightReadings(
  { conjunction, pronoun, stem, proper }: Token,
  candidates: readonly Candidate[],
): Uint8Array | null {
  const cut = candidates.map(({ analysis: { forms, roles }, stem: ours }) => {
    const begins = roles[0] === 'conj' ? forms[0]! : '';
    const ends = roles.at(-1) === 'pronoun' ? forms.at(-1)! : '';
    return begins === conjunction && ends === pronoun && (stem === '' || fold(stem).endsWith(fold(ours)))
      ? 1
      : 0;
  });
  if (!cut.includes(1)) return null;
  if (proper === null) return Uint8Array.from(cut);
  const both = candidates.map(({ pos }, i) => (cut[i] === 1 && (pos === POS.proper) === proper ? 1 : 0));
  return Uint8Array.from(both.includes(1) ? both : cut);
}
