import { partsOfInstance } from '../../../resources/lain/resource-instances';

/** A row under a LAIN console: an app, or the instances of a resource, one for each client. */
export type AppGroup =
  | { readonly kind: 'app'; readonly appname: string }
  | {
      readonly kind: 'resource-instances';
      readonly resource: string;
      readonly instances: readonly { readonly appname: string; readonly client: string }[];
    };

/**
 * Puts the instances of each resource (`resource.REDIS.SHOP`, which the console lists among the apps) under one row,
 * after the apps. Both are in alphabetical order. Source: LAIN console API §5.2.
 */
export function groupApps(appnames: readonly string[]): AppGroup[] {
  const apps: AppGroup[] = [];
  const resources = new Map<string, { appname: string; client: string }[]>();
  for (const appname of [...appnames].sort()) {
    const parts = partsOfInstance(appname);
    if (!parts) {
      apps.push({ kind: 'app', appname });
      continue;
    }
    const { resource, client } = parts;
    const instances = resources.get(resource) ?? [];
    resources.set(resource, [...instances, { appname, client }]);
  }
  const groups = [...resources].map(([resource, instances]): AppGroup => ({
    kind: 'resource-instances',
    resource,
    instances,
  }));
  return [...apps, ...groups];
}
