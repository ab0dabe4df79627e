/** Something wrong in a pipeline file: a person has to mend it before the first document is read. */
export interface Problem {
  readonly message: string;
  readonly advice?: string;
  /** The pipeline file, as given. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** A problem as a line for people: `file:line:column: message. Advice.` */
export function formatProblem({ file, line, column, message, advice }: Problem): string {
  return `${file}:${line}:${column}: ${message}${advice === undefined ? '' : ` ${advice}`}`;
}
