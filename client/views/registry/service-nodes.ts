import * as l10n from '@vscode/l10n';
import type { Microservice } from '../../../api/catalogue/registry/shapes';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { microserviceActions } from '../../../resources/registry/microservice-actions';
import { microservices } from '../../../resources/registry/microservices';
import { serviceStates } from '../../../resources/registry/service-states';
import type { Described } from '../filter/narrowing';
import type { LiveReader } from '../live-reader';
import { describeItem } from '../long-list';
import { describeConnection } from '../connection-node';
import { listNode, type RowPlace } from '../resource-node';
import { healthIcon, type Appearance, type Loaded, type TreeNode } from '../tree-node';
import { groupMicroservices, type Group } from './microservice-groups';
import {
  byHealth,
  describeInstances,
  healthOfGroup,
  healthOfVersion,
  isTroubled,
  versionsOf,
  type ServiceStates,
} from './service-health';
import { versionNode } from './version-nodes';

/** The microservices of an engine below its connection, where a view shows more than these. */
export function servicesNode(target: ResolvedConnection): TreeNode {
  const node: TreeNode = listNode(
    { target, parent: target.id },
    microservices,
    {},
    {
      label: l10n.t('Microservices'),
      icon: { id: 'symbol-interface' },
      actions: microserviceActions,
      emptyText: noServicesText(),
      load: (live) => loadServices({ target, parent: node.id }, live),
    },
  );
  return node;
}

/** The microservices of an engine, by environment and application. */
export async function loadServices(place: RowPlace, live: LiveReader): Promise<Loaded> {
  const [services, known] = await Promise.all([
    live.list(place.target, microservices, {}),
    live.list(place.target, serviceStates, {}),
  ]);
  const states = new Map(known.map((state) => [state.serviceId, state]));
  const troubled = services.filter((version) => isTroubled(healthOfVersion(version, states)));
  return {
    children: groupNodes(place, groupMicroservices(services), states),
    appearance: troubled.length > 0 ? attention(place, troubled, states) : {},
    troubled: troubled.map((version) => microservices.name(version)),
  };
}

/** What a row says whose microservices need attention, whatever it is besides. */
function attention(
  { target, parent }: RowPlace,
  troubled: readonly Microservice[],
  states: ServiceStates,
): Appearance {
  const bad = troubled.filter((version) => healthOfVersion(version, states) === 'bad').length;
  const waiting = troubled.length - bad;
  // The word that matters comes first: a narrow view cuts the others.
  const counts = [
    bad > 0 ? l10n.t('unhealthy: {0}', bad) : '',
    waiting > 0 ? l10n.t('waiting: {0}', waiting) : '',
    parent === target.id ? describeConnection(target) : '',
  ];
  return {
    description: counts.filter((text) => text !== '').join(' · '),
    icon: healthIcon(bad > 0 ? 'bad' : 'waiting'),
  };
}

const groupIcons: Readonly<Record<Group['kind'], string>> = {
  environment: 'globe',
  application: 'package',
  service: 'symbol-interface',
};

function groupNodes(place: RowPlace, groups: readonly Group[], states: ServiceStates): TreeNode[] {
  return byHealth(groups, (group) => healthOfGroup(group, states)).map((group) =>
    groupNode(place, group, states),
  );
}

function groupNode({ target, parent }: RowPlace, group: Group, states: ServiceStates): TreeNode {
  const id = `${parent}/${group.kind}:${group.name}`;
  const place = { target, parent: id };
  const health = healthOfGroup(group, states);
  const children = (): TreeNode[] =>
    group.kind === 'service'
      ? byHealth(group.versions, (version) => healthOfVersion(version, states)).map((version) =>
          versionNode(place, version, states),
        )
      : groupNodes(place, group.groups, states);
  const instances = describeInstances(versionsOf(group), states);
  return {
    id,
    label: group.name === '' ? l10n.t('no environment') : group.name,
    description: [instances, describeGroup(group)].filter((text) => text !== undefined).join(' · '),
    icon: health !== undefined && isTroubled(health) ? healthIcon(health) : { id: groupIcons[group.kind] },
    flags: ['named'],
    connection: target,
    ...(health !== undefined && { health }),
    contents: () => contentsOf(group, states),
    holds: ({ kind, identity }) =>
      kind.id === microservices.id && versionsOf(group).some(({ serviceId }) => serviceId === identity),
    load: () => ({ children: children() }),
  };
}

/** The texts and states below a group, for the filter. */
function contentsOf(group: Group, states: ServiceStates): readonly Described[] {
  if (group.kind === 'service') {
    return group.versions.map((version) =>
      describeItem(microservices, version, healthOfVersion(version, states)),
    );
  }
  return group.groups.map((one) => ({
    text: one.name,
    health: healthOfGroup(one, states),
    contents: () => contentsOf(one, states),
  }));
}

function describeGroup(group: Group): string {
  switch (group.kind) {
    case 'environment':
      return l10n.t('applications: {0}', group.groups.length);
    case 'application':
      return l10n.t('services: {0}', group.groups.length);
    case 'service':
      return l10n.t('versions: {0}', group.versions.length);
  }
}

/** What a row says below which there are no microservices. */
export function noServicesText(): string {
  return l10n.t('No microservices are registered, or this account is not allowed to see them');
}
