import type { Report } from './report.js';

/** For each report the innermost other one whose content holds all of it, null where none does. Reports are in order of text. */
export function parentsOf(reports: readonly Report[]): (number | null)[] {
  const open: number[] = [];
  return reports.map((report, i) => {
    const { from } = report.content[0]!;
    const { to } = report.content.at(-1)!;
    while (open.length > 0 && reports[open.at(-1)!]!.content.at(-1)!.to <= from) open.pop();
    const parent = open.findLast((outer) =>
      reports[outer]!.content.some((piece) => piece.from <= from && piece.to >= to),
    );
    open.push(i);
    return parent ?? null;
  });
}
