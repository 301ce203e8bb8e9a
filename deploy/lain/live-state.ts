import type { App } from '../../api/catalogue/lain/shapes';
import { ApiError } from '../../api/errors/api-error';
import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import { deployedApps, registeredApps } from '../../resources/lain/apps';
import { versions } from '../../resources/lain/versions';
import type { ReadableKind, ResourceKind } from '../../resources/resource-kind';
import type { DeployContext } from '../deploy-kind';
import type { LainFacts } from './facts';
import type { DependencyState, LiveState } from './plan';

/**
 * Reads what a plan needs from the console: whether the app is registered and deployed, and its versions. Never
 * requests the slow list of all deployed apps.
 * @throws ApiError for example `forbidden` when the caller doesn't maintain the app.
 * Source: LAIN console API §5.3, §5.12, §7.
 */
export async function readLiveState(
  context: DeployContext,
  appName: string,
  signal?: AbortSignal,
): Promise<LiveState> {
  const registered = await readItem(context, registeredApps, {}, appName, signal);
  if (!registered) {
    const similar = await nameLike(appName, context, signal);
    return { registered: false, app: undefined, versions: [], ...(similar !== undefined && { similar }) };
  }
  const [app, pushed] = await Promise.all([
    readApp(context, appName, signal),
    readList(context, versions, { app: appName }, signal),
  ]);
  return { registered: true, app, versions: pushed };
}

/** The registered app whose name is nearest; a list that can't be read says nothing. @throws ApiError of kind `cancelled` */
async function nameLike(
  appName: string,
  context: DeployContext,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    const apps = await readList(context, registeredApps, {}, signal);
    return didYouMean(
      appName,
      apps.map(({ appname }) => appname),
    );
  } catch (error) {
    if (error instanceof ApiError && error.kind !== 'cancelled') return undefined;
    throw error;
  }
}

/** The deployed app; undefined when it isn't deployed. Refreshes the shared list for the views. @throws ApiError */
export function readApp(
  context: DeployContext,
  appName: string,
  signal?: AbortSignal,
): Promise<App | undefined> {
  return readItem(context, deployedApps, {}, appName, signal);
}

/** States of the apps that a manifest uses. @throws ApiError of kind `cancelled` */
export async function readDependencies(
  context: DeployContext,
  facts: LainFacts | undefined,
  app: App | undefined,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, DependencyState>> {
  const names = [...new Set([...(facts?.resources ?? []), ...(facts?.services ?? [])])];
  const states = names.map(async (name): Promise<[string, DependencyState]> => {
    if (isInUse(app, name)) return [name, 'deployed'];
    return [name, await readState(context, name, signal)];
  });
  return new Map(await Promise.all(states));
}

/** Whether the running version of the app uses the other one already, and that one is deployed. */
function isInUse(app: App | undefined, name: string): boolean {
  return (
    app?.useservices.some((used) => used.servicename === name && used.service.appname !== undefined) ===
      true ||
    app?.useresources.some(
      (used) => used.resourcename === name && used.resourceinstance.appname !== undefined,
    ) === true
  );
}

/** Apps of other maintainers answer 403: their state is unknown, but planning continues. */
async function readState(
  context: DeployContext,
  appName: string,
  signal: AbortSignal | undefined,
): Promise<DependencyState> {
  try {
    return (await readApp(context, appName, signal)) ? 'deployed' : 'missing';
  } catch (error) {
    const saysNothing = error instanceof ApiError && error.kind !== 'cancelled';
    if (saysNothing) return 'unknown';
    throw error;
  }
}

/** Reads one resource and refreshes the shared list; undefined when it does not exist. @throws ApiError */
async function readItem<Scope, Item>(
  { lists, session }: DeployContext,
  kind: ReadableKind<Scope, Item>,
  scope: Scope,
  identity: string,
  signal?: AbortSignal,
): Promise<Item | undefined> {
  const { error, items } = await lists.read(kind, session, scope, identity, { maxAgeMs: 0, signal });
  if (error) throw error;
  return items[0];
}

/** Reads a list and refreshes the shared one. @throws ApiError */
async function readList<Scope, Item>(
  { lists, session }: DeployContext,
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  const { error, items } = await lists.get(kind, session, scope, { maxAgeMs: 0, signal });
  if (error) throw error;
  return items;
}
