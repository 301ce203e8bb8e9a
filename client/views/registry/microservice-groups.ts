import { naturalOrder } from '../../../api/natural-order';
import type { Microservice } from '../../../api/catalogue/registry/shapes';

/** Microservices as in the tree: environment → application → service → its versions. */
export type Group =
  | {
      readonly kind: 'environment' | 'application';
      readonly name: string;
      readonly groups: readonly Group[];
    }
  | { readonly kind: 'service'; readonly name: string; readonly versions: readonly Microservice[] };

/** Groups a flat list; the environment level is left out when all services are in the empty one. */
export function groupMicroservices(services: readonly Microservice[]): readonly Group[] {
  const environments = groupBy(services, (service) => service.environment ?? '');
  const [first] = environments;
  if (environments.length === 1 && first?.[0] === '') return applicationsOf(first[1]);
  return environments.map(([name, members]) => ({
    kind: 'environment',
    name,
    groups: applicationsOf(members),
  }));
}

function applicationsOf(services: readonly Microservice[]): Group[] {
  return groupBy(services, (service) => service.appId).map(([name, members]) => ({
    kind: 'application',
    name,
    groups: servicesOf(members),
  }));
}

function servicesOf(services: readonly Microservice[]): Group[] {
  return groupBy(services, (service) => service.serviceName).map(([name, members]) => ({
    kind: 'service',
    name,
    versions: [...members].sort((one, other) => naturalOrder(other.version, one.version)),
  }));
}

/** Items by key, in natural order of numbers. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].sort(([one], [other]) => naturalOrder(one, other));
}
