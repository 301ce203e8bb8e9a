import * as l10n from '@vscode/l10n';
import { applyPlan, type DeployOutcome } from '../../deploy/apply-plan';
import type { DeployEvent } from '../../deploy/events';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { isRemoval, titleOf, type Plan } from '../../deploy/plan';
import type { Services } from '../services';
import { withCancel, type ReportMessage } from '../with-cancel';

/**
 * Applies a plan while a notification shows the progress. The editor always labels the notification's button "Cancel",
 * so the title says what cancelling does.
 */
export function carryOut(
  services: Services,
  prepared: PreparedPlan,
  aboutCancel: string,
  onStep?: (event: DeployEvent) => void,
): Promise<DeployOutcome> {
  const title = titleFor(prepared.plan);
  const task = (signal: AbortSignal, report: ReportMessage) => {
    const onEvent = (event: DeployEvent): void => {
      const text = [titleOf(event.resource), event.message].filter((part) => part !== undefined).join(': ');
      services.log.info(`${text} (${event.state})`);
      report(event.message ?? titleOf(event.resource));
      onStep?.(event);
    };
    return applyPlan(prepared, { clock: services.clock, onEvent, signal });
  };
  return services.work.run(title, () => withCancel(`${title} (${aboutCancel})`, task));
}

function titleFor({ steps, target }: Plan): string {
  const [only] = steps;
  if (steps.length === 1 && only) return only.summary;
  return isRemoval(steps)
    ? l10n.t('Destroying on {0}', target.name)
    : l10n.t('Deploying to {0}', target.name);
}
