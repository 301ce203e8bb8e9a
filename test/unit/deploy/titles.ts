import type { PreparedStep } from '../../../deploy/deploy-kind';
import { titleOf } from '../../../deploy/plan';

/** Action and title of each step. */
export function planStepTitles(steps: readonly PreparedStep[]): string[] {
  return steps.map(({ step }) => `${step.action} ${titleOf(step)}`);
}
