import type { App } from '../../api/catalogue/lain/shapes';
import type { Change } from '../report';
import { compareProcs } from './compare-procs';
import type { LainFacts } from './facts';
import { isOlder } from './versions';

/** What the console is asked to do. */
export type LainAction = 'register+create' | 'create' | 'upgrade' | 'rollback' | 'redeploy';

/** What becomes of one proc; `replace` is a change of type, which makes a new proc under the same name. */
export interface ProcPlan {
  readonly name: string;
  readonly type: string;
  readonly action: 'create' | 'change' | 'replace' | 'remove' | 'unchanged';
  /** Differences that take effect. */
  readonly changes: readonly Change[];
  /** Differences that the server ignores: it keeps what the proc was scaled to. LAIN console API §5.13. */
  readonly ignored: readonly Change[];
  /** Instances that run when it is done. */
  readonly instances: number;
}

/** State of an app that the manifest uses; `unknown` when this person may not look at it. */
export type DependencyState = 'deployed' | 'missing' | 'unknown';

export interface Dependency {
  readonly app: string;
  /** A missing resource makes the deployment fail, a missing service does not. LAIN console API §5.10. */
  readonly kind: 'service' | 'resource';
  readonly state: DependencyState;
}

/** Why a plan must not be applied. */
export type Obstacle =
  | { readonly kind: 'no-version' }
  | { readonly kind: 'unknown-version'; readonly version: string }
  | { readonly kind: 'not-newest'; readonly newest: string }
  | { readonly kind: 'missing-resource'; readonly app: string };

/** The state before a deployment, as far as watching it needs it. */
export interface Before {
  /** Error texts that were there already: they say nothing about this deployment. */
  readonly errors: readonly string[];
  /** Containers that ran already: a redeployment is done when none of them is left. */
  readonly containers: readonly string[];
}

/** Everything that a deployment will do, found out before anything is changed. */
export interface LainPlan {
  /** Name of the connection. */
  readonly target: string;
  readonly app: string;
  readonly action: LainAction;
  /** Meta version that runs now; undefined while nothing is deployed. */
  readonly from: string | undefined;
  /** Meta version that runs afterwards; undefined when there is none to deploy. */
  readonly to: string | undefined;
  readonly procs: readonly ProcPlan[];
  readonly dependencies: readonly Dependency[];
  readonly obstacles: readonly Obstacle[];
  readonly before: Before;
}

/** What the console knows about the app now. */
export interface LiveState {
  readonly registered: boolean;
  /** Undefined when the app is not deployed. */
  readonly app: App | undefined;
  /** Meta versions in the image registry, newest first. */
  readonly versions: readonly string[];
  /** States of the apps that the manifest uses, by name. */
  readonly dependencies: ReadonlyMap<string, DependencyState>;
}

export interface PlanInput {
  readonly target: string;
  readonly facts: LainFacts;
  readonly live: LiveState;
  /** Meta version to deploy; the newest one when absent. */
  readonly version?: string | undefined;
}

/** Compares a manifest with what runs and says what deploying a version will do. LAIN console API §5.10, §5.13. */
export function planDeployment({ target, facts, live, version }: PlanInput): LainPlan {
  const to = version ?? live.versions[0];
  const action = chooseAction(live, to);
  const dependencies = listDependencies(facts, live.dependencies);
  return {
    target,
    app: facts.appname,
    action,
    from: live.app?.metaversion || undefined,
    to,
    procs: compareProcs(facts, live.app),
    dependencies,
    obstacles: [...versionObstacles(live, action, to), ...missingResources(dependencies)],
    before: rememberState(live.app),
  };
}

function chooseAction(live: LiveState, to: string | undefined): LainAction {
  if (!live.registered) return 'register+create';
  if (!live.app) return 'create';
  if (to === undefined || live.app.metaversion === to) return 'redeploy';
  return isOlder(to, live.app.metaversion) ? 'rollback' : 'upgrade';
}

function versionObstacles(live: LiveState, action: LainAction, to: string | undefined): Obstacle[] {
  if (!live.registered) return []; // its versions can only be read once it is registered
  const newest = live.versions[0];
  if (newest === undefined || to === undefined) return [{ kind: 'no-version' }];
  if (!live.versions.includes(to)) return [{ kind: 'unknown-version', version: to }];
  const first = action === 'create' || action === 'register+create';
  return first && to !== newest ? [{ kind: 'not-newest', newest }] : [];
}

function listDependencies(facts: LainFacts, states: ReadonlyMap<string, DependencyState>): Dependency[] {
  const known = (app: string) => states.get(app) ?? 'unknown';
  return [
    ...facts.resources.map((app): Dependency => ({ app, kind: 'resource', state: known(app) })),
    ...facts.services.map((app): Dependency => ({ app, kind: 'service', state: known(app) })),
  ];
}

function missingResources(dependencies: readonly Dependency[]): Obstacle[] {
  return dependencies
    .filter(({ kind, state }) => kind === 'resource' && state === 'missing')
    .map(({ app }) => ({ kind: 'missing-resource', app }));
}

function rememberState(app: App | undefined): Before {
  if (!app) return { errors: [], containers: [] };
  return {
    errors: [app.deployerror, ...app.procs.map((proc) => proc.lasterror)].filter((text) => text !== ''),
    containers: app.procs.flatMap((proc) => proc.pods.map((pod) => pod.containerid)),
  };
}
