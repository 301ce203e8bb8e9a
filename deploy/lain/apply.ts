import * as l10n from '@vscode/l10n';
import { deployApp, updateApp } from '../../api/catalogue/lain/apps';
import { registerApp } from '../../api/catalogue/lain/repos';
import type { ApiClient } from '../../api/client';
import { ApiError } from '../../api/errors/api-error';
import { isLostAnswer } from '../../api/errors/lost-answer';
import type { LainPlan } from './plan';

/** The console's reaction to the request. */
export interface Submission {
  /** Meta version that must run in the end; undefined when only the console knows it. */
  readonly target: string | undefined;
  /** False when no answer arrived: the console may be working, so the request is not sent again. */
  readonly answered: boolean;
}

/**
 * Sends the plan's request to the console, once. Handles both generations: one answers 202 at once and works
 * afterwards, the other answers when its own work is done or refuses with 406. When the answer is lost or the wait for
 * it is cancelled, nothing is sent again; following the app shows the result.
 * Source: LAIN console API §5.1, §5.10, §5.13, §6.
 * @throws ApiError when the console refused, and of kind `cancelled` when no request to deploy was sent.
 */
export async function applyDeployment(
  client: ApiClient,
  plan: LainPlan,
  signal?: AbortSignal,
): Promise<Submission> {
  if (plan.obstacles.length > 0) throw new Error('A plan with obstacles must not be applied.');
  if (plan.action === 'register+create') {
    await client.call(registerApp, { body: { appname: plan.app } }, { signal });
  }
  stopIfCancelled(plan, signal);
  try {
    const answer = await request(client, plan, signal);
    const taken = answer.app.metaversion || undefined;
    return { target: isFirst(plan) ? taken : plan.to, answered: true };
  } catch (error) {
    if (!(error instanceof ApiError) || !mayHaveArrived(error)) throw error;
    return { target: isFirst(plan) ? undefined : plan.to, answered: false };
  }
}

/** A request cancelled after this point was under way and may have arrived. */
function stopIfCancelled(plan: LainPlan, signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new ApiError({
    kind: 'cancelled',
    message: l10n.t('The deployment of {0} was cancelled.', plan.app),
    remedy: '',
    operation: 'deployApp',
  });
}

function mayHaveArrived(error: ApiError): boolean {
  return error.kind === 'cancelled' || isLostAnswer(error);
}

/** A first deployment takes the newest version that has both images, which may not be the newest in the list. */
function isFirst({ action }: LainPlan): boolean {
  return action === 'create' || action === 'register+create';
}

function request(client: ApiClient, plan: LainPlan, signal: AbortSignal | undefined) {
  if (isFirst(plan)) {
    return client.call(deployApp, { body: { appname: plan.app } }, { signal });
  }
  return client.call(updateApp, { appName: plan.app, body: { meta_version: plan.to } }, { signal });
}
