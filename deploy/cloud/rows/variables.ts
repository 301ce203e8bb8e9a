import * as l10n from '@vscode/l10n';
import {
  deleteApplicationConfiguration,
  putApplicationConfiguration,
} from '../../../api/catalogue/servicestage/applications';
import type { Application, Environment } from '../../../api/catalogue/servicestage/shapes';
import { variableSets, type VariableSet } from '../../../resources/servicestage/applications';
import { stageOf } from '../../../resources/servicestage/stage';
import { newBody } from '../body';
import type { DeployRow, WritePlace } from '../row';
import type { Wanted } from '../wanted';
import { applicationRow } from './application';
import { environmentRow } from './environment';

interface Parents {
  readonly application: Application;
  readonly environment: Environment;
}

/** The variables of an application in one environment: the pair identifies them. Source: resources §2. */
export const variablesRow: DeployRow<VariableSet, Parents> = {
  apiVersion: 'servicestage/v2',
  kind: 'ApplicationConfiguration',
  service: 'servicestage',
  resources: variableSets,
  names: ({ metadata: { application = '', environment = '' } }) => ({ application, environment }),
  title: ({ application = '', environment = '' }) => `${application}/${environment}`,
  parents: ({ application = '', environment = '' }) => ({
    application: { row: applicationRow, names: { name: application } },
    environment: { row: environmentRow, names: { name: environment } },
  }),
  find: async (_names, { list, parents }) => {
    const sets = await list(variableSets, { applicationId: parents.application.id });
    const live = sets.find(({ environmentId }) => environmentId === parents.environment.id);
    // An environment without variables has no configuration: writing the first ones creates it.
    return live && live.variables.length > 0 ? { state: 'present', live } : { state: 'absent' };
  },
  emptyIsAbsent: true,
  valueOf: ({ variables }) => ({ spec: { configuration: { env: variables } } }),
  notes: () => [l10n.t('Components see it with their next deployment.')],
  create: (wanted, _names, place) => put(wanted, place),
  change: (wanted, _live, place) => put(wanted, place),
  remove: async (_live, { session, parents: { application, environment } }) => {
    const { client, project_id } = await stageOf(session);
    const input = { project_id, application_id: application.id, environment_id: environment.id };
    await client.call(deleteApplicationConfiguration, input);
    return undefined;
  },
};

/** Replaces all variables; the document has them all. */
async function put(wanted: Wanted, { session, parents }: WritePlace<Parents>): Promise<undefined> {
  const { client, project_id } = await stageOf(session);
  const body = newBody(putApplicationConfiguration, wanted, { environment_id: parents.environment.id });
  await client.call(putApplicationConfiguration, {
    project_id,
    application_id: parents.application.id,
    body,
  });
}
