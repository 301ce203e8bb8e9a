import * as l10n from '@vscode/l10n';
import type { Microservice, MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { instances } from '../../resources/registry/instances';
import { microservices } from '../../resources/registry/microservices';
import { connectionNode } from './connection-node';
import type { LiveReader } from './live-reader';
import { groupMicroservices, type Group } from './microservice-groups';
import { healthIcon, type Health, type Loaded, type TreeNode } from './tree-node';

/** Roots of the Microservices view: every engine. */
export function microserviceRoots(connections: readonly ResolvedConnection[]): readonly TreeNode[] {
  const engines = connections.filter((target) => reaches(target, 'registry'));
  return engines.map((target) => ({
    ...connectionNode(target, (live) => loadServices(target, live)),
    emptyText: l10n.t('No microservices are registered, or this account is not allowed to see them'),
  }));
}

async function loadServices(target: ResolvedConnection, live: LiveReader): Promise<Loaded> {
  const groups = groupMicroservices(await live.list(target, microservices, {}));
  return { children: groups.map((group) => groupNode(target, target.id, group)) };
}

const groupIcons: Readonly<Record<Group['kind'], string>> = {
  environment: 'globe',
  application: 'package',
  service: 'symbol-interface',
};

function groupNode(target: ResolvedConnection, parent: string, group: Group): TreeNode {
  const id = `${parent}/${group.kind}:${group.name}`;
  const children = (): TreeNode[] =>
    group.kind === 'service'
      ? group.versions.map((version) => versionNode(target, id, version))
      : group.groups.map((inner) => groupNode(target, id, inner));
  return {
    id,
    label: group.name === '' ? l10n.t('no environment') : group.name,
    description: describeGroup(group),
    icon: { id: groupIcons[group.kind] },
    flags: ['named'],
    connection: target,
    load: () => ({ children: children() }),
  };
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

function versionNode(target: ResolvedConnection, parent: string, service: Microservice): TreeNode {
  const id = `${parent}/${service.serviceId}`;
  const { framework } = service;
  return {
    id,
    label: service.version,
    description: [framework?.name ?? '', framework?.version ?? ''].join(' ').trim(),
    tooltip: [service.serviceName, service.version, service.description ?? '', service.serviceId].join('\n'),
    icon: { id: 'tag' },
    flags: ['named'],
    name: service.serviceId,
    connection: target,
    load: () => ({ children: [instancesNode(target, id, service)] }),
  };
}

function instancesNode(target: ResolvedConnection, parent: string, service: Microservice): TreeNode {
  const id = `${parent}/instances`;
  return {
    id,
    label: l10n.t('Instances'),
    icon: { id: 'vm' },
    emptyText: l10n.t('No instance is registered'),
    connection: target,
    expanded: true,
    load: async (live) => {
      const found = await live.list(target, instances, { serviceId: service.serviceId });
      const up = found.filter(({ status }) => status === 'UP').length;
      return {
        children: found.map((instance) => instanceNode(id, instance)),
        appearance: { description: l10n.t('{0} of {1} up', up, found.length), icon: { id: 'vm' } },
      };
    },
  };
}

function instanceNode(parent: string, instance: MicroserviceInstance): TreeNode {
  const endpoints = instance.endpoints ?? [];
  return {
    id: `${parent}/${instance.instanceId}`,
    label: instance.hostName,
    description: [instance.status, ...endpoints].join(' · '),
    tooltip: [instance.instanceId, ...endpoints].join('\n'),
    icon: healthIcon(healthOf(instance.status)),
    flags: ['named'],
    name: instance.instanceId,
  };
}

function healthOf(status: string): Health {
  if (status === 'UP') return 'good';
  if (status === 'STARTING' || status === 'TESTING') return 'waiting';
  return status === 'DOWN' ? 'bad' : 'unknown';
}
