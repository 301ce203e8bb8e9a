import type { Deployment, LainApp, LainState, Manifest, PodGroup } from './state';

export function findApp(state: LainState, name: string): LainApp | undefined {
  return state.apps.find((app) => app.name === name);
}

/** Name of the app that is `client`'s instance of a resource. */
export function instanceName(resource: string, client: string): string {
  return `resource.${resource}.${client}`;
}

export function instancesOf(state: LainState, resource: string): LainApp[] {
  return state.apps.filter((app) => app.deployment && app.name.startsWith(`resource.${resource}.`));
}

/** The pod groups of an app's own procs, without those of its portals. */
export function ownGroups(deployment: Deployment): PodGroup[] {
  return deployment.groups.filter((group) => group.client === undefined);
}

/** The app's type in the console's words. */
export function appTypeOf(app: LainApp, manifest: Manifest | undefined): string {
  if (app.name.startsWith('resource.')) return 'resource-instance';
  return manifest?.appType ?? 'unknown';
}
