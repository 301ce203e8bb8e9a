import type { App } from '../../api/catalogue/lain/shapes';
import { compareProcs, procsAsTheyRun, type ProcPlan } from './compare-procs';
import type { LainFacts } from './facts';
import { isHealthy, versionOf } from '../../resources/lain/pod-state';
import type { Before } from './progress';
import type { VersionManifest } from './version-manifest';
import { isOlder } from './versions';

/** The action requested from the console. `none`: the version is already running everywhere. */
export type LainAction = 'register+create' | 'create' | 'upgrade' | 'rollback' | 'redeploy' | 'none';

/** State of an app that the manifest uses; `unknown` when the caller may not see it. */
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
  | { readonly kind: 'missing-resource'; readonly app: string }
  | { readonly kind: 'other-app'; readonly app: string };

/** The whole plan of a deployment, made before anything is changed. */
export interface LainPlan {
  /** Name of the connection. */
  readonly target: string;
  readonly app: string;
  readonly action: LainAction;
  /** Meta version that runs now; undefined while nothing is deployed. */
  readonly from: string | undefined;
  /** Meta version that runs afterwards; undefined when there is none to deploy, or it can't be known. */
  readonly to: string | undefined;
  /** Source of that version's lain.yaml. */
  readonly manifest: VersionManifest['origin'];
  /** Whether the local file is known to differ from that version's lain.yaml. */
  readonly differsFromFile: boolean;
  readonly procs: readonly ProcPlan[];
  readonly dependencies: readonly Dependency[];
  readonly obstacles: readonly Obstacle[];
  readonly before: Before;
  /** Number of unhealthy instances. */
  readonly unhealthy: number;
  /** A registered app whose name is nearly the same as that of one that is not. */
  readonly similar?: string;
}

/** What the console reports about an app before a deployment. */
export interface LiveState {
  readonly registered: boolean;
  /** A registered app whose name is nearly the same, where this one is not registered. */
  readonly similar?: string;
  /** Undefined while the app is not deployed. */
  readonly app: App | undefined;
  /** Pushed versions, newest first. */
  readonly versions: readonly string[];
}

export interface PlanInput {
  /** Name of the connection. */
  readonly target: string;
  readonly app: string;
  readonly live: LiveState;
  /** Version to deploy; undefined when there is none, or none that can be known yet. */
  readonly version: string | undefined;
  readonly manifest: VersionManifest;
  /** States of the apps that the manifest uses. */
  readonly dependencies: ReadonlyMap<string, DependencyState>;
  /** Redeploys a version that is already running. */
  readonly restart: boolean;
  /** Apps that the same plan deploys before this one. */
  readonly deployedBefore: ReadonlySet<string>;
}

/**
 * Compares the manifest of a version with the running app. Only that manifest says what the version will do: while it
 * is unknown, the procs are reported as unknown. Source: LAIN console API §5.10, §5.13.
 */
export function planDeployment(input: PlanInput): LainPlan {
  const { target, app, live, version: to, manifest, dependencies: states, deployedBefore } = input;
  const facts = manifest.origin === 'git' ? manifest.facts : undefined;
  const procs = planProcs(manifest, live.app);
  const action = chooseAction(input, procs);
  const dependencies = listDependencies(facts, states);
  return {
    target,
    app,
    action,
    from: live.app && live.app.metaversion,
    to,
    manifest: manifest.origin,
    differsFromFile: manifest.origin === 'git' && !manifest.isSameAsFile,
    procs,
    dependencies,
    obstacles: [
      ...versionObstacles(live, action, to),
      ...(facts && facts.appname !== app ? [{ kind: 'other-app', app: facts.appname } as const] : []),
      ...missingResources(dependencies, deployedBefore),
    ],
    before: rememberState(live.app),
    ...(live.similar !== undefined && { similar: live.similar }),
    unhealthy: podsOf(live.app).filter((pod) => !isHealthy(pod)).length,
  };
}

function planProcs(manifest: VersionManifest, app: App | undefined): ProcPlan[] {
  switch (manifest.origin) {
    case 'git':
      return compareProcs(manifest.facts, app);
    case 'console':
      return procsAsTheyRun(app, 'unchanged');
    case 'unknown':
      return procsAsTheyRun(app, 'unknown');
  }
}

function chooseAction({ live, version, restart }: PlanInput, procs: readonly ProcPlan[]): LainAction {
  if (!live.registered) return 'register+create';
  if (!live.app) return 'create';
  if (version !== undefined && live.app.metaversion !== version) {
    return isOlder(version, live.app.metaversion) ? 'rollback' : 'upgrade';
  }
  const isAsWanted = procs.every((proc) => proc.action === 'unchanged') && runsEverywhere(live.app);
  return isAsWanted && !restart ? 'none' : 'redeploy';
}

/** Whether every pod runs the version that the console has on record. */
function runsEverywhere(app: App): boolean {
  return podsOf(app).every((pod) => versionOf(pod) === app.metaversion);
}

function versionObstacles(live: LiveState, action: LainAction, to: string | undefined): Obstacle[] {
  if (!live.registered) return []; // versions can be read only after the app is registered
  const newest = live.versions[0];
  if (newest === undefined || to === undefined) return [{ kind: 'no-version' }];
  if (!live.versions.includes(to)) return [{ kind: 'unknown-version', version: to }];
  return action === 'create' && to !== newest ? [{ kind: 'not-newest', newest }] : [];
}

function listDependencies(
  facts: LainFacts | undefined,
  states: ReadonlyMap<string, DependencyState>,
): Dependency[] {
  const known = (app: string) => states.get(app) ?? 'unknown';
  return [
    ...(facts?.resources ?? []).map((app): Dependency => ({ app, kind: 'resource', state: known(app) })),
    ...(facts?.services ?? []).map((app): Dependency => ({ app, kind: 'service', state: known(app) })),
  ];
}

function missingResources(
  dependencies: readonly Dependency[],
  deployedBefore: ReadonlySet<string>,
): Obstacle[] {
  return dependencies
    .filter(({ kind, state, app }) => kind === 'resource' && state === 'missing' && !deployedBefore.has(app))
    .map(({ app }) => ({ kind: 'missing-resource', app }));
}

function rememberState(app: App | undefined): Before {
  if (!app) return { errors: [], containers: [] };
  return {
    errors: [app.deployerror, ...app.procs.map((proc) => proc.lasterror)].filter((text) => text !== ''),
    containers: podsOf(app).map((pod) => pod.containerid),
  };
}

function podsOf(app: App | undefined) {
  return (app?.procs ?? []).flatMap((proc) => proc.pods);
}
