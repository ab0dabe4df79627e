import { findSides, type SidedMarks } from './markSides.js';
import { CLOSE, DOUBLE, FAMILIES, GUILLEMET, NEITHER, OPEN, PARENS, SINGLE } from './quoteMarks.js';
import type { ScannedTokens } from './scanTokens.js';

/** Pairs of quotation marks, as columns, in order of their opening marks. Numbers are token numbers. */
export interface PairedMarks {
  readonly length: number;
  readonly opens: readonly number[];
  /** -1 where the closing mark is missing. */
  readonly closes: readonly number[];
  /** For a missing closing mark: the token before which the pair ends at the latest. */
  readonly limits: readonly number[];
  /** True for a mark repeated at the head of a paragraph that continues the pair above it. */
  readonly reopened: readonly boolean[];
  /** The paragraph of the opening and of the closing mark (or of the limit). */
  readonly firstParagraphs: readonly number[];
  readonly lastParagraphs: readonly number[];
}

/** A pair that no repeated mark continues may cross this many line breaks, one that is continued any number. */
const PARAGRAPHS = 4;
/** Marks that are open at once; more is noise, and the outermost is given up. */
const DEPTH = 16;

const NONE = columns([]);

/**
 * Pairs the quotation marks of a document with a stack. Marks of one family close each other; a mark of another
 * family closes where its own has no closing mark in the paragraph ("…»). A pair crosses a paragraph only if the
 * mark is repeated at the head of the next one, or if the next mark of the family is a closing one within a few
 * paragraphs; otherwise it is unclosed and ends in its paragraph.
 */
export function pairMarks(tokens: ScannedTokens): PairedMarks {
  if (!tokens.hasMarks) return NONE;
  const marks = findSides(tokens);
  const rows: Row[] = [];
  let stack: Row[] = [];
  for (let from = 0; from < marks.length;) {
    const paragraph = marks.paragraphs[from]!;
    let to = from;
    const closing = new Array<number>(FAMILIES).fill(0);
    for (; to < marks.length && marks.paragraphs[to] === paragraph; to++) {
      if (marks.sides[to] === CLOSE) closing[marks.families[to]!]!++;
    }
    for (let i = from; i < to; i++) {
      const side = marks.sides[i]!;
      if (side === NEITHER) continue;
      const family = marks.families[i]!;
      const token = marks.tokens[i]!;
      if (side === CLOSE) {
        closing[family]!--;
        const found = findOpen(stack, family, closing);
        if (found >= 0) {
          for (const inner of stack.splice(found + 1)) inner.limit = token;
          const row = stack.pop()!;
          row.close = token;
          row.lastParagraph = paragraph;
          if (row.repeat?.paragraph === paragraph) row.repeat.limit = token + 1;
        }
        continue;
      }
      const continued = isHead(tokens, token, paragraph)
        ? stack.find((row) => row.family === family && row.paragraph < paragraph)
        : undefined;
      const row: Row = {
        family,
        open: token,
        close: -1,
        limit: endOfParagraph(tokens, paragraph),
        reopened: continued !== undefined,
        paragraph,
        lastParagraph: paragraph,
        repeat: null,
      };
      rows.push(row);
      if (continued) {
        continued.repeat = row;
        continued.lastParagraph = paragraph;
        continued.limit = row.limit;
        continue;
      }
      stack.push(row);
      if (stack.length > DEPTH) stack.shift();
    }
    stack = stack.filter((row) => row.family !== SINGLE && continues(row, marks, to, tokens));
    from = to;
  }
  return columns(rows.filter((row) => isKept(row)));
}

interface Row {
  readonly family: number;
  readonly open: number;
  close: number;
  limit: number;
  readonly reopened: boolean;
  readonly paragraph: number;
  lastParagraph: number;
  /** The latest mark that repeats this one at the head of a paragraph. */
  repeat: Row | null;
}

const isDouble = (family: number): boolean => family === GUILLEMET || family === DOUBLE || family === PARENS;

/**
 * The place in the stack that a closing mark closes, or -1: the innermost of its family, else the innermost one
 * of another family that has no closing mark of its own left in the paragraph.
 */
function findOpen(stack: readonly Row[], family: number, closing: readonly number[]): number {
  for (let k = stack.length - 1; k >= 0; k--) if (stack[k]!.family === family) return k;
  const top = stack.length - 1;
  if (top < 0 || !isDouble(family)) return -1;
  const other = stack[top]!.family;
  return isDouble(other) && closing[other] === 0 ? top : -1;
}

const isHead = (tokens: ScannedTokens, token: number, paragraph: number): boolean =>
  tokens.paragraphs[paragraph] === token;

function endOfParagraph(tokens: ScannedTokens, paragraph: number): number {
  return paragraph + 1 < tokens.paragraphs.length ? tokens.paragraphs[paragraph + 1]! : tokens.length;
}

/** Whether an open mark goes on after its paragraph; `next` is the first mark of a later one. */
function continues(row: Row, marks: SidedMarks, next: number, tokens: ScannedTokens): boolean {
  const from = row.lastParagraph;
  for (let i = next; i < marks.length; i++) {
    const paragraph = marks.paragraphs[i]!;
    if (paragraph - from > PARAGRAPHS) return false;
    if (marks.families[i] !== row.family || marks.sides[i] === NEITHER) continue;
    if (marks.sides[i] === CLOSE) return true;
    return paragraph === from + 1 && marks.sides[i] === OPEN && isHead(tokens, marks.tokens[i]!, paragraph);
  }
  return false;
}

/** Single marks that do not pair are apostrophes; a mark with nothing after it in its paragraph opens nothing. */
function isKept(row: Row): boolean {
  return row.close >= 0 || (row.family !== SINGLE && row.limit > row.open + 1);
}

function columns(rows: readonly Row[]): PairedMarks {
  return {
    length: rows.length,
    opens: rows.map((row) => row.open),
    closes: rows.map((row) => row.close),
    limits: rows.map((row) => row.limit),
    reopened: rows.map((row) => row.reopened),
    firstParagraphs: rows.map((row) => row.paragraph),
    lastParagraphs: rows.map((row) => row.lastParagraph),
  };
}
