import type { App, Pod, Proc } from '../../api/catalogue/lain/shapes';
import { below, within, type NestedKind } from '../resource-kind';
import { deployedApps, registeredApps } from './apps';

export interface AppScope {
  readonly app: string;
}

export interface ProcScope extends AppScope {
  readonly proc: string;
}

/** Procs of a deployed app, and the portals that it offers to other apps. */
export const procs: NestedKind<AppScope, Proc> = {
  id: 'lain/proc',
  service: 'lain',
  parents: [deployedApps.id],
  below: below(registeredApps, (_scope, { appname }) => ({ app: appname })),
  scopeKey: ({ app }) => app,
  identity: ({ procname }) => procname,
  name: ({ procname }) => procname,
  details: ({ proctype }) => proctype,
  within: within(deployedApps, ({ app }) => ({ scope: {}, identity: app }), procsOf),
};

/** The deployment of a registered app: one item, or none. */
export const deployments: NestedKind<AppScope, App> = {
  id: 'lain/deployment',
  service: 'lain',
  parents: [deployedApps.id],
  scopeKey: ({ app }) => app,
  identity: ({ appname }) => appname,
  name: ({ appname }) => appname,
  within: within(
    deployedApps,
    ({ app }) => ({ scope: {}, identity: app }),
    (app) => [app],
  ),
};

/** Pods of a proc: its containers. */
export const pods: NestedKind<ProcScope, Pod> = {
  id: 'lain/pod',
  service: 'lain',
  parents: [deployedApps.id, procs.id],
  below: below(procs, ({ app }, { procname }) => ({ app, proc: procname })),
  scopeKey: ({ app, proc }) => JSON.stringify([app, proc]),
  identity: ({ containerid, containername }) => containerid || containername,
  name: ({ containername }) => containername,
  details: ({ nodeip }) => nodeip,
  within: within(
    deployedApps,
    ({ app }: ProcScope) => ({ scope: {}, identity: app }),
    (app, { proc }) => procsOf(app).find(({ procname }) => procname === proc)?.pods ?? [],
  ),
};

function procsOf({ procs, portals }: App): readonly Proc[] {
  return [...procs, ...portals];
}
