import { createGroup, specAt, upgradeGroup } from './pod-group';
import type { GroupIdentity, WantedSpec } from './pod-group';
import { findApp, instanceName, ownGroups } from './cluster';
import { parseSize } from './sizes';
import type { Deployment, LainApp, LainState, Manifest, PodGroup, ProcDefinition, Release } from './state';
import type { Timing } from './timing';

/** Docker's own minimum; below it no container is created. */
const smallestMemory = 4 * 1024 * 1024;

/** What a rollout changes, and when. */
export interface Rollout {
  readonly state: LainState;
  readonly now: number;
  readonly timing: Timing;
}

/**
 * Brings an app to a release: resource instances first, then proc by proc, portals, and what the release dropped last.
 * Running procs keep their cpu, memory and number of instances.
 * Answers why the cluster refused, or undefined. After a refusal the former version and manifest apply again, but procs
 * that were changed before it stay changed. Source: LAIN console API, sections 5.10 and 5.13.
 */
export function rollOut(rollout: Rollout, app: LainApp, release: Release): string | undefined {
  const { now } = rollout;
  const former = app.deployment;
  if (release.refusal && release.refusal.proc === undefined) return release.refusal.text;

  const deployment: Deployment = {
    metaVersion: release.metaVersion,
    manifest: release.manifest,
    updatedAt: now,
    error: '',
    groups: former?.groups ?? [],
  };
  if (release.manifest.appType === 'resource') {
    app.deployment = deployment;
    return undefined;
  }

  const refusal =
    deployResourceInstances(rollout, app, release.manifest) ?? deployProcs(rollout, app, release, deployment);
  if (refusal !== undefined) {
    const kept = former ?? { ...deployment, metaVersion: '', manifest: undefined };
    app.deployment = { ...kept, updatedAt: now, groups: deployment.groups };
    return refusal;
  }
  app.deployment = deployment;
  connectServices(rollout, app, release.manifest);
  connectClients(rollout, app);
  removeDropped(rollout.state, app, former?.manifest, release.manifest);
  return undefined;
}

/** Removes everything of an app from the cluster, including its resource instances and portals. */
export function takeDown(state: LainState, app: LainApp): void {
  const manifest = app.deployment?.manifest;
  delete app.deployment;
  delete app.pending;
  if (manifest) removeDropped(state, app, manifest, { ...manifest, useServices: {}, useResources: {} });
}

/** A proc of the deployed version that is not running. */
export function deployMissingProc(
  rollout: Rollout,
  app: LainApp,
  release: Release,
  proc: ProcDefinition,
): void {
  app.deployment?.groups.push(startGroup(rollout, app, release, proc));
}

function deployProcs(
  rollout: Rollout,
  app: LainApp,
  release: Release,
  deployment: Deployment,
): string | undefined {
  const wanted = release.manifest.procs.filter((proc) => proc.type !== 'portal');
  const portals = upgradedPortals(rollout, app, release, deployment);
  const running = ownGroups(deployment);
  const names = new Set(wanted.map((proc) => proc.name));
  const groups = new Map(running.map((group) => [group.proc, group]));

  for (const proc of wanted) {
    if (release.refusal?.proc === proc.name) {
      deployment.groups = [...groups.values(), ...portals];
      return release.refusal.text;
    }
    const group = groups.get(proc.name);
    groups.set(
      proc.name,
      group ? upgrade(rollout, app, release, proc, group) : startGroup(rollout, app, release, proc),
    );
  }
  deployment.groups = [...[...groups.values()].filter((group) => names.has(group.proc)), ...portals];
  return undefined;
}

/** The portal containers of all clients follow the service's release. */
function upgradedPortals(
  rollout: Rollout,
  app: LainApp,
  release: Release,
  deployment: Deployment,
): PodGroup[] {
  return deployment.groups.flatMap((group) => {
    const portal = release.manifest.procs.find((proc) => proc.type === 'portal' && proc.name === group.proc);
    return group.client === undefined || !portal ? [] : [upgrade(rollout, app, release, portal, group)];
  });
}

function upgrade(
  rollout: Rollout,
  app: LainApp,
  release: Release,
  proc: ProcDefinition,
  group: PodGroup,
): PodGroup {
  const { numInstances, cpu, memoryBytes } = specAt(group, rollout.now);
  const wanted = { ...containerOf(rollout, app, release, proc), numInstances, cpu, memoryBytes };
  const { port = 0, setupTime } = proc;
  const failure = startFailure(release, proc, memoryBytes);
  return upgradeGroup({ ...group, port, setupTime }, app.name, wanted, rollout.now, rollout.timing, failure);
}

function startGroup(
  rollout: Rollout,
  app: LainApp,
  release: Release,
  proc: ProcDefinition,
  client?: string,
): PodGroup {
  const { numInstances, cpu, memory, setupTime, port = 0 } = proc;
  const memoryBytes = parseSize(memory) ?? 0;
  const wanted = { ...containerOf(rollout, app, release, proc), numInstances, cpu, memoryBytes };
  const identity: GroupIdentity = {
    app: app.name,
    proc: proc.name,
    port,
    setupTime,
    ...(client ? { client } : {}),
  };
  return createGroup(identity, wanted, rollout.now, rollout.timing, startFailure(release, proc, memoryBytes));
}

/** What the containers of a proc are made from, and how they crash if they do. */
function containerOf(
  { state, timing }: Rollout,
  app: LainApp,
  { metaVersion, crash }: Release,
  proc: ProcDefinition,
): Pick<WantedSpec, 'metaVersion' | 'image' | 'crashLoop'> {
  const repository = app.name.startsWith('resource.') ? (app.name.split('.')[1] ?? app.name) : app.name;
  const image = `registry.${state.domain}/${repository}:release-${metaVersion}`;
  const crashLoop = { up: (crash?.after ?? 0) * timing.second, down: timing.check };
  return { metaVersion, image, ...(crash?.procs.includes(proc.name) && { crashLoop }) };
}

/** Why the containers of a proc don't start; undefined when they do. */
export function startFailure(
  release: Release | undefined,
  proc: ProcDefinition,
  memoryBytes: number,
): string | undefined {
  if (memoryBytes < smallestMemory) return 'Cannot create container, Minimum memory limit allowed is 4MB';
  return release?.startFailure?.procs.includes(proc.name) ? release.startFailure.text : undefined;
}

/** A resource instance is an app of its own, made from the resource's procs; one that runs is left alone. */
function deployResourceInstances(rollout: Rollout, app: LainApp, manifest: Manifest): string | undefined {
  const { state, now } = rollout;
  for (const resourceName of Object.keys(manifest.useResources)) {
    const resource = findApp(state, resourceName);
    const template = resource?.deployment?.manifest;
    if (!resource?.deployment || !template) return `Error: Resource ${resourceName} DoesNotExist`;
    const instance = registerInstance(state, resource, app);
    if (instance.deployment) continue;

    const { metaVersion } = resource.deployment;
    const made: Manifest = { ...template, appType: 'app' };
    const release: Release = { metaVersion, hasMeta: true, hasRelease: true, manifest: made };
    const groups = made.procs
      .filter((proc) => proc.type !== 'portal')
      .map((proc) => startGroup(rollout, instance, release, proc));
    instance.deployment = { metaVersion, manifest: made, updatedAt: now, error: '', groups };
  }
  return undefined;
}

function registerInstance(state: LainState, resource: LainApp, client: LainApp): LainApp {
  const name = instanceName(resource.name, client.name);
  const existing = findApp(state, name);
  if (existing) return existing;
  const instance: LainApp = {
    name,
    gitUrl: resource.gitUrl,
    protected: false,
    maintainers: [...client.maintainers],
    releases: resource.releases,
    operationLogs: [],
  };
  state.apps.push(instance);
  return instance;
}

/** Every client of a service gets portal containers of its own; they belong to the service's app. */
function connectServices(rollout: Rollout, app: LainApp, manifest: Manifest): void {
  for (const serviceName of Object.keys(manifest.useServices)) {
    const service = findApp(rollout.state, serviceName);
    const release = service?.releases.find((one) => one.metaVersion === service.deployment?.metaVersion);
    if (!service?.deployment?.manifest || !release) continue;
    for (const portal of portalsFor(service.deployment.manifest, manifest.useServices[serviceName] ?? [])) {
      const known = service.deployment.groups.some(
        (group) => group.proc === portal.name && group.client === app.name,
      );
      if (!known) service.deployment.groups.push(startGroup(rollout, service, release, portal, app.name));
    }
  }
}

/** Apps that were deployed before the service that they use. */
function connectClients(rollout: Rollout, service: LainApp): void {
  for (const client of rollout.state.apps) {
    const manifest = client.deployment?.manifest;
    if (manifest && service.name in manifest.useServices) connectServices(rollout, client, manifest);
  }
}

function portalsFor(manifest: Manifest, services: readonly string[]): ProcDefinition[] {
  return manifest.procs.filter(
    (proc) => proc.serviceName !== undefined && services.includes(proc.serviceName),
  );
}

function removeDropped(
  state: LainState,
  app: LainApp,
  former: Manifest | undefined,
  current: Manifest,
): void {
  const dropped = (names: Record<string, unknown>, kept: Record<string, unknown>) =>
    Object.keys(names).filter((name) => !(name in kept));
  for (const resource of dropped(former?.useResources ?? {}, current.useResources)) {
    const instance = findApp(state, instanceName(resource, app.name));
    if (instance) delete instance.deployment;
  }
  for (const name of dropped(former?.useServices ?? {}, current.useServices)) {
    const deployment = findApp(state, name)?.deployment;
    if (deployment) deployment.groups = deployment.groups.filter((group) => group.client !== app.name);
  }
}
