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

  /** Where the source text of the character at `position` of the normalised text begins or ends. */
  const edge = (position: number, end: boolean): number => {
    const k = lastAtOrBefore(textStarts, count, position);
    if (k < 0) return end ? position + 1 : position;
    if (textEnds[k]! > position) return end ? sourceEnds[k]! : sourceStarts[k]!;
    return position + sourceEnds[k]! - textEnds[k]! + (end ? 1 : 0);
  };

  return {
    source,
    text,
    toSource(start, end) {
      const from = start < text.length ? edge(start, false) : source.length;
      if (end <= start) return { start: from, end: from };
      let to = edge(end - 1, true);
      let k = lastAtOrBefore(sourceStarts, count, to);
      for (; k >= 0 && k < count; k++) {
        if (sourceStarts[k] !== to || textStarts[k] !== textEnds[k] || !edits.attached(k)) break;
        to = sourceEnds[k]!;
      }
      return { start: from, end: to };
    },
    fromSource(start, end) {
      const k = lastAtOrBefore(sourceStarts, count, start);
      let from = start;
      if (k >= 0) from = start < sourceEnds[k]! ? textStarts[k]! : start - sourceEnds[k]! + textEnds[k]!;
      if (end <= start) return { start: from, end: from };
      const l = lastAtOrBefore(sourceStarts, count, end - 1);
      let to = end;
      if (l >= 0) to = end < sourceEnds[l]! ? textEnds[l]! : end - sourceEnds[l]! + textEnds[l]!;
      return { start: from, end: Math.max(from, to) };
    },
  };
}

function identity(source: string): AlignedText {
  const same = (start: number, end: number): Span => ({ start, end });
  return { source, text: source, toSource: same, fromSource: same };
}
