import { bareText } from './bareText.js';
import type { GoldProblem, GoldWord, SpacedToken } from './gold.js';

const COLUMNS = 10;
/** A token of more words, or a longer one, is a slip of the pen; left out, so that alignment stays quick. */
const MOST_WORDS = 50;
const LONGEST_TOKEN = 1000;
const EMPTY_NODE = /^\d+\.\d+$/;
const RANGE = /^(\d+)-(\d+)$/;

/** A sentence of a CoNLL-U file. */
export interface ConlluSentence {
  readonly tokens: readonly SpacedToken[];
  /** What its comment `text` says; null where it has none. */
  readonly text: string | null;
  /** Its comment `sent_id`. */
  readonly id: string | null;
  readonly newDocument: boolean;
  readonly newParagraph: boolean;
}

/**
 * Reads the lines of one sentence.
 *
 * @returns the sentence, or the first thing that is wrong with it; its line counts from 1 within the sentence
 */
export function conlluSentence(lines: readonly string[]): ConlluSentence | GoldProblem {
  const comments = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(1).trim());
  const tokens: SpacedToken[] = [];
  let words = 0;
  for (let i = 0; i < lines.length;) {
    if (isPassedOver(lines[i]!)) {
      i++;
      continue;
    }
    const read = readToken(lines, i, words + 1);
    if ('message' in read) return read;
    tokens.push(read.token);
    words += read.token.words.length;
    i = read.next;
  }
  if (tokens.every(({ surface }) => surface === '_')) {
    return {
      line: lines.length,
      message: 'the sentence has no word forms',
      advice: 'Some treebanks come without them: put them in as its documentation says.',
    };
  }
  const text = valueOf(comments, 'text');
  if (text !== null && bareText(text) !== bareText(tokens.map(({ surface }) => surface).join(''))) {
    return {
      line: 1 + lines.findIndex((line) => valueOf([line.slice(1).trim()], 'text') !== null),
      message: 'the comment "text" is not made of the tokens below it',
      advice: 'Make the two agree but for white space, or take the comment out.',
    };
  }
  return {
    tokens,
    text,
    id: valueOf(comments, 'sent_id'),
    newDocument: comments.some((comment) => isMark(comment, 'newdoc')),
    newParagraph: comments.some((comment) => isMark(comment, 'newpar')),
  };
}

/** Comments, and words that the annotators added to the sentence. */
function isPassedOver(line: string): boolean {
  return line.startsWith('#') || EMPTY_NODE.test(line.slice(0, Math.max(0, line.indexOf('\t'))));
}

/** Reads the token that stands in line `at`, with the lines of its words; `first` is the number of its first word. */
function readToken(
  lines: readonly string[],
  at: number,
  first: number,
): { token: SpacedToken; next: number } | GoldProblem {
  const problem = (message: string, advice: string, line = at): GoldProblem => ({
    line: line + 1,
    message,
    advice,
  });
  const columns = lines[at]!.split('\t');
  if (columns.length !== COLUMNS) {
    return problem(
      `the line has ${columns.length} columns`,
      'Write the ten columns of CoNLL-U with tabs between them, "_" where one is empty.',
    );
  }
  const number = columns[0]!;
  const surface = columns[1]!;
  const after = spaceAfter(columns[9]!);
  if (bareText(surface) === '') return problem('the form is empty', 'Write the word in the second column.');
  if (surface.length > LONGEST_TOKEN) return problem('the form is too long', 'Cut it into tokens.');
  const range = RANGE.exec(number);
  if ((range ? range[1] : number) !== String(first))
    return problem(`the id ${number} stands where ${first} should`, 'Number the words from 1.');
  if (!range) return { token: { surface, words: [wordOf(columns)], after }, next: at + 1 };

  const last = Number(range[2]);
  if (last < first || last - first >= MOST_WORDS)
    return problem(`the range ${number} is none of a word`, 'Give it the ids of its first and last word.');
  const words: GoldWord[] = [];
  let next = at + 1;
  for (; words.length <= last - first; next++) {
    if (next < lines.length && isPassedOver(lines[next]!)) continue;
    const own = lines[next]?.split('\t') ?? [];
    const id = first + words.length;
    if (own.length !== COLUMNS || own[0] !== String(id) || bareText(own[1]!) === '') {
      return problem(
        `word ${id} of the token ${number} should stand here`,
        'Give every word of a multiword token a line of its own, in order.',
        Math.min(next, lines.length - 1),
      );
    }
    words.push(wordOf(own));
  }
  return { token: { surface, words, after }, next };
}

function wordOf(columns: readonly string[]): GoldWord {
  return { form: columns[1]!, upos: columns[3] === '_' ? null : columns[3]! };
}

/** The value of the comment `name = value`; null where there is none. */
function valueOf(comments: readonly string[], name: string): string | null {
  for (const comment of comments) {
    const sign = comment.indexOf('=');
    if (sign > 0 && comment.slice(0, sign).trim() === name) return comment.slice(sign + 1).trim();
  }
  return null;
}

/** `newpar`, `newpar id = …` */
function isMark(comment: string, name: string): boolean {
  return comment === name || comment.startsWith(`${name} `);
}

const ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', r: '\r', t: '\t', p: '|', '\\': '\\' };

function spaceAfter(misc: string): string {
  for (const feature of misc.split('|')) {
    if (feature === 'SpaceAfter=No') return '';
    if (feature.startsWith('SpacesAfter=')) {
      return feature
        .slice('SpacesAfter='.length)
        .replace(/\\([snrtp\\])/g, (_, sign: string) => ESCAPES[sign]!);
    }
  }
  return ' ';
}
