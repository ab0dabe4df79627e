import { lastAtOrBefore, type Span } from './span.js';

/**
 * The edits that lead from a source text to its normalised text, as columns sorted by `starts`, not overlapping.
 * An edit replaces the non-empty source span `[starts[i], ends[i])` by `replacements[i]`, which may be empty.
 */
export interface EditColumns {
  readonly length: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly replacements: (index: number) => string;
  /** True where the deleted text belongs to the character before it (a vowel mark, a tatweel). */
  readonly attached: (index: number) => boolean;
}

/**
 * A source text, its normalised text, and the way between them. Laws, for every span of the normalised text that
 * does not cut a replacement:
 *
 * 1. `normalize(source.slice(toSource(span))) === text.slice(span)`
 * 2. `fromSource(toSource(span))` equals `span`
 *
 * A span that cuts a replacement is widened to the whole of it. Deleted text that is attached belongs to the
 * character before it: the source span of قال in «قَالَ» covers the last vowel mark. Other deleted text (RLM, BOM)
 * belongs to nothing and stays outside a span that ends or begins beside it.
 */
export interface AlignedText {
  readonly source: string;
  readonly text: string;
  toSource(start: number, end: number): Span;
  fromSource(start: number, end: number): Span;
  /** A cursor at the beginning of the text. */
  cursor(): AlignedCursor;
}

/**
 * Maps spans that are asked for in order of the text: constant time a span in all, and no object. It gives what
 * `toSource` and `fromSource` give, also for a span that lies before the last one, which costs a search.
 */
export interface AlignedCursor {
  /** The span that was found last: in the source after `toSource`, in the normalised text after `fromSource`. */
  readonly start: number;
  readonly end: number;
  toSource(start: number, end: number): void;
  fromSource(start: number, end: number): void;
}

/** Derives the normalised text of `source` from `edits`. Time is linear to build, logarithmic in edits to map. */
export function alignText(source: string, edits: EditColumns): AlignedText {
  const count = edits.length;
  if (count === 0) return identity(source);
  const sourceStarts = edits.starts;
  const sourceEnds = edits.ends;
  const textStarts = new Uint32Array(count);
  const textEnds = new Uint32Array(count);
  const pieces: string[] = [];
  let at = 0;
  let length = 0;
  for (let i = 0; i < count; i++) {
    const start = sourceStarts[i]!;
    if (start > at) {
      pieces.push(source.slice(at, start));
      length += start - at;
    }
    const replacement = edits.replacements(i);
    textStarts[i] = length;
    length += replacement.length;
    textEnds[i] = length;
    if (replacement !== '') pieces.push(replacement);
    at = sourceEnds[i]!;
  }
  pieces.push(source.slice(at));
  const text = pieces.join('');

  const columns: Alignment = { count, sourceStarts, sourceEnds, textStarts, textEnds };

  /** Where the source span that ends at `to` ends with the attached text that is deleted there. */
  const withAttached = (to: number): number => {
    let end = to;
    let k = lastAtOrBefore(sourceStarts, count, end);
    for (; k >= 0 && k < count; k++) {
      if (sourceStarts[k] !== end || textStarts[k] !== textEnds[k] || !edits.attached(k)) break;
      end = sourceEnds[k]!;
    }
    return end;
  };

  return {
    source,
    text,
    toSource(start, end) {
      const k = lastAtOrBefore(textStarts, count, start);
      const from = start < text.length ? edge(columns, k, start, false) : source.length;
      if (end <= start) return { start: from, end: from };
      const l = lastAtOrBefore(textStarts, count, end - 1);
      return { start: from, end: withAttached(edge(columns, l, end - 1, true)) };
    },
    fromSource(start, end) {
      const from = startInText(columns, lastAtOrBefore(sourceStarts, count, start), start);
      if (end <= start) return { start: from, end: from };
      const to = endInText(columns, lastAtOrBefore(sourceStarts, count, end - 1), end);
      return { start: from, end: Math.max(from, to) };
    },
    cursor: () => cursorOver(columns, source.length, text.length, withAttached),
  };
}

interface Alignment {
  readonly count: number;
  readonly sourceStarts: Uint32Array;
  readonly sourceEnds: Uint32Array;
  readonly textStarts: Uint32Array;
  readonly textEnds: Uint32Array;
}

/**
 * Where the source text of the character at `position` of the normalised text begins or ends.
 *
 * @param k the last edit that begins there or before in the normalised text, or -1
 */
function edge(edits: Alignment, k: number, position: number, end: boolean): number {
  if (k < 0) return end ? position + 1 : position;
  if (edits.textEnds[k]! > position) return end ? edits.sourceEnds[k]! : edits.sourceStarts[k]!;
  return position + edits.sourceEnds[k]! - edits.textEnds[k]! + (end ? 1 : 0);
}

/** @param k the last edit that begins at `start` of the source or before, or -1 */
function startInText(edits: Alignment, k: number, start: number): number {
  if (k < 0) return start;
  return start < edits.sourceEnds[k]!
    ? edits.textStarts[k]!
    : start - edits.sourceEnds[k]! + edits.textEnds[k]!;
}

/** @param k the last edit that begins before `end` of the source, or -1 */
function endInText(edits: Alignment, k: number, end: number): number {
  if (k < 0) return end;
  return end < edits.sourceEnds[k]! ? edits.textEnds[k]! : end - edits.sourceEnds[k]! + edits.textEnds[k]!;
}

function cursorOver(
  edits: Alignment,
  sourceLength: number,
  textLength: number,
  withAttached: (to: number) => number,
): AlignedCursor {
  const { count, sourceStarts, sourceEnds, textStarts, textEnds } = edits;
  /** The last edit that begins at the last position or before, in the normalised text and in the source. */
  let k = -1;
  let l = -1;
  /** What is added to a position of the normalised text after edit `k`, and where the next edit begins. */
  let shift = 0;
  let next = textStarts[0]!;
  let plain = 0;

  /** The edit to begin with on the way to `position`, from edit `at`. */
  const before = (starts: Uint32Array, at: number, position: number): number => {
    let edit = at;
    if (edit >= 0 && starts[edit]! > position) edit = lastAtOrBefore(starts, count, position);
    while (edit + 1 < count && starts[edit + 1]! <= position) edit++;
    return edit;
  };

  const cursor = {
    start: 0,
    end: 0,
    toSource(start: number, end: number): void {
      if (start < plain || start >= next) {
        k = before(textStarts, k, start);
        shift = k < 0 ? 0 : sourceEnds[k]! - textEnds[k]!;
        plain = k < 0 ? 0 : textEnds[k]!;
        next = k + 1 < count ? textStarts[k + 1]! : Infinity;
      }
      // A span between two edits is only shifted.
      if (start >= plain && end < next && end < textLength && end > start) {
        cursor.start = start + shift;
        cursor.end = end + shift;
        return;
      }
      const from = start < textLength ? edge(edits, k, start, false) : sourceLength;
      cursor.start = from;
      cursor.end =
        end <= start ? from : withAttached(edge(edits, before(textStarts, k, end - 1), end - 1, true));
    },
    fromSource(start: number, end: number): void {
      l = before(sourceStarts, l, start);
      const from = startInText(edits, l, start);
      cursor.start = from;
      cursor.end =
        end <= start ? from : Math.max(from, endInText(edits, before(sourceStarts, l, end - 1), end));
    },
  };
  return cursor;
}

function identity(source: string): AlignedText {
  const same = (start: number, end: number): Span => ({ start, end });
  const cursor = (): AlignedCursor => {
    const at = {
      start: 0,
      end: 0,
      toSource(start: number, end: number): void {
        at.start = start;
        at.end = end;
      },
      fromSource(start: number, end: number): void {
        at.start = start;
        at.end = end;
      },
    };
    return at;
  };
  return { source, text: source, toSource: same, fromSource: same, cursor };
}
