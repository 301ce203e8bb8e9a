import { getEnvironment, listEnvironments } from '../../api/catalogue/servicestage/environments';
import type { Environment, EnvironmentResource } from '../../api/catalogue/servicestage/shapes';
import { unlessMissing } from '../missing';
import { readAll } from '../read-all';
import { below, within } from '../resource-kind';
import type { Everything, NestedKind, ReadableKind } from '../resource-kind';
import { stageOf } from './stage';

export interface EnvironmentScope {
  readonly environmentId: string;
}

/** Environments of a project: where instances are deployed. */
export const environments: ReadableKind<Everything, Environment> = {
  id: 'servicestage/environment',
  service: 'servicestage',
  manifest: { apiVersion: 'servicestage/v2', kind: 'Environment' },
  parents: [],
  scopeKey: () => '',
  identity: ({ id }) => id,
  name: ({ name }) => name,
  details: ({ alias }) => alias ?? '',
  list: async (session, _scope, signal) => {
    const { client, project_id } = await stageOf(session);
    return readAll(() => client.pages(listEnvironments, { project_id }, { signal }));
  },
  read: async (session, _scope, environment_id, signal) => {
    const { client, project_id } = await stageOf(session);
    return unlessMissing(client.call(getEnvironment, { project_id, environment_id }, { signal }));
  },
};

/** The clusters, hosts and services that an environment consists of. */
export const environmentResources: NestedKind<EnvironmentScope, EnvironmentResource> = {
  id: 'servicestage/environment-resource',
  service: 'servicestage',
  parents: [environments.id],
  below: below(environments, (_everything, { id }) => ({ environmentId: id })),
  scopeKey: ({ environmentId }) => environmentId,
  identity: ({ type, id }) => JSON.stringify([type ?? '', id]),
  name: ({ id, name }) => name ?? id,
  details: ({ type }) => type ?? '',
  within: within(
    environments,
    ({ environmentId }: EnvironmentScope) => ({ scope: {}, identity: environmentId }),
    ({ base_resources, optional_resources }) => [...(base_resources ?? []), ...(optional_resources ?? [])],
  ),
};
