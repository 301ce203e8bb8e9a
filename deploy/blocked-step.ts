import * as l10n from '@vscode/l10n';
import type { PreparedStep } from './deploy-kind';
import type { PlanStep } from './plan';

/** A step for a resource that can't be deployed, with the reason. It blocks the whole plan. */
export function blockedStep(
  resource: Pick<PlanStep, 'apiVersion' | 'kind' | 'name'>,
  id: string,
  reason: string,
): PreparedStep {
  const title = [resource.kind, resource.name].filter((word) => word !== '').join(' ');
  return {
    step: {
      ...resource,
      action: 'blocked',
      summary: l10n.t('{0} can’t be deployed', title),
      changes: [],
      reason,
    },
    id,
    liveState: '',
    after: [],
    apply: () => Promise.reject(new Error('A blocked step must not be applied.')),
  };
}
