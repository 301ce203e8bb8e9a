import type { PreparedStep } from '../../../deploy/deploy-kind';
import type { StepResult } from '../../../deploy/events';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import type { PlanStep } from '../../../deploy/plan';

export const target = { name: 'prod', address: 'http://prod.test', protected: false };
export const done: StepResult = { state: 'done', message: 'It is there.' };

export function step(name: string, changes: Partial<PlanStep> = {}): PlanStep {
  const summary = `Create ${name}`;
  return { apiVersion: 'test/v1', kind: 'Thing', name, action: 'create', summary, changes: [], ...changes };
}

interface Given extends Partial<Omit<PreparedStep, 'step' | 'id'>> {
  readonly step?: Partial<PlanStep>;
}

export function prepared(name: string, { step: changes, ...given }: Given = {}): PreparedStep {
  return {
    step: step(name, changes),
    id: name,
    liveState: '',
    after: [],
    apply: () => Promise.resolve(done),
    ...given,
  };
}

export function planOf(...steps: PreparedStep[]): PreparedPlan {
  return { plan: { target, steps: steps.map((one) => one.step), notes: [] }, steps };
}
