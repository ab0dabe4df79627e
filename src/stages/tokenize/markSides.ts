import { CLOSE, contextSide, FAMILIES, familyOf, glyphSide, GUILLEMET, NEITHER, OPEN } from './quoteMarks.js';
import { readSides } from './readSides.js';
import { KIND, type ScannedTokens } from './scanTokens.js';

/** The quotation marks of a document in order, each with its family and the side that it was found to stand on. */
export interface SidedMarks {
  readonly length: number;
  /** Token numbers. */
  readonly tokens: readonly number[];
  readonly families: readonly number[];
  /** OPEN, CLOSE, or NEITHER for what is no mark (an apostrophe, a sign for inches). */
  readonly sides: readonly number[];
  /** Paragraph numbers. */
  readonly paragraphs: readonly number[];
}

/** Longest word that can be a lone proclitic before a mark (و ب ل ك ف وب). */
const PROCLITIC = 2;
const PROCLITIC_LETTERS = 'وفبلكسأ';

/**
 * Tells opening marks from closing ones, paragraph by paragraph and family by family: of all readings the cheapest,
 * by what the glyphs say, what the spaces say, and what stays without a partner. A family that is used mirrored in
 * the whole document (»…«) is turned first.
 */
export function findSides(tokens: ScannedTokens): SidedMarks {
  const { text, starts, ends, kinds } = tokens;
  const marks: number[] = [];
  const families: number[] = [];
  const paragraphs: number[] = [];
  const glyphs: number[] = [];
  const contexts: number[] = [];
  const votes = new Array<number>(FAMILIES).fill(0);
  let paragraph = 0;
  for (let token = 0; token < tokens.length; token++) {
    if (kinds[token] !== KIND.quote) continue;
    const start = starts[token]!;
    const end = ends[token]!;
    const mark = text.slice(start, end);
    const family = familyOf(mark);
    if (family === 0) continue;
    while (paragraph + 1 < tokens.paragraphs.length && tokens.paragraphs[paragraph + 1]! <= token)
      paragraph++;
    const glued =
      token > tokens.paragraphs[paragraph]! &&
      kinds[token - 1] === KIND.word &&
      ends[token - 1] === start &&
      isProclitic(text, starts[token - 1]!, start);
    const context = contextSide(text, start, end, glued);
    const glyph = glyphSide(mark);
    if (glyph !== NEITHER && context !== NEITHER) votes[family]! += glyph === context ? 1 : -1;
    marks.push(token);
    families.push(family);
    paragraphs.push(paragraph);
    glyphs.push(glyph);
    contexts.push(context);
  }
  for (let i = 0; i < marks.length; i++) {
    if (votes[families[i]!]! < 0 && glyphs[i] !== NEITHER) glyphs[i] = OPEN + CLOSE - glyphs[i]!;
  }
  const sides = new Array<number>(marks.length).fill(NEITHER);
  for (let from = 0; from < marks.length;) {
    let to = from + 1;
    while (to < marks.length && paragraphs[to] === paragraphs[from]) to++;
    for (let family = GUILLEMET; family < FAMILIES; family++) {
      const members: number[] = [];
      for (let i = from; i < to; i++) if (families[i] === family) members.push(i);
      if (members.length > 0) readSides(family, members, glyphs, contexts, sides);
    }
    from = to;
  }
  return { length: marks.length, tokens: marks, families, sides, paragraphs };
}

function isProclitic(text: string, start: number, end: number): boolean {
  if (end - start > PROCLITIC) return false;
  for (let i = start; i < end; i++) if (!PROCLITIC_LETTERS.includes(text[i]!)) return false;
  return true;
}
