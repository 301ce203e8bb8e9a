import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { ApiClient } from '../../api/client';
import { applyDeployment } from '../../deploy/lain/apply';
import { describeAction, describeProgress } from '../../deploy/lain/describe';
import { explainError } from '../../deploy/lain/known-errors';
import type { LainPlan } from '../../deploy/lain/plan';
import type { Progress } from '../../deploy/lain/progress';
import { explainRefusal } from '../../deploy/lain/refusal';
import { watchDeployment, type Outcome } from '../../deploy/lain/watch';
import { describeFailure } from '../commands/register';
import type { Place } from '../connections/place';
import type { Services } from '../services';
import { withCancel, type Tell } from '../with-cancel';

/** How a deployment ended, in words, and how bad that is. */
export interface Result {
  readonly level: 'information' | 'warning' | 'error';
  readonly message: string;
}

/** Does what the plan says and follows it to its end, in a notification that shows how far each proc is. */
export async function followPlan(
  services: Services,
  place: Place,
  client: ApiClient,
  plan: LainPlan,
): Promise<Result> {
  const result = await withCancel(describeAction(plan), async (signal, tell) => {
    const onProgress = progressListener(services, place, plan, tell);
    try {
      tell(l10n.t('Asking the console'));
      const submission = await applyDeployment(client, plan, signal);
      const options = { clock: services.clock, signal, onProgress };
      return describeOutcome(plan, await watchDeployment(client, plan, submission, options));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.kind === 'cancelled') return describeOutcome(plan, { kind: 'stopped' });
      return describeRefusal(client, plan, error);
    }
  });
  await services.views.refreshApp(place, plan.app);
  return result;
}

/** Shows progress in the notification, and in the tree whenever something has moved. */
function progressListener(services: Services, place: Place, plan: LainPlan, tell: Tell) {
  let last = '';
  return (progress: Progress | ApiError): void => {
    const text =
      progress instanceof ApiError
        ? l10n.t('The console does not answer, trying again ({0})', progress.message)
        : describeProgress(progress);
    if (text === last) return;
    last = text;
    tell(text);
    services.log.info(`${plan.app}: ${text}`);
    void services.views.refreshApp(place, plan.app);
  };
}

function describeOutcome(plan: LainPlan, outcome: Outcome): Result {
  const { app, target } = plan;
  switch (outcome.kind) {
    case 'done':
      return { level: 'information', message: describeDone(plan) };
    case 'failed': {
      const meaning = explainError(outcome.reason) ?? '';
      const message = l10n.t('Deploying {0} at {1} failed: {2}', app, target, outcome.reason);
      return { level: 'error', message: `${message} ${meaning}`.trim() };
    }
    case 'stopped':
      return {
        level: 'warning',
        message: l10n.t('No longer watching {0}: {1} goes on deploying it.', app, target),
      };
    case 'unfinished':
      return {
        level: 'warning',
        message: l10n.t('{0} at {1} is still not complete; the Instances view shows its state.', app, target),
      };
    case 'lost':
      return {
        level: 'error',
        message: l10n.t(
          'What became of {0} is unknown, because {1} can no longer be asked: {2}',
          app,
          target,
          describeFailure(outcome.error),
        ),
      };
  }
}

function describeDone({ app, target, procs }: LainPlan): string {
  const instances = procs.reduce((sum, proc) => sum + (proc.type === 'portal' ? 0 : proc.instances), 0);
  return l10n.t('{0} is deployed at {1}; instances on the new version: {2}.', app, target, instances);
}

async function describeRefusal(client: ApiClient, plan: LainPlan, error: ApiError): Promise<Result> {
  const meaning = await explainRefusal(client, plan, error);
  const message = l10n.t('{0} refused to deploy {1}: {2}', plan.target, plan.app, error.message);
  return { level: 'error', message: `${message} ${meaning}`.trim() };
}
