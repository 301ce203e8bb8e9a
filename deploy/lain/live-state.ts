import type { ApiClient } from '../../api/client';
import { getApp } from '../../api/catalogue/lain/apps';
import { getRegisteredApp, listVersions } from '../../api/catalogue/lain/repos';
import type { App } from '../../api/catalogue/lain/shapes';
import { ApiError } from '../../api/errors/api-error';
import type { LainFacts } from './facts';
import type { DependencyState, LiveState } from './plan';

/**
 * Asks the console what a plan needs to know: whether the app is registered and deployed, which versions exist and
 * whether the apps that the manifest uses are there. Never asks for the list of all deployed apps, which is slow.
 * Fails with an `ApiError`, for example `forbidden` when the caller doesn't maintain the app.
 * Source: LAIN console API §5.3, §5.12, §7.
 */
export async function readLiveState(
  client: ApiClient,
  facts: LainFacts,
  signal?: AbortSignal,
): Promise<LiveState> {
  const appName = facts.appname;
  const registered = await found(client.call(getRegisteredApp, { appName }, { signal }));
  if (!registered) {
    const dependencies = await readDependencies(client, facts, undefined, signal);
    return { registered: false, app: undefined, versions: [], dependencies };
  }
  const [deployed, versions] = await Promise.all([
    found(client.call(getApp, { appName }, { signal })),
    found(client.call(listVersions, { appName }, { signal })),
  ]);
  const app = deployed?.app;
  const dependencies = await readDependencies(client, facts, app, signal);
  return { registered: true, app, versions: versions?.version.tags ?? [], dependencies };
}

/** The answer, or undefined when the console says that there is no such thing. */
async function found<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

async function readDependencies(
  client: ApiClient,
  facts: LainFacts,
  app: App | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, DependencyState>> {
  const names = [...new Set([...facts.resources, ...facts.services])];
  const states = names.map(async (name): Promise<[string, DependencyState]> => {
    if (isInUse(app, name)) return [name, 'deployed'];
    return [name, await readState(client, name, signal)];
  });
  return new Map(await Promise.all(states));
}

/** Whether the running version of the app uses the other one already, and finds it deployed. */
function isInUse(app: App | undefined, name: string): boolean {
  return (
    app?.useservices.some((used) => used.servicename === name && used.service.appname !== undefined) ===
      true ||
    app?.useresources.some(
      (used) => used.resourcename === name && used.resourceinstance.appname !== undefined,
    ) === true
  );
}

/** Apps of other people answer 403, so that their state can't be told; that is no reason to stop planning. */
async function readState(
  client: ApiClient,
  appName: string,
  signal: AbortSignal | undefined,
): Promise<DependencyState> {
  try {
    return (await found(client.call(getApp, { appName }, { signal }))) ? 'deployed' : 'missing';
  } catch (error) {
    const tellsNothing = error instanceof ApiError && error.kind !== 'cancelled';
    if (tellsNothing) return 'unknown';
    throw error;
  }
}
