import { listResourceInstances } from '../../api/catalogue/lain/apps';
import type { App } from '../../api/catalogue/lain/shapes';
import { below, type ListedKind } from '../resource-kind';
import { registeredApps } from './apps';

export interface ResourceScope {
  /** Name of the app that is the resource. */
  readonly resource: string;
}

/** The instances of a resource with their states, one for each app that uses it. LAIN console API §5.20. */
export const resourceInstances: ListedKind<ResourceScope, App> = {
  id: 'lain/resource-instance',
  service: 'lain',
  parents: [registeredApps.id],
  below: below(registeredApps, (_scope, { appname }) => ({ resource: appname })),
  scopeKey: ({ resource }) => resource,
  identity: ({ appname }) => appname,
  name: ({ appname }) => appname,
  list: async (session, { resource: resourceName }, signal) => {
    const client = await session.client('lain');
    const { instances } = await client.call(listResourceInstances, { resourceName }, { signal });
    return { items: instances, complete: true };
  },
};

/** The resource and the client of an instance, as in `resource.redis.shop`; undefined for other apps. */
export function partsOfInstance(
  appname: string,
): { readonly resource: string; readonly client: string } | undefined {
  const [, resource, client] = /^resource\.([^.]+)\.(.+)$/.exec(appname) ?? [];
  return resource === undefined || client === undefined ? undefined : { resource, client };
}
