import * as l10n from '@vscode/l10n';
import { applyPlan, type DeployOutcome } from '../../deploy/apply-plan';
import type { DeployEvent } from '../../deploy/events';
import type { PreparedPlan } from '../../deploy/make-plan';
import { titleOf, type Plan } from '../../deploy/plan';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';

/**
 * Carries out a plan behind a notification that shows how far it is. The editor's button for ending it is always
 * called Cancel, so that the title says what it does.
 */
export function carryOut(services: Services, prepared: PreparedPlan): Promise<DeployOutcome> {
  const title = l10n.t('{0} (Cancel stops watching; the deployment continues)', titleFor(prepared.plan));
  return withCancel(title, (signal, tell) => {
    const onEvent = (event: DeployEvent): void => {
      const text = [titleOf(event.resource), event.message].filter((part) => part !== undefined).join(': ');
      services.log.info(`${text} (${event.state})`);
      tell(event.message ?? titleOf(event.resource));
    };
    return applyPlan(prepared, { clock: services.clock, onEvent, signal });
  });
}

function titleFor({ steps, target }: Plan): string {
  const [only] = steps;
  return steps.length === 1 && only ? only.summary : l10n.t('Deploying to {0}', target.name);
}
