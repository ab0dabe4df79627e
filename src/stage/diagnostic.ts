import { visible } from '../text/visible.js';
import type { Span } from '../text/span.js';

/** How grave: `error`: a document or a part of the work is missing; `warning`: look at it; `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** Something that a person should know about the input or a stage. Data, not an exception: the run goes on. */
export interface Diagnostic {
  /** One of the codes in docs/diagnostics.md, or a code of a stage of the user's own. */
  readonly code: string;
  readonly severity: Severity;
  /** What is the matter, in one sentence, without the advice. */
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
  /** The document, by id. */
  readonly document?: string;
  /** The stage, by name. */
  readonly stage?: string;
  /** Where in the source text (half-open, UTF-16 units). */
  readonly span?: Span;
  /** Where in an input file: path as given, line and column from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A diagnostic as a line for people: `file:line:column severity code: message. Advice.` */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, document, stage, span } = diagnostic;
  let place = '';
  if (file !== undefined) place = [file, line, column].filter((part) => part !== undefined).join(':');
  else if (document !== undefined) place = document;
  if (file === undefined && span !== undefined) place += `[${span.start},${span.end})`;
  const head = place === '' ? '' : `${visible(place)} `;
  const by = stage === undefined ? '' : ` (stage ${stage})`;
  const advice = diagnostic.advice === undefined ? '' : ` ${diagnostic.advice}`;
  return `${head}${diagnostic.severity} ${diagnostic.code}: ${visible(diagnostic.message)}${by}${advice}`;
}
