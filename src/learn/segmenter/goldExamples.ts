import type { GoldSentence, GoldToken } from '../evaluate/gold.js';
import { COARSE } from '../evaluate/partsOfSpeech.js';
import type { Analysis } from '../../stages/segment/analysis.js';
import type { Candidate } from '../../stages/segment/candidates.js';
import { POS } from '../../stages/segment/labels.js';
import { otherLabel } from '../../stages/segment/contexts.js';
import { fold } from '../../text/fold.js';
import type { Example } from './crf.js';
import { otherNode, type Word } from './words.js';

const MARKS = /[\u0640\u064b-\u065f\u0670]/g;
const WORD = /^[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]+$/;

/** A word as the gold and we compare it: without vowel marks, letters folded, the article in one piece with its stem. */
function key(parts: readonly string[]): string {
  return parts.map((part) => fold(part.replace(MARKS, ''))).join('+');
}

/** A surface word without vowel marks, or null where it is no word of Arabic letters. */
export function plainWord(surface: string): string | null {
  const word = surface.replace(MARKS, '');
  return WORD.test(word) ? word : null;
}

/** Makes examples of sentences whose words are cut and tagged. What the gold says otherwise than any reading is left open. */
export function goldExample(
  { tokens }: GoldSentence,
  read: (word: string) => Word,
  weight: number,
  spell: (word: string) => string = (word) => word,
): Example | null {
  const nodes: Example['nodes'][number][] = [];
  const right: (Uint8Array | null)[] = [];
  for (const token of tokens) {
    const word = plainWord(token.surface);
    if (word === null) {
      nodes.push(otherNode(otherLabel(token.surface)));
      right.push(null);
      continue;
    }
    const node = read(spell(word));
    nodes.push(node);
    right.push(rightReadings(word, token, node.candidates));
  }
  return nodes.length === 0 ? null : { nodes, right, weight };
}

/** Whether an analysis cuts a word as the gold does, which may have the article apart from its stem or not. */
export function cutAsGold(word: string, { words }: GoldToken, analysis: Analysis): boolean {
  const gold = words.map(({ form }) => form.replace(MARKS, ''));
  const whole = gold.join('');
  // A gold that cuts the surface without restoring letters says where the cuts are, and nothing else.
  if (whole.length === word.length && fold(whole) === fold(word)) {
    const ends = gold.map((_, i) => gold.slice(0, i + 1).join('').length).join();
    return joinedEnds(analysis).join() === ends || analysis.ends.join() === ends;
  }
  const said = key(gold);
  return key(joined(analysis)) === said || key(analysis.forms) === said;
}

/** Whether an analysis has these parts, the article apart, whatever the hamza of alef. */
export function splitsAs(analysis: Analysis, parts: readonly string[]): boolean {
  return key(analysis.forms) === key(parts);
}

function rightReadings(word: string, token: GoldToken, candidates: readonly Candidate[]): Uint8Array | null {
  const cut = candidates.map(({ analysis }) => (cutAsGold(word, token, analysis) ? 1 : 0));
  if (!cut.includes(1)) return null;
  settleArticle(word, candidates, cut);
  if (!cut.includes(1)) return null;
  const coarse = COARSE[stemTag(token) ?? ''];
  const pos = coarse && POS[coarse];
  const both = candidates.map((candidate, i) => (cut[i] === 1 && candidate.pos === pos ? 1 : 0));
  return Uint8Array.from(both.includes(1) ? both : cut);
}

const ALEF = 'ا';
/** A masdar such as التزام begins like an article and is none: of words that begin so the gold does not tell. */
const TA = 'ت';

/**
 * A gold that joins the article to its stem does not tell المانيا from السنة. The spelling does: an alef with hamza is no
 * article, and a bare one with lam is one.
 */
function settleArticle(word: string, candidates: readonly Candidate[], cut: (0 | 1)[]): void {
  const articles = candidates.map(({ analysis: { roles, ends } }) => {
    const at = roles.indexOf('det');
    const from = at > 0 ? ends[at - 1]! : 0;
    return at < 0 || ends[at]! - from < 2
      ? null
      : { hamza: word[from] !== ALEF, open: word[from + 2] === TA };
  });
  const matching = articles.filter((article, i) => article !== null && cut[i] === 1);
  if (matching.length === 0 || matching.some((article) => article!.open && !article!.hamza)) return;
  const isArticle = !matching[0]!.hamza;
  articles.forEach((article, i) => {
    if ((article !== null) !== isArticle) cut[i] = 0;
  });
}

/** The parts with the article joined to the stem, as the gold has them. */
function joined({ forms, roles }: Analysis): string[] {
  const out: string[] = [];
  forms.forEach((form, i) => {
    if (i > 0 && roles[i - 1] === 'det') out[out.length - 1] += form;
    else out.push(form);
  });
  return out;
}

/** Where these parts end. */
function joinedEnds({ ends, roles }: Analysis): number[] {
  return ends.filter((_, i) => roles[i] !== 'det' || i === roles.length - 1);
}

/** The tag of the word that is no clitic: of the longest one; of two alike the later one. */
function stemTag({ words }: GoldToken): string | null {
  return words.reduce((best, word) => (word.form.length >= best.form.length ? word : best)).upos;
}
