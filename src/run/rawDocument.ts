/** A document before it is read: where its bytes are and how to read them. */
export type RawDocument = RawFile | RawRecord;

interface Raw {
  /** Unique within the run. */
  readonly id: string;
  /** The input file, as a person would name it. */
  readonly file: string;
}

/** A document that is a file of its own; whoever processes the batch reads it. */
export interface RawFile extends Raw {
  readonly format: 'text' | 'html';
  readonly path: string;
  /** Size when the corpus was listed: decides the cut of the batches. */
  readonly size: number;
}

/** A document that is a record of a larger file. */
export interface RawRecord extends Raw {
  readonly format: 'json' | 'csv';
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** The names of the columns of a CSV file. */
  readonly columns?: readonly string[];
}

/** Documents longer than this are reported and left out: a buffer is bounded by it. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;
