import { conlluSentence, type ConlluSentence } from './conlluSentence.js';
import { gluedTokens } from './gluedTokens.js';
import type { Break, Gold, GoldProblem, GoldSentence, SpacedToken } from './gold.js';

/** The sentence ids of PADT: `afp.20000715.0001:p4u2` is unit 2 of paragraph 4. */
const PARAGRAPH_ID = /^(.+):p(\d+)u\d+$/;

/**
 * Reads CoNLL-U: multiword tokens (`1-2`), `SpaceAfter=No`, `SpacesAfter`, and the comments `text`, `sent_id`, `newpar`
 * and `newdoc`; empty nodes (`1.1`) are passed over. A sentence with a line that cannot be read is left out.
 *
 * A file without a single multiword token, but with words of Arabic letters that no space parts, writes clitics as
 * words of their own (as UD Arabic-PUD does): such words are put together into multiword tokens.
 */
export function readConllu(content: string): Gold {
  const problems: GoldProblem[] = [];
  const read: (ConlluSentence | null)[] = [];
  const lines = content.split('\n').map((line) => line.replace(/\r$/, ''));
  let first = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && lines[i]!.trim() !== '') continue;
    const own = lines.slice(first, i);
    if (own.some((line) => !line.startsWith('#'))) {
      const sentence = conlluSentence(own);
      if ('tokens' in sentence) read.push(sentence);
      else {
        read.push(null);
        problems.push({ ...sentence, line: first + sentence.line });
      }
    }
    first = i + 1;
  }
  const whole = read.filter((sentence) => sentence !== null);
  const glued = !whole.some(({ tokens }) => tokens.some(({ words }) => words.length > 1));
  const ids = !whole.some(({ newParagraph }) => newParagraph);
  const sentences: GoldSentence[] = [];
  let before: ConlluSentence | null = null;
  for (const sentence of read) {
    if (sentence) {
      sentences.push({
        text: sentence.text ?? textOf(sentence.tokens),
        before: breakBetween(before, sentence, ids, sentences.length === 0),
        tokens: glued ? gluedTokens(sentence.tokens) : sentence.tokens,
      });
    }
    before = sentence;
  }
  return { sentences, problems };
}

function textOf(tokens: readonly SpacedToken[]): string {
  return tokens
    .map(({ surface, after }) => surface + after)
    .join('')
    .trim();
}

/**
 * @param before null where the sentence before was left out: a paragraph may have begun with it
 * @param ids whether the sentence ids tell of paragraphs
 */
function breakBetween(
  before: ConlluSentence | null,
  sentence: ConlluSentence,
  ids: boolean,
  isFirst: boolean,
): Break {
  if (isFirst || sentence.newDocument) return 'document';
  if (before === null || sentence.newParagraph) return 'paragraph';
  if (ids) {
    const [, documentBefore, paragraphBefore] = PARAGRAPH_ID.exec(before.id ?? '') ?? [];
    const [, document, paragraph] = PARAGRAPH_ID.exec(sentence.id ?? '') ?? [];
    if (document !== documentBefore) return 'document';
    if (paragraph !== paragraphBefore) return 'paragraph';
  }
  const { after } = before.tokens.at(-1)!;
  const lineBreaks = after.split('\n').length - 1;
  return lineBreaks > 1 ? 'paragraph' : lineBreaks === 1 ? 'line' : after === '' ? 'nothing' : 'space';
}
