import { deployApp, updateApp } from '../../api/catalogue/lain/apps';
import { registerApp } from '../../api/catalogue/lain/repos';
import type { ApiClient } from '../../api/client';
import { ApiError } from '../../api/errors/api-error';
import type { LainPlan } from './plan';

/** How the console took the request. */
export interface Submission {
  /** Meta version that must run in the end; undefined when only the console knows it. */
  readonly target: string | undefined;
  /** False when the answer was lost: the console may be at work, so the request is not sent again. */
  readonly answered: boolean;
}

/**
 * Asks the console, once, to do what the plan says. Both generations are understood: one answers 202 at once and
 * works afterwards, the other answers when its own work is done or refuses with 406. When the answer is lost
 * nothing is sent again; watching tells what became of it. Fails with an `ApiError` when the console refused.
 * Source: LAIN console API §5.1, §5.10, §5.13, §6.
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
  try {
    const answer = await request(client, plan, signal);
    return { target: plan.to ?? (answer.app.metaversion || undefined), answered: true };
  } catch (error) {
    if (!mayBeAtWork(error)) throw error;
    return { target: plan.to, answered: false };
  }
}

function request(client: ApiClient, plan: LainPlan, signal: AbortSignal | undefined) {
  if (plan.action === 'create' || plan.action === 'register+create') {
    return client.call(deployApp, { body: { appname: plan.app } }, { signal });
  }
  return client.call(updateApp, { appName: plan.app, body: { meta_version: plan.to } }, { signal });
}

/** Whether the console may have got the request although its answer never came. */
function mayBeAtWork(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  if (error.kind === 'timeout' || error.kind === 'unexpected-answer') return true;
  if (error.kind === 'server') return error.status === 502 || error.status === 504;
  return error.kind === 'unreachable' && error.code !== undefined && brokenOff.has(error.code);
}

/** Codes of connections that broke after they had been made. */
const brokenOff = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED']);
