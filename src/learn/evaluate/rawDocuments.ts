import { bareText } from './bareText.js';
import type { Break, GoldSentence, GoldToken } from './gold.js';

/** The raw text of a gold document and where its units end in it, counted without white space. */
export interface RawDocument {
  readonly text: string;
  /** Tokens in order of text; each begins where the one before it ends. */
  readonly tokens: readonly GoldToken[];
  readonly tokenEnds: readonly number[];
  /** Sentences likewise. */
  readonly sentenceEnds: readonly number[];
}

const SEPARATOR: Readonly<Record<Break, string>> = {
  nothing: '',
  space: ' ',
  line: '\n',
  paragraph: '\n\n',
  document: '\n\n',
};

/**
 * Makes the raw text of a gold.
 *
 * @param joined whether all sentences stand in one line of one document, a space between two
 */
export function rawDocuments(sentences: readonly GoldSentence[], joined: boolean): RawDocument[] {
  const documents: RawDocument[] = [];
  let texts: string[] = [];
  let tokens: GoldToken[] = [];
  let tokenEnds: number[] = [];
  let sentenceEnds: number[] = [];
  let at = 0;
  const close = (): void => {
    if (sentenceEnds.length > 0) documents.push({ text: texts.join(''), tokens, tokenEnds, sentenceEnds });
    texts = [];
    tokens = [];
    tokenEnds = [];
    sentenceEnds = [];
    at = 0;
  };
  for (const sentence of sentences) {
    if (sentence.before === 'document' && !joined) close();
    if (sentenceEnds.length > 0) texts.push(joined ? ' ' : SEPARATOR[sentence.before]);
    texts.push(joined ? sentence.text.replace(/\s+/g, ' ') : sentence.text);
    const start = at;
    for (const token of sentence.tokens) {
      const length = bareText(token.surface).length;
      // A token of invisible marks alone has no place in the text.
      if (length === 0) continue;
      at += length;
      tokens.push(token);
      tokenEnds.push(at);
    }
    if (at > start) sentenceEnds.push(at);
  }
  close();
  return documents;
}
