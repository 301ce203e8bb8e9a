import type { LainConsole } from './console';
import { findRelease } from './releases';
import { rollOut } from './rollout';
import type { LainApp, OperationLog, PendingRelease, Release } from './state';

type Kind = PendingRelease['kind'];

/**
 * Starts a deployment the way the console's generation does it. `sync`: done now, answers the refusal if there was one.
 * `async`: done by and by; a refusal shows in `deployerror` only. Source: LAIN console API, sections 1 and 5.10.
 */
export function begin(
  console: LainConsole,
  app: LainApp,
  kind: Kind,
  release: Release,
  now: number,
): string | undefined {
  if (console.generation === 'sync') return carryOut(console, app, release, now);
  app.deployment ??= { metaVersion: '', updatedAt: now, error: '', groups: [] };
  app.deployment.error = '';
  app.pending = { at: now + console.timing.consoleWork, kind, metaVersion: release.metaVersion };
  return undefined;
}

/** Performs the accepted work of asynchronous consoles that is due by now. */
export function settlePending(console: LainConsole, now: number): void {
  for (const app of console.state.apps) {
    const { pending } = app;
    if (!pending || pending.at > now) continue;
    delete app.pending;
    const release = findRelease(app, pending.metaVersion);
    if (!release) continue;
    const refusal = carryOut(console, app, release, pending.at);
    if (refusal !== undefined && app.deployment) {
      const doing = pending.kind === 'deploy' ? 'error deploying app' : 'error when updating app';
      app.deployment.error = `${doing} ${app.name} : ${refusal}`;
    }
  }
}

/** Notes an operation in the app's log; the newest 50 are kept. */
export function logOperation(
  console: LainConsole,
  app: LainApp,
  entry: Pick<OperationLog, 'user' | 'operation' | 'message' | 'at'>,
): void {
  const log: OperationLog = {
    id: console.state.nextLogId,
    version: app.deployment?.metaVersion ?? '',
    ...entry,
  };
  console.state.nextLogId += 1;
  app.operationLogs = [log, ...app.operationLogs].slice(0, 50);
}

/** After a refused first deployment the app still counts as deployed, so the next attempt is an update. */
function carryOut(console: LainConsole, app: LainApp, release: Release, now: number): string | undefined {
  const refusal = rollOut({ state: console.state, now, timing: console.timing }, app, release);
  app.deployment ??= { metaVersion: '', updatedAt: now, error: '', groups: [] };
  return refusal;
}
