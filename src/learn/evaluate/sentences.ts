import type { AnnotatedDocument } from '../../model/document.js';
import { barePositions } from './bareText.js';
import { ourSpans } from './ourAnalysis.js';
import type { RawDocument } from './rawDocuments.js';
import { addSpans, contiguous, noScore, type Score } from './score.js';

/** A place where one side ends a sentence and the other does not. */
export interface BreakError {
  /** missed: the gold ends one; added: we do. */
  readonly kind: 'missed' | 'added';
  /** The last token before the place. */
  readonly before: string;
  /** The first token after it. */
  readonly after: string;
  readonly count: number;
}

export interface SentenceFigures {
  readonly tokens: Score;
  readonly sentences: Score;
  /** Sentence ends, the last one of each document left out. */
  readonly breaks: Score;
  /** Most frequent first. */
  readonly errors: readonly BreakError[];
}

/** Compares documents one by one and adds them up. */
export interface SentenceScorer {
  add(gold: RawDocument, ours: AnnotatedDocument): void;
  figures(): SentenceFigures;
}

/** Starts the comparison. Our documents must have the layer tokens. */
export function scoreSentences(): SentenceScorer {
  const tokens = noScore();
  const sentences = noScore();
  const breaks = noScore();
  const errors = new Map<string, { -readonly [K in keyof BreakError]: BreakError[K] }>();
  const addError = (kind: BreakError['kind'], before: string, after: string): void => {
    const key = `${kind}\t${before}\t${after}`;
    const seen = errors.get(key);
    if (seen) seen.count++;
    else errors.set(key, { kind, before, after, count: 1 });
  };
  return {
    add(gold, document) {
      const ours = ourSpans(document, barePositions(document.text));
      addSpans(tokens, contiguous(gold.tokenEnds), ours.tokens);
      addSpans(sentences, contiguous(gold.sentenceEnds), ours.sentences);
      const end = gold.tokenEnds.at(-1)!;
      const here = new Set(gold.sentenceEnds.filter((place) => place < end));
      const there = new Set(Array.from(ours.sentences.ends).filter((place) => place < end));
      breaks.gold += here.size;
      breaks.ours += there.size;
      const around = neighbours(gold);
      for (const place of here) {
        if (there.has(place)) breaks.correct++;
        else addError('missed', ...around(place));
      }
      for (const place of there) if (!here.has(place)) addError('added', ...around(place));
    },
    figures() {
      return { tokens, sentences, breaks, errors: [...errors.values()].sort((a, b) => b.count - a.count) };
    },
  };
}

/** Finds the tokens of the gold on both sides of a place; of one that the place cuts, both sides are the token. */
function neighbours({ tokens, tokenEnds }: RawDocument): (place: number) => [string, string] {
  return (place) => {
    let low = 0;
    let high = tokenEnds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tokenEnds[middle]! < place) low = middle + 1;
      else high = middle;
    }
    const after = tokenEnds[low] === place ? low + 1 : low;
    return [tokens[low]!.surface, tokens[after]?.surface ?? ''];
  };
}
