import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { NewInstance, instanceId, instanceStatus, properties, serviceId } from './fields';
import {
  changePermission,
  commonErrors,
  consumerHeader,
  instanceErrors,
  instancePath,
  instanceRevisions,
  noCache,
  projectPath,
  readPermission,
  rev,
  serviceErrors,
  servicePath,
  tagsQuery,
} from './parameters';
import { MicroserviceInstance, listOf } from './shapes';

const document = 'CSE API Reference';

const instancesQuery = Type.Object({ ...tagsQuery.properties, rev, ...noCache });

/** Without an instanceId every call creates another instance; with a known one it is only a heartbeat. */
export const registerInstance = defineOperation({
  id: 'registerInstance',
  service: 'registry',
  group: 'instance',
  title: 'Register an instance',
  method: 'POST',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances',
  pathParameters: servicePath,
  body: Type.Object({ instance: NewInstance }),
  answer: Type.Object({ instanceId: Type.String({ description: 'Id of the instance.' }) }),
  errors: [...serviceErrors, { status: 400, code: '400100', when: 'The quota is used up.' }],
  permission: changePermission,
  source: { document, section: '7.5.1' },
});

export const listInstances = defineOperation({
  id: 'listInstances',
  service: 'registry',
  group: 'instance',
  title: 'List the instances of a microservice version',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances',
  pathParameters: servicePath,
  query: instancesQuery,
  headers: consumerHeader,
  success: [200, 304],
  revisions: instanceRevisions,
  answer: Type.Object({ instances: listOf(MicroserviceInstance, 'Instances of the version.') }),
  errors: serviceErrors,
  permission: readPermission,
  source: { document, section: '7.5.2' },
});

export const deregisterInstance = defineOperation({
  id: 'deregisterInstance',
  service: 'registry',
  group: 'instance',
  title: 'Remove an instance',
  method: 'DELETE',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances/{instance_id}',
  pathParameters: instancePath,
  answer: NoAnswer,
  errors: instanceErrors,
  permission: changePermission,
  source: { document, section: '7.5.3' },
});

export const getInstance = defineOperation({
  id: 'getInstance',
  service: 'registry',
  group: 'instance',
  title: 'Show an instance',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances/{instance_id}',
  pathParameters: instancePath,
  query: instancesQuery,
  headers: consumerHeader,
  success: [200, 304],
  revisions: instanceRevisions,
  answer: Type.Object({ instance: MicroserviceInstance }),
  errors: instanceErrors,
  permission: readPermission,
  source: { document, section: '7.5.4' },
});

/** The whole map is replaced: read it, change it, write it. */
export const updateInstanceProperties = defineOperation({
  id: 'updateInstanceProperties',
  service: 'registry',
  group: 'instance',
  title: 'Replace the properties of an instance',
  method: 'PUT',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances/{instance_id}/properties',
  pathParameters: instancePath,
  body: Type.Object({ properties }),
  answer: NoAnswer,
  errors: instanceErrors,
  permission: changePermission,
  source: { document, section: '7.5.5' },
});

export const updateInstanceStatus = defineOperation({
  id: 'updateInstanceStatus',
  service: 'registry',
  group: 'instance',
  title: 'Change the status of an instance',
  method: 'PUT',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances/{instance_id}/status',
  pathParameters: instancePath,
  query: Type.Object({ value: instanceStatus }),
  answer: NoAnswer,
  errors: instanceErrors,
  permission: changePermission,
  source: { document, section: '7.5.6' },
});

export const sendHeartbeat = defineOperation({
  id: 'sendHeartbeat',
  service: 'registry',
  group: 'instance',
  title: 'Send a heartbeat of an instance',
  method: 'PUT',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances/{instance_id}/heartbeat',
  pathParameters: instancePath,
  answer: NoAnswer,
  errors: instanceErrors,
  permission: changePermission,
  source: { document, section: '7.5.7' },
});

/** Succeeds even if some are unknown: each has its own result. */
export const sendHeartbeats = defineOperation({
  id: 'sendHeartbeats',
  service: 'registry',
  group: 'instance',
  title: 'Send the heartbeats of several instances',
  method: 'PUT',
  path: '/v4/{project_id}/registry/heartbeats',
  pathParameters: projectPath,
  body: Type.Object({
    instances: Type.Array(Type.Object({ serviceId, instanceId }), {
      minItems: 1,
      description: 'The instances that are alive.',
    }),
  }),
  answer: Type.Object({
    instances: listOf(
      Type.Object({
        serviceId: Type.String({ description: 'Id of the microservice version.' }),
        instanceId: Type.String({ description: 'Id of the instance.' }),
        errMessage: Type.Optional(Type.String({ description: 'Why it failed; empty when it did not.' })),
      }),
      'What became of each.',
    ),
  }),
  errors: commonErrors,
  permission: changePermission,
  notes: ['An instance of an unknown microservice fails as an unknown instance does.'],
  source: { document: 'Registry API', section: '3' },
});

/** Without a property to match, it affects every instance of the project. */
export const updateInstancesStatus = defineOperation({
  id: 'updateInstancesStatus',
  service: 'registry',
  group: 'instance',
  title: 'Change the status of all instances with certain properties',
  method: 'PUT',
  path: '/v4/{project_id}/registry/instances/status',
  pathParameters: projectPath,
  body: Type.Object({
    matches: Type.Optional(
      Type.Object(
        { properties: Type.Optional(properties) },
        { description: 'Properties that an instance must have; without any, all instances.' },
      ),
    ),
    status: instanceStatus,
  }),
  answer: NoAnswer,
  errors: commonErrors,
  permission: changePermission,
  source: { document: 'Registry API', section: '3' },
});

export const instancesOperations = [
  registerInstance,
  listInstances,
  deregisterInstance,
  getInstance,
  updateInstanceProperties,
  updateInstanceStatus,
  sendHeartbeat,
  sendHeartbeats,
  updateInstancesStatus,
];
