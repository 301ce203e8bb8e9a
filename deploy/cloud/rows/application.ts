import {
  createApplication,
  deleteApplication,
  updateApplication,
} from '../../../api/catalogue/servicestage/applications';
import type { Application } from '../../../api/catalogue/servicestage/shapes';
import { applications } from '../../../resources/servicestage/applications';
import { stageOf } from '../../../resources/servicestage/stage';
import { changedBody, newBody } from '../body';
import { oneNamed, type DeployRow } from '../row';

/** Applications of a project; names are not unique for the server. Source: resources §2. */
export const applicationRow: DeployRow<Application, object> = {
  apiVersion: 'servicestage/v2',
  kind: 'Application',
  service: 'servicestage',
  resources: applications,
  names: ({ metadata: { name = '' } }) => ({ name }),
  nameOf: ({ name }) => name,
  parents: () => ({}),
  find: async (names, { list }) => oneNamed(await list(applications, {}), names, applications),
  valueOf: ({ description, enterprise_project_id }) => ({ spec: { description, enterprise_project_id } }),
  basis: ({ id, name, description }) => [id, name, description],
  create: async (wanted, { name }, { session }) => {
    const { client, project_id } = await stageOf(session);
    await client.call(createApplication, { project_id, body: newBody(createApplication, wanted, { name }) });
    return undefined;
  },
  change: async (wanted, live, { session }) => {
    const { client, project_id } = await stageOf(session);
    const body = { ...changedBody(updateApplication, wanted, live), name: wanted.metadata['name'] };
    await client.call(updateApplication, { project_id, application_id: live.id, body });
    return undefined;
  },
  remove: async ({ id }, { session }) => {
    const { client, project_id } = await stageOf(session);
    await client.call(deleteApplication, { project_id, application_id: id });
    return undefined;
  },
};
