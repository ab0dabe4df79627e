import type { Plan } from '../../pipeline/plan.js';

/** A plan with those document stages alone that give the named layers, and those that these need. */
export function neededStages(plan: Plan, layers: readonly string[]): Plan {
  const wanted = new Set(layers);
  const documentStages = plan.documentStages.toReversed().filter(({ stage }) => {
    const isNeeded = stage.gives.some(({ name }) => wanted.has(name));
    if (isNeeded) for (const { name } of stage.needs) wanted.add(name);
    return isNeeded;
  });
  return { ...plan, documentStages: documentStages.reverse(), corpusStages: [] };
}
