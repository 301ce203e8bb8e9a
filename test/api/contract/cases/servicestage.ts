import assert from 'node:assert/strict';
import {
  createApplication,
  deleteApplication,
  deleteApplicationConfiguration,
  getApplication,
  getApplicationConfiguration,
  listApplications,
  putApplicationConfiguration,
  updateApplication,
} from '../../../../api/catalogue/servicestage/applications';
import {
  createComponent,
  deleteComponent,
  getComponent,
  listComponentOverviews,
  listComponents,
  updateComponent,
} from '../../../../api/catalogue/servicestage/components';
import {
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
  updateEnvironment,
  updateEnvironmentResources,
} from '../../../../api/catalogue/servicestage/environments';
import {
  createComponentInstance,
  deleteComponentInstance,
  getComponentInstance,
  listComponentInstanceSnapshots,
  listComponentInstances,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../../api/catalogue/servicestage/instances';
import { getJob } from '../../../../api/catalogue/servicestage/jobs';
import { listFlavors, listRuntimes, listTemplates } from '../../../../api/catalogue/servicestage/meta';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import {
  makeApplication,
  makeComponent,
  makeEnvironment,
  makeInstance,
  newComponent,
  newEnvironment,
  newInstance,
  projectIn,
} from './servicestage-parents';

const unsigned = { unsigned: true, status: 401 } as const;
const wrongBody = { with: { body: { name: '-' } }, status: 400, code: 'SVCSTG.00100400' } as const;
const noEnvironment = { with: { environment_id: 'none' }, status: 404, code: 'SVCSTG.00100411' } as const;
const noApplication = { with: { application_id: 'none' }, status: 404, code: 'SVCSTG.00100403' } as const;
const noComponent = { with: { component_id: 'none' }, status: 404, code: 'SVCSTG.00100404' } as const;
const noInstance = { with: { instance_id: 'none' }, status: 404, code: 'SVCSTG.00100412' } as const;

const meta: readonly Contract[] = [listRuntimes, listFlavors, listTemplates].map((operation) =>
  contract(operation, { valid: projectIn, refused: unsigned }),
);

const environments: readonly Contract[] = [
  contract(createEnvironment, {
    valid: (place) => ({ ...projectIn(place), body: newEnvironment(place) }),
    refused: wrongBody,
  }),
  contract(listEnvironments, { valid: projectIn, refused: unsigned }),
  contract(getEnvironment, { valid: makeEnvironment, refused: noEnvironment }),
  contract(updateEnvironment, {
    valid: async (place) => ({ ...(await makeEnvironment(place)), body: { description: 'For contracts' } }),
    refused: noEnvironment,
  }),
  contract(updateEnvironmentResources, {
    valid: async (place) => ({
      ...(await makeEnvironment(place)),
      body: { add_optional_resources: [{ id: 'd6f1d4098fb4474fa22cd05f897d6b03', type: 'elb' }] },
    }),
    refused: noEnvironment,
  }),
  contract(deleteEnvironment, { valid: makeEnvironment, refused: { status: 404, code: 'SVCSTG.00100411' } }),
];

async function withConfiguration(place: Place) {
  const application = await makeApplication(place);
  const { environment_id } = await makeEnvironment(place);
  const configuration = { env: [{ name: 'CURRENCY', value: 'EUR' }] };
  return { application, environment_id, body: { environment_id, configuration } };
}

async function makeConfiguration(place: Place) {
  const { application, environment_id, body } = await withConfiguration(place);
  await place.client('servicestage').call(putApplicationConfiguration, { ...application, body });
  return { ...application, environment_id };
}

const applications: readonly Contract[] = [
  contract(createApplication, {
    valid: (place) => ({ ...projectIn(place), body: { name: place.unique('app') } }),
    refused: wrongBody,
  }),
  contract(listApplications, { valid: projectIn, refused: unsigned }),
  contract(getApplication, { valid: makeApplication, refused: noApplication }),
  contract(updateApplication, {
    valid: async (place) => ({ ...(await makeApplication(place)), body: { description: 'For contracts' } }),
    refused: noApplication,
  }),
  contract(deleteApplication, { valid: makeApplication, refused: { status: 404, code: 'SVCSTG.00100403' } }),
  contract(putApplicationConfiguration, {
    valid: async (place) => {
      const { application, body } = await withConfiguration(place);
      return { ...application, body };
    },
    refused: noApplication,
  }),
  contract(getApplicationConfiguration, { valid: makeConfiguration, refused: noApplication }),
  contract(deleteApplicationConfiguration, { valid: makeConfiguration, refused: noApplication }),
];

const components: readonly Contract[] = [
  contract(createComponent, {
    valid: async (place) => ({ ...(await makeApplication(place)), body: newComponent(place) }),
    refused: wrongBody,
  }),
  contract(listComponents, { valid: makeApplication, refused: noApplication }),
  contract(listComponentOverviews, { valid: makeApplication, refused: noApplication }),
  contract(getComponent, { valid: makeComponent, refused: noComponent }),
  contract(updateComponent, {
    valid: async (place) => ({ ...(await makeComponent(place)), body: { description: 'For contracts' } }),
    refused: noComponent,
  }),
  contract(deleteComponent, { valid: makeComponent, refused: noComponent }),
];

const instances: readonly Contract[] = [
  contract(createComponentInstance, { valid: newInstance, refused: noComponent }),
  contract(listComponentInstances, { valid: makeComponent, refused: noComponent }),
  contract(getComponentInstance, {
    valid: async (place) => (await makeInstance(place)).at,
    refused: noInstance,
  }),
  contract(runComponentInstanceAction, {
    valid: async (place) => ({ ...(await makeInstance(place)).at, body: { action: 'restart' as const } }),
    refused: noInstance,
  }),
  contract(updateComponentInstance, {
    valid: async (place) => ({ ...(await makeInstance(place)).at, body: { version: '1.1.0' } }),
    refused: noInstance,
  }),
  contract(listComponentInstanceSnapshots, {
    valid: async (place) => (await makeInstance(place)).at,
    refused: noInstance,
  }),
  contract(deleteComponentInstance, {
    valid: async (place) => (await makeInstance(place)).at,
    refused: noInstance,
  }),
  contract(getJob, {
    valid: async (place) => ({ ...projectIn(place), job_id: (await makeInstance(place)).job_id }),
    check: ({ job }) => assert.equal(job.EXECUTION_STATUS, 'SUCCEEDED'),
    refused: { with: { job_id: 'none' }, status: 404, code: 'SVCSTG.00100429' },
  }),
];

export const servicestageContracts: readonly Contract[] = [
  ...meta,
  ...environments,
  ...applications,
  ...components,
  ...instances,
];
