import * as l10n from '@vscode/l10n';
import type { Microservice } from '../../../api/catalogue/registry/shapes';
import type { ServiceState } from '../../../resources/registry/service-states';
import type { Health } from '../tree-node';
import type { Group } from './microservice-groups';

/** States by the ids of versions. */
export type ServiceStates = ReadonlyMap<string, ServiceState>;

/** The state of an instance. */
export function healthOfStatus(status: string): Health {
  if (status === 'UP') return 'good';
  return status === 'DOWN' ? 'bad' : 'waiting';
}

/** The worst of the instances of a version; undefined when only their number is known, or nothing. */
export function healthOfVersion({ serviceId }: Microservice, states: ServiceStates): Health | undefined {
  const state = states.get(serviceId);
  if (state?.instances === 0) return 'unknown';
  return state?.statuses && worst(Object.keys(state.statuses).map(healthOfStatus));
}

/** The worst of the versions of a group; one without instances doesn't count beside others. */
export function healthOfGroup(group: Group, states: ServiceStates): Health | undefined {
  return worst(versionsOf(group).flatMap((version) => healthOfVersion(version, states) ?? []));
}

/** The instances of versions in a few words; undefined when nothing is known of them. */
export function describeInstances(
  versions: readonly Microservice[],
  states: ServiceStates,
): string | undefined {
  const known = versions.flatMap(({ serviceId }) => states.get(serviceId) ?? []);
  if (known.length === 0) return undefined;
  const count = known.reduce((sum, { instances }) => sum + instances, 0);
  if (count === 0) return l10n.t('no instances');
  if (known.some(({ statuses }) => statuses === undefined)) return l10n.t('instances: {0}', count);
  const up = known.reduce((sum, { statuses }) => sum + (statuses?.['UP'] ?? 0), 0);
  return l10n.t('{0} of {1} up', up, count);
}

/** All versions below a group. */
export function versionsOf(group: Group): readonly Microservice[] {
  return group.kind === 'service' ? group.versions : group.groups.flatMap(versionsOf);
}

/** What needs attention first, otherwise in the order as it is. */
export function byHealth<Item>(
  items: readonly Item[],
  healthOf: (item: Item) => Health | undefined,
): readonly Item[] {
  const ranked = items.map((item) => ({ item, rank: ranks[healthOf(item) ?? 'good'] }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ item }) => item);
}

const ranks: Readonly<Record<Health, number>> = { bad: 0, waiting: 1, unknown: 2, good: 2 };

/** Whether a state needs attention. */
export function isTroubled(health: Health | undefined): boolean {
  return health === 'bad' || health === 'waiting';
}

function worst(all: readonly Health[]): Health | undefined {
  return (['bad', 'waiting', 'good', 'unknown'] as const).find((health) => all.includes(health));
}
