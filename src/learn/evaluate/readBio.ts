import path from 'node:path';
import type { GoldProblem } from './gold.js';

/** A named entity of a gold. */
export interface GoldEntity {
  /** Half-open, UTF-16 units of the text of its document. */
  readonly start: number;
  readonly end: number;
  /** As in the file, but for PERS (PER) and MIS (MISC). */
  readonly type: string;
}

/** A document of an entity gold. */
export interface EntityDocument {
  readonly id: string;
  readonly text: string;
  /** The spans of the gold's tokens in the text, in order; both empty where the gold has spans of characters. */
  readonly tokenStarts: Uint32Array;
  readonly tokenEnds: Uint32Array;
  /** In order of text. */
  readonly entities: readonly GoldEntity[];
}

/** What a reader of entity golds gives. */
export interface EntityGold {
  readonly documents: EntityDocument[];
  readonly problems: GoldProblem[];
}

const SAME_TYPE: Readonly<Record<string, string>> = { PERS: 'PER', MIS: 'MISC' };

/** The name by which the four types are compared, whatever the corpus calls them. */
export const typeName = (type: string): string => SAME_TYPE[type] ?? type;

/**
 * Reads a gold in BIO: `token TAG` a line with spaces or a tab between them, TAG one of `O`, `B-TYPE`, `I-TYPE`; a blank
 * line between sentences. As conlleval has it, an `I-` after no entity or after one of another type begins an entity.
 *
 * The text is the tokens joined by single spaces, a sentence a line. Such corpora rarely say where a document ends: one
 * ends after `sentencesADocument` sentences, and before a line `-DOCSTART-`. A line that cannot be read is left out.
 *
 * @param options.file documents are named after it and numbered from 1: `train.txt#1`
 */
export function readBio(
  content: string,
  { file, sentencesADocument }: { readonly file: string; readonly sentencesADocument: number },
): EntityGold {
  const documents: EntityDocument[] = [];
  const problems: GoldProblem[] = [];
  const name = path.basename(file);
  let words: string[] = [];
  let sentences: string[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  let entities: { start: number; end: number; type: string }[] = [];
  let at = 0;
  let open = '';
  const closeSentence = (): void => {
    if (words.length > 0) sentences.push(words.join(' '));
    words = [];
    open = '';
  };
  const closeDocument = (): void => {
    closeSentence();
    if (sentences.length > 0) {
      documents.push({
        id: `${name}#${documents.length + 1}`,
        text: sentences.join('\n'),
        tokenStarts: Uint32Array.from(starts),
        tokenEnds: Uint32Array.from(ends),
        entities,
      });
    }
    sentences = [];
    starts = [];
    ends = [];
    entities = [];
    at = 0;
  };
  for (const [i, line] of content.split('\n').entries()) {
    const columns = columnsOf(line);
    if (columns.length === 0) {
      closeSentence();
      if (sentences.length >= sentencesADocument) closeDocument();
      continue;
    }
    if (columns[0] === '-DOCSTART-') {
      closeDocument();
      continue;
    }
    const read = readLine(columns);
    if ('message' in read) {
      problems.push({ line: i + 1, ...read });
      continue;
    }
    const { word, begins, type } = read;
    const end = at + word.length;
    if (type !== '' && !begins && type === open) entities.at(-1)!.end = end;
    else if (type !== '') entities.push({ start: at, end, type });
    open = type;
    words.push(word);
    starts.push(at);
    ends.push(end);
    at = end + 1;
  }
  closeDocument();
  return { documents, problems };
}

/** The columns of a line: by tabs where it has any, else by spaces; none where it is blank. */
function columnsOf(line: string): string[] {
  const trimmed = line.trim();
  if (trimmed === '') return [];
  const columns = line.includes('\t') ? line.split('\t') : trimmed.split(' ');
  return columns.map((column) => column.trim()).filter((column) => column !== '');
}

interface BioWord {
  readonly word: string;
  /** Whether the tag is a B. */
  readonly begins: boolean;
  /** Empty outside of entities. */
  readonly type: string;
}

function readLine([word = '', tag, ...more]: readonly string[]): BioWord | Omit<GoldProblem, 'line'> {
  if (tag === undefined || more.length > 0) {
    return {
      message: 'the line is no token with its tag',
      advice: 'Write the token, a space or a tab, and its tag; leave the line blank between sentences.',
    };
  }
  if (tag === 'O') return { word, begins: false, type: '' };
  const type = tag.slice(2);
  if ((!tag.startsWith('B-') && !tag.startsWith('I-')) || type === '') {
    return { message: `"${tag}" is no tag of BIO`, advice: 'Write O, B-TYPE or I-TYPE.' };
  }
  return { word, begins: tag.startsWith('B-'), type: typeName(type) };
}
