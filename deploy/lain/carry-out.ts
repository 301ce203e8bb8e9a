import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { deployedApps, registeredApps } from '../../resources/lain/apps';
import type { DeployContext, StepRun } from '../deploy-kind';
import type { StepResult } from '../events';
import { failureOf } from '../failures';
import { applyDeployment } from './apply';
import { describeProgress } from './describe';
import { readApp } from './live-state';
import { describeNotAsked, describeOutcome } from './outcome';
import type { LainPlan } from './plan';
import type { Progress } from './progress';
import { explainRefusal } from './refusal';
import { watchDeployment } from './watch';

/** Applies the plan and follows the pods until each runs the version. */
export async function carryOut(plan: LainPlan, context: DeployContext, run: StepRun): Promise<StepResult> {
  const { session, lists, clock } = context;
  const { signal } = run;
  const read = () => readApp(context, plan.app, signal);
  try {
    const client = await session.client('lain');
    run.progress(l10n.t('Sending the request to the console'));
    const submission = await applyDeployment(client, plan, signal);
    const onProgress = progressReporter(run);
    const outcome = await watchDeployment(read, plan, submission, { clock, signal, onProgress });
    return describeOutcome(plan, outcome);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.kind === 'cancelled') return describeNotAsked(plan);
    const meaning = await explainRefusal(read, plan, error);
    const message = l10n.t('{0} refused to deploy {1}: {2}', plan.target, plan.app, error.message);
    return { state: 'failed', message: `${message} ${meaning}`.trim() };
  } finally {
    lists.invalidateKind(registeredApps, session);
    lists.invalidateKind(deployedApps, session);
  }
}

/** Reports each new state once. */
function progressReporter(run: StepRun): (progress: Progress | ApiError) => void {
  let last = '';
  return (progress) => {
    const text =
      progress instanceof ApiError
        ? l10n.t('The console does not answer, trying again ({0})', failureOf(progress))
        : describeProgress(progress);
    if (text === last) return;
    last = text;
    run.progress(text);
  };
}
