import {
  getComponentInstance,
  listComponentInstanceSnapshots,
  listComponentInstances,
} from '../../api/catalogue/servicestage/instances';
import type { ComponentInstance, Snapshot } from '../../api/catalogue/servicestage/shapes';
import { unlessMissing } from '../missing';
import { readAll } from '../read-all';
import { below, type ListedKind, type ReadableKind } from '../resource-kind';
import type { ApplicationScope } from './applications';
import { components } from './components';
import { describeStatus } from './instance-status';
import { stageOf } from './stage';

export interface ComponentScope extends ApplicationScope {
  readonly componentId: string;
}

export interface InstanceScope extends ComponentScope {
  readonly instanceId: string;
}

/** Instances of a component: deployments in environments. Lists leave settings out; reading one gives all. */
export const componentInstances: ReadableKind<ComponentScope, ComponentInstance> = {
  id: 'servicestage/instance',
  service: 'servicestage',
  manifest: { apiVersion: 'servicestage/v2', kind: 'Instance' },
  parents: [...components.parents, components.id],
  below: below(components, ({ applicationId }, { id }) => ({ applicationId, componentId: id })),
  scopeKey: ({ applicationId, componentId }) => JSON.stringify([applicationId, componentId]),
  identity: ({ id }) => id,
  name: ({ name }) => name,
  details: ({ status_detail, version }) =>
    [describeStatus(status_detail), version].filter(Boolean).join(' · '),
  list: async (session, scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const path = { project_id, application_id: scope.applicationId, component_id: scope.componentId };
    return readAll(() => client.pages(listComponentInstances, path, { signal }));
  },
  read: async (session, scope, instanceId, signal) => {
    const { client, project_id } = await stageOf(session);
    const path = { project_id, ...pathOf({ ...scope, instanceId }) };
    return unlessMissing(client.call(getComponentInstance, path, { signal }));
  },
};

/** Versions that an instance can go back to, the newest first. */
export const snapshots: ListedKind<InstanceScope, Snapshot> = {
  id: 'servicestage/snapshot',
  service: 'servicestage',
  parents: [...componentInstances.parents, componentInstances.id],
  below: below(componentInstances, (scope, { id }) => ({ ...scope, instanceId: id })),
  scopeKey: ({ instanceId }) => instanceId,
  identity: ({ version, create_time }) => JSON.stringify([version, create_time ?? 0]),
  name: ({ version }) => version,
  list: async (session, scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const path = { project_id, ...pathOf(scope) };
    return readAll(() => client.pages(listComponentInstanceSnapshots, path, { signal }));
  },
};

/** The parameters of an instance's path, besides the project. */
export function pathOf({ applicationId, componentId, instanceId }: InstanceScope) {
  return { application_id: applicationId, component_id: componentId, instance_id: instanceId };
}
