import type { PreparedStep } from './deploy-kind';
import type { Plan } from './plan';

/** A plan with its applicable steps, in the order of `plan.steps`. */
export interface PreparedPlan {
  readonly plan: Plan;
  readonly steps: readonly PreparedStep[];
}
