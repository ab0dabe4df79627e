import { loadPlan, type Plan } from '../pipeline/plan.js';
import { formatProblem } from '../pipeline/problem.js';
import { say } from './terminal.js';

/** Loads a pipeline file; says every problem and returns undefined where there are any. */
export async function planOf(file: string): Promise<Plan | undefined> {
  const planned = await loadPlan(file);
  if (planned.ok) return planned.plan;
  for (const problem of planned.problems) say(formatProblem(problem));
  const n = planned.problems.length;
  say(`qawl: ${n} ${n === 1 ? 'problem' : 'problems'} in ${file}; nothing was read.`);
  return undefined;
}
