import { openPlan, type OpenPlan } from '../pipeline/openPlan.js';
import type { Plan } from '../pipeline/plan.js';

/** A pipeline that was checked cannot begin: a stage does not open, or a file changed since. The user's to mend. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Opens the document stages of a plan. @throws SetupError where a stage cannot be opened (it names the stage) */
export async function setUp(plan: Plan): Promise<OpenPlan> {
  try {
    return await openPlan(plan);
  } catch (cause) {
    throw new SetupError((cause as Error).message, { cause });
  }
}
