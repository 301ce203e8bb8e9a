import {
  getApplication,
  getApplicationConfiguration,
  listApplications,
} from '../../api/catalogue/servicestage/applications';
import { listEnvironments } from '../../api/catalogue/servicestage/environments';
import type { Application } from '../../api/catalogue/servicestage/shapes';
import { unlessMissing } from '../missing';
import { readAll } from '../read-all';
import { below, within } from '../resource-kind';
import type { Everything, NestedKind, ReadableKind } from '../resource-kind';
import { stageOf } from './stage';

export interface ApplicationScope {
  readonly applicationId: string;
}

export interface VariableScope extends ApplicationScope {
  readonly environmentId: string;
}

/** A variable that the components of an application share in one environment. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** The variables of an application in one environment; none where nothing has been configured. */
export interface VariableSet {
  readonly environmentId: string;
  readonly environment: string;
  readonly variables: readonly Variable[];
}

/** Applications of a project. */
export const applications: ReadableKind<Everything, Application> = {
  id: 'servicestage/application',
  service: 'servicestage',
  manifest: { apiVersion: 'servicestage/v2', kind: 'Application' },
  parents: [],
  scopeKey: () => '',
  identity: ({ id }) => id,
  name: ({ name }) => name,
  details: ({ description }) => description ?? '',
  list: async (session, _scope, signal) => {
    const { client, project_id } = await stageOf(session);
    return readAll(() => client.pages(listApplications, { project_id }, { signal }));
  },
  read: async (session, _scope, application_id, signal) => {
    const { client, project_id } = await stageOf(session);
    return unlessMissing(client.call(getApplication, { project_id, application_id }, { signal }));
  },
};

/** The variables of an application, one set for each environment of the project. */
export const variableSets: ReadableKind<ApplicationScope, VariableSet> = {
  id: 'servicestage/application-configuration',
  service: 'servicestage',
  manifest: { apiVersion: 'servicestage/v2', kind: 'ApplicationConfiguration' },
  parents: [applications.id],
  below: below(applications, (_everything, { id }) => ({ applicationId: id })),
  scopeKey: ({ applicationId }) => applicationId,
  identity: ({ environmentId }) => environmentId,
  name: ({ environment }) => environment,
  list: async (session, { applicationId: application_id }, signal) => {
    const { client, project_id } = await stageOf(session);
    const [{ items: environments, complete }, { configuration }] = await Promise.all([
      readAll(() => client.pages(listEnvironments, { project_id }, { signal })),
      client.call(getApplicationConfiguration, { project_id, application_id }, { signal }),
    ]);
    const items = environments.map(({ id, name }) => {
      const found = configuration.find(({ environment_id }) => environment_id === id);
      const variables = (found?.configuration?.env ?? []).map((one) => ({
        name: one.name,
        value: one.value ?? '',
      }));
      return { environmentId: id, environment: name, variables };
    });
    return { items, complete };
  },
  read: async (session, scope, environmentId, signal) => {
    const { items } = await variableSets.list(session, scope, signal);
    return items.find((set) => set.environmentId === environmentId);
  },
};

/** The variables of an application in one environment. */
export const variables: NestedKind<VariableScope, Variable> = {
  id: 'servicestage/variable',
  service: 'servicestage',
  parents: [applications.id, variableSets.id],
  below: below(variableSets, ({ applicationId }, { environmentId }) => ({ applicationId, environmentId })),
  scopeKey: ({ applicationId, environmentId }) => JSON.stringify([applicationId, environmentId]),
  identity: ({ name }) => name,
  name: ({ name }) => name,
  within: within(
    variableSets,
    ({ applicationId, environmentId }: VariableScope) => ({
      scope: { applicationId },
      identity: environmentId,
    }),
    (set) => set.variables,
  ),
};
