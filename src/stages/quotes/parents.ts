import type { Report } from './report.js';

/** Reports stand in one another at most so deep. */
const DEPTH = 16;

/**
 * For each report the innermost other one whose content holds all of it, null where none does. Reports are in order
 * of text.
 */
export function parentsOf(reports: readonly Report[]): (number | null)[] {
  let open: number[] = [];
  return reports.map((report, i) => {
    const { from } = report.content[0]!;
    const { to } = report.content.at(-1)!;
    open = open.filter((outer) => reports[outer]!.content.at(-1)!.to > from).slice(-DEPTH);
    const parent = open.findLast((outer) =>
      reports[outer]!.content.some((piece) => piece.from <= from && piece.to >= to),
    );
    open.push(i);
    return parent ?? null;
  });
}
