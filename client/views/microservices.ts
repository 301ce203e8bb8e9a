import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { listGovernMicroservices } from '../../api/catalogue/registry/govern';
import { listInstances } from '../../api/catalogue/registry/instances';
import { listMicroservices } from '../../api/catalogue/registry/microservices';
import type { Microservice, MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import type { ApiClient } from '../../api/client';
import type { EngineConnection } from '../../connections/connection';
import { ApiError } from '../../api/errors/api-error';
import type { ClientPool } from '../connections/clients';
import { isEngine, type Place } from '../connections/place';
import type { ConnectionStore } from '../connections/store';
import { connectionNode } from './connection-node';
import { groupMicroservices, type Group } from './microservice-groups';
import { healthIcon, type Health, type Loaded, type TreeNode } from './tree-node';

/** Roots of the Microservices view: every engine. */
export async function microserviceRoots(
  store: ConnectionStore,
  clients: ClientPool,
): Promise<readonly TreeNode[]> {
  const engines = (await store.places()).filter(isEngine);
  return engines.map((place) => ({
    ...connectionNode(place, async (signal) => loadServices(place, await clients.get(place), signal)),
    emptyText: l10n.t('No microservice is registered, or this account may see none'),
  }));
}

async function loadServices(
  place: Place<EngineConnection>,
  client: ApiClient,
  signal: AbortSignal,
): Promise<Loaded> {
  const services = await readServices(client, projectOf(place), signal);
  const groups = groupMicroservices(services);
  return { children: groups.map((group) => groupNode(place, client, place.key, group)) };
}

/**
 * All versions of all microservices in one request: from the registry's console, or where an engine doesn't offer
 * that, from its plain list. Registry API §4.
 */
async function readServices(
  client: ApiClient,
  project_id: string,
  signal: AbortSignal,
): Promise<readonly Microservice[]> {
  try {
    const { allServicesDetail } = await client.call(listGovernMicroservices, { project_id }, { signal });
    return (allServicesDetail ?? []).flatMap((detail) => detail.microService ?? []);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error;
    const { services } = await client.call(listMicroservices, { project_id }, { signal });
    return services ?? [];
  }
}

const groupIcons: Readonly<Record<Group['kind'], string>> = {
  environment: 'globe',
  application: 'package',
  service: 'symbol-interface',
};

function groupNode(
  place: Place<EngineConnection>,
  client: ApiClient,
  parent: string,
  group: Group,
): TreeNode {
  const id = `${parent}/${group.kind}:${group.name}`;
  const children = (): TreeNode[] =>
    group.kind === 'service'
      ? group.versions.map((version) => versionNode(place, client, id, version))
      : group.groups.map((inner) => groupNode(place, client, id, inner));
  return {
    id,
    label: group.name === '' ? l10n.t('no environment') : group.name,
    description: describeGroup(group),
    icon: new vscode.ThemeIcon(groupIcons[group.kind]),
    flags: ['named'],
    place,
    load: () => Promise.resolve({ children: children() }),
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

function versionNode(
  place: Place<EngineConnection>,
  client: ApiClient,
  parent: string,
  service: Microservice,
): TreeNode {
  const id = `${parent}/${service.serviceId}`;
  const { framework } = service;
  return {
    id,
    label: service.version,
    description: [framework?.name ?? '', framework?.version ?? ''].join(' ').trim(),
    tooltip: [service.serviceName, service.version, service.description ?? '', service.serviceId].join('\n'),
    icon: new vscode.ThemeIcon('tag'),
    flags: ['named'],
    name: service.serviceId,
    place,
    load: () =>
      Promise.resolve({
        children: [
          {
            id: `${id}/instances`,
            label: l10n.t('Instances'),
            icon: new vscode.ThemeIcon('vm'),
            emptyText: l10n.t('No instance is registered'),
            place,
            expanded: true,
            load: (signal: AbortSignal) => loadInstances(place, client, id, service, signal),
          },
        ],
      }),
  };
}

async function loadInstances(
  place: Place<EngineConnection>,
  client: ApiClient,
  parent: string,
  { serviceId }: Microservice,
  signal: AbortSignal,
): Promise<Loaded> {
  const input = { project_id: projectOf(place), service_id: serviceId };
  const instances = (await client.call(listInstances, input, { signal })).instances ?? [];
  const up = instances.filter((instance) => instance.status === 'UP').length;
  return {
    children: instances.map((instance) => instanceNode(`${parent}/instances`, instance)),
    appearance: {
      description: l10n.t('{0} of {1} up', up, instances.length),
      icon: new vscode.ThemeIcon('vm'),
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

function projectOf(place: Place<EngineConnection>): string {
  return place.connection.project ?? 'default';
}
