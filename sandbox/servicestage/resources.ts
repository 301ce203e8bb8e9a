import { refuse } from './errors';
import type { Stage } from './stage';
import type { Deployment, Environment } from './state';

type Resource = Deployment['refer_resources'][number];

/** Clusters and hosts run instances, all other resources serve them. */
export function runsInstances({ type }: { type?: string | null }): boolean {
  return type === 'cce' || type === 'ecs';
}

export function runsOnHosts({ refer_resources }: Deployment): boolean {
  return hasHosts(refer_resources);
}

export function hasHosts(resources: readonly { readonly type: string }[]): boolean {
  return resources.some(({ type }) => type === 'ecs');
}

/** A deployment on other virtual machines. */
export function withHosts(deployment: Deployment, hosts: readonly string[]): Deployment {
  const refer_resources = deployment.refer_resources.map((one) =>
    one.type === 'ecs' ? { ...one, parameters: { ...one.parameters, hosts: [...hosts] } } : one,
  );
  return { ...deployment, refer_resources };
}

/** What is run on and used after a change: a change that names services alone, or nothing, leaves the cluster or the hosts. */
export function changedResources(current: readonly Resource[], wanted: readonly Resource[]): Resource[] {
  const named = wanted.map((one) => ({
    ...current.find(({ id, type }) => id === one.id && type === one.type),
    ...one,
  }));
  return named.some(runsInstances) ? named : [...current.filter(runsInstances), ...named];
}

/** Throws the refusal of a deployment whose resources are not those of its environment, or serve another component. */
export function checkResources(
  { state }: Stage,
  environment: Environment,
  component_id: string,
  { refer_resources }: Deployment,
): void {
  if (!refer_resources.some(runsInstances)) throw refuse('SVCSTG.00100422');
  for (const resource of refer_resources) checkMember(environment, resource);
  const balancers = refer_resources.filter(({ type }) => type === 'elb').map(({ id }) => id);
  const taken = state.instances
    .filter((one) => one.component_id !== component_id)
    .flatMap(({ deployment }) => deployment.refer_resources)
    .some(({ id, type }) => type === 'elb' && balancers.includes(id));
  if (taken) throw refuse('SVCSTG.00100439');
}

/** Kinds that the reference does not name may be reached without being part of the environment. */
function checkMember(environment: Environment, resource: Resource): void {
  const has = (id: string) =>
    [...environment.base_resources, ...environment.optional_resources].some(
      (one) => one.id === id && one.type === resource.type,
    );
  if (resource.type === 'elb' && !has(resource.id)) throw refuse('SVCSTG.00100424');
  const wanted = resource.type === 'ecs' ? hostsOf(resource) : [resource.id];
  const missing = ['cce', 'ecs', 'dcs'].includes(resource.type) && wanted.find((id) => !has(id));
  if (missing) {
    throw refuse('SVCSTG.00100400', `The resource ${missing} (${resource.type}) is not in the environment.`);
  }
}

function hostsOf({ parameters }: Resource): string[] {
  const hosts = parameters?.['hosts'];
  return Array.isArray(hosts) ? hosts.map(String) : [];
}
