// The sub-path only: the package's main module loads database clients, prints, and reads .env.
import natural from 'natural/lib/natural/tfidf/index.js';

/** A term of a document with its weight, heaviest first. */
export interface WeighedTerm {
  readonly term: string;
  readonly count: number;
  readonly score: number;
}

/**
 * natural's TfIdf for one document at a time. natural keeps every document in memory and counts a term's documents by
 * walking all of them; here the counts come from outside, so that memory follows the vocabulary, not the corpus. The
 * formula stays natural's: tf · (1 + ln(documents / (1 + documents with the term))).
 */
class CountedTfIdf extends natural.TfIdf {
  constructor(
    private readonly total: number,
    private readonly documentsWith: (term: string) => number,
  ) {
    super();
  }

  override idf(term: string): number {
    return 1 + Math.log(this.total / (1 + this.documentsWith(term)));
  }
}

/** Weighs the terms of a document against `total` documents, of which `documentsWith(term)` have a term. */
export function weighTerms(
  terms: readonly string[],
  total: number,
  documentsWith: (term: string) => number,
): WeighedTerm[] {
  const tfidf = new CountedTfIdf(total, documentsWith);
  tfidf.addDocument([...terms]);
  return tfidf.listTerms(0).map(({ term, tf, tfidf: score }) => ({ term, count: tf, score }));
}
