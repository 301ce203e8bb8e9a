import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { ComponentInstanceChange, NewComponentInstance } from './deployment';
import {
  busy,
  componentErrors,
  deploymentErrors,
  instanceErrors,
  noEnvironment,
  undocumentedPermission,
} from './errors';
import { flavorNote, hosts, replica } from './fields';
import { configurationNotes } from './instance-configuration';
import { componentPath, force, instancePath, pageNote, pageQuery, pagesOf } from './parameters';
import { ComponentInstance, Snapshot, StartedJob, count } from './shapes';

const document = 'ServiceStage API Reference';

export const createComponentInstance = defineOperation({
  id: 'createComponentInstance',
  service: 'servicestage',
  group: 'instance',
  title: 'Deploy a component for the first time',
  method: 'POST',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}/instances',
  pathParameters: componentPath,
  body: NewComponentInstance,
  answer: Type.Object({
    ...StartedJob.properties,
    instance_id: Type.String({ description: 'Id of the new instance.' }),
  }),
  errors: [
    ...componentErrors,
    noEnvironment,
    ...deploymentErrors,
    { status: 409, code: 'SVCSTG.00100413', when: 'Another instance has this name.' },
  ],
  permission: undocumentedPermission,
  startsJob: 'getJob',
  notes: [
    'The example writes the version as a number; it is text.',
    'The authentication of an artifact is mandatory here although it has a default.',
    'The reference makes artifacts mandatory; without them the server deploys the package of the component’s source.',
    'Host deployments name their resource Default; examples of other resources write default.',
    flavorNote,
    ...configurationNotes,
  ],
  source: { document, section: '4.5.1' },
});

export const listComponentInstances = defineOperation({
  id: 'listComponentInstances',
  service: 'servicestage',
  group: 'instance',
  title: 'List the instances of a component with their states',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}/instances',
  pathParameters: componentPath,
  query: pageQuery(
    Type.Enum(['create_time', 'name', 'version', 'update_time'], {
      default: 'create_time',
      description: 'What to sort by.',
    }),
  ),
  paging: pagesOf('instances', 'id'),
  answer: Type.Object({
    count,
    instances: Type.Array(ComponentInstance, { description: 'Instances of this page.' }),
  }),
  errors: componentErrors,
  permission: undocumentedPermission,
  notes: [pageNote],
  source: { document, section: '4.5.2' },
});

const Switch = Type.Object(
  { action: Type.Enum(['start', 'stop', 'restart'], { description: 'What to do with all copies.' }) },
  { description: 'Start, stop or restart.' },
);

const Scale = Type.Object(
  {
    action: Type.Literal('scale', { description: 'Change the number of copies.' }),
    parameters: Type.Object(
      { replica, hosts: Type.Optional(hosts) },
      { description: 'How many; on virtual machines also which, then hosts is mandatory.' },
    ),
  },
  { description: 'Change the number of copies.' },
);

const RollBack = Type.Object(
  {
    action: Type.Literal('rollback', { description: 'Go back to a version.' }),
    parameters: Type.Object(
      {
        version: Type.String({ minLength: 1, description: 'Version of one of the snapshots.' }),
      },
      { description: 'Where to.' },
    ),
  },
  { description: 'Go back to a version.' },
);

export const runComponentInstanceAction = defineOperation({
  id: 'runComponentInstanceAction',
  service: 'servicestage',
  group: 'instance',
  title: 'Start, stop, restart, scale or roll back an instance',
  method: 'POST',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}/instances/{instance_id}/action',
  pathParameters: instancePath,
  body: Type.Union([Switch, Scale, RollBack], { description: 'What to do.' }),
  answer: StartedJob,
  errors: [
    ...instanceErrors,
    { status: 400, code: 'SVCSTG.00100418', when: 'There is no such action.' },
    { status: 404, code: 'SVCSTG.00100436', when: 'There is no snapshot of this version.' },
    busy,
  ],
  permission: undocumentedPermission,
  startsJob: 'getJob',
  notes: ['The reference titles this as a query of operations; it performs one and changes the instance.'],
  source: { document, section: '4.5.3' },
});

/** A version can be used once, so repeating it fails, hence `unsafe` although the method is PUT. */
export const updateComponentInstance = defineOperation({
  id: 'updateComponentInstance',
  service: 'servicestage',
  group: 'instance',
  title: 'Upgrade an instance to a new version',
  method: 'PUT',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}/instances/{instance_id}',
  pathParameters: instancePath,
  body: ComponentInstanceChange,
  answer: StartedJob,
  errors: [...instanceErrors, ...deploymentErrors, busy],
  effect: 'unsafe',
  permission: undocumentedPermission,
  startsJob: 'getJob',
  notes: [
    'Artifacts come from swr or obs here; the first deployment also takes devcloud.',
    'The reference does not list the id of an external access, which the vendor’s SDKs send back.',
    flavorNote,
    ...configurationNotes,
  ],
  source: { document, section: '4.5.4' },
});

/** The answer names the job, which a repeated request would not, hence `unsafe` although the method is DELETE. */
export const deleteComponentInstance = defineOperation({
  id: 'deleteComponentInstance',
  service: 'servicestage',
  group: 'instance',
  title: 'Delete an instance',
  method: 'DELETE',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}/instances/{instance_id}',
  pathParameters: instancePath,
  query: Type.Object({ force }),
  answer: StartedJob,
  errors: [
    ...instanceErrors,
    { status: 409, code: 'SVCSTG.00100423', when: 'An operation on it is still running.' },
  ],
  effect: 'unsafe',
  permission: undocumentedPermission,
  startsJob: 'getJob',
  notes: ['The reference describes force as deleting the component; it deletes the instance.'],
  source: { document, section: '4.5.5' },
});

export const getComponentInstance = defineOperation({
  id: 'getComponentInstance',
  service: 'servicestage',
  group: 'instance',
  title: 'Show an instance with its settings and state',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}/instances/{instance_id}',
  pathParameters: instancePath,
  answer: ComponentInstance,
  errors: instanceErrors,
  permission: undocumentedPermission,
  notes: [
    'The settings of the answer hold more than can be sent: env.internal, scheduler.isSynchronized and strategy.spec.',
  ],
  source: { document, section: '4.5.6' },
});

export const listComponentInstanceSnapshots = defineOperation({
  id: 'listComponentInstanceSnapshots',
  service: 'servicestage',
  group: 'instance',
  title: 'List the versions that an instance can go back to',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}/instances/{instance_id}/snapshots',
  pathParameters: instancePath,
  query: pageQuery(Type.String({ default: 'create_time', description: 'Field to sort by.' })),
  paging: pagesOf('snapshots'),
  answer: Type.Object({
    count,
    snapshots: Type.Array(Snapshot, { description: 'Snapshots of this page.' }),
  }),
  errors: instanceErrors,
  permission: undocumentedPermission,
  notes: [pageNote],
  source: { document, section: '4.5.7' },
});

export const instancesOperations = [
  createComponentInstance,
  listComponentInstances,
  runComponentInstanceAction,
  updateComponentInstance,
  deleteComponentInstance,
  getComponentInstance,
  listComponentInstanceSnapshots,
];
