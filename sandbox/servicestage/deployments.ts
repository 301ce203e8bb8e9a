import { randomUUID } from 'node:crypto';
import type { Input } from '../../api/catalogue/operation';
import type {
  createComponentInstance,
  updateComponentInstance,
} from '../../api/catalogue/servicestage/instances';
import { isBuilt } from './builds';
import { refuse } from './errors';
import { flavors } from './meta';
import { changedResources, checkResources, hasHosts, runsOnHosts } from './resources';
import type { Stage } from './stage';
import type { Component, Deployment, Environment } from './state';

type First = Input<typeof createComponentInstance>['body'];
type Change = Input<typeof updateComponentInstance>['body'];

/** @throws Refusal of a deployment without artifacts whose component has no package either */
export function firstDeployment(body: First, component: Component): Deployment {
  const { version, replica, flavor_id, refer_resources } = body;
  const { configuration = {}, description = '', external_accesses = [] } = body;
  const artifacts = body.artifacts ?? artifactsOfSource(component, hasHosts(refer_resources));
  const settings = { configuration, description, external_accesses: external_accesses.map(withId) };
  return { version, replica, flavor_id, artifacts, refer_resources, ...settings };
}

/** The package of the component's source, or for clusters the image that the platform builds from it. */
function artifactsOfSource({ name, source }: Component, onHosts: boolean): Deployment['artifacts'] {
  const { storage, url, auth } = source?.spec ?? {};
  if (source?.kind !== 'artifact' || !url) throw refuse('SVCSTG.00100425');
  const artifact = onHosts
    ? { storage: storage ?? 'obs', type: 'package', url, auth: auth ?? 'iam' }
    : { storage: 'swr', type: 'image', url: `${name}:v1`, auth: 'iam' };
  return { [name]: artifact };
}

function withId(access: Deployment['external_accesses'][number]): Deployment['external_accesses'][number] {
  return { ...access, id: access.id ?? randomUUID() };
}

/**
 * What an instance is after a change, which replaces: settings that it leaves out are empty afterwards. What no instance
 * can be without stays: its size, its artifacts and what it runs on, which the example of the reference leaves out too.
 * Source: ServiceStage API Reference, section 4.5.4, which does not say whether anything else stays; this is the stricter
 * reading.
 */
export function changedDeployment(current: Deployment, change: Change): Deployment {
  const { configuration = {}, description = '', external_accesses = [], refer_resources = [] } = change;
  return {
    version: change.version,
    replica: current.replica,
    flavor_id: change.flavor_id ?? current.flavor_id,
    artifacts: change.artifacts ?? current.artifacts,
    configuration,
    description,
    external_accesses: external_accesses.map(withId),
    refer_resources: changedResources(current.refer_resources, refer_resources),
  };
}

/** Throws the refusal of a deployment that cannot be: wrong flavor, resources or artifacts. */
export function checkDeployment(
  stage: Stage,
  component: Component,
  environment: Environment,
  deployment: Deployment,
): void {
  checkFlavor(deployment.flavor_id);
  checkResources(stage, environment, component.id, deployment);
  const wanted = runsOnHosts(deployment) ? 'package' : 'image';
  for (const [name, artifact] of Object.entries(deployment.artifacts)) {
    if (artifact.type !== wanted) {
      throw refuse('SVCSTG.00100400', `The artifact ${name} must be of type ${wanted} there.`);
    }
    if (isBuilt(component, artifact) && component.source === null) throw refuse('SVCSTG.00100438');
  }
}

/** Throws the refusal of a flavor that is not in the list, or whose least CPU or memory is above the most. */
function checkFlavor(flavor_id: string): void {
  if (flavors.some((one) => one.flavor_id === flavor_id)) return;
  const [, cpu, memory] = /^CUSTOM-\d+G:([^:]+):([^:]+)$/.exec(flavor_id) ?? [];
  if (cpu === undefined || memory === undefined) {
    throw refuse('SVCSTG.00100400', `There is no flavor ${flavor_id}.`);
  }
  if (!isRange(cpu) || !isRange(memory)) {
    throw refuse('SVCSTG.00100400', `The flavor ${flavor_id} has its minimum above its maximum.`);
  }
}

function isRange(range: string): boolean {
  const [most = NaN, least = NaN] = range.split('-').map(amountOf);
  return least <= most;
}

/** In cores or in Gi; `500m` is half a core and `512Mi` half a Gi. */
function amountOf(text: string): number {
  const number = Number.parseFloat(text);
  if (text.endsWith('m')) return number / 1000;
  return text.endsWith('Mi') ? number / 1024 : number;
}
