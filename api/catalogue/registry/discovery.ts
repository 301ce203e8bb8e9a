import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { askedApp, askedName, environment, instanceId, serviceId } from './fields';
import {
  changePermission,
  consumerHeader,
  consumerPath,
  flag,
  instanceRevisions,
  noCache,
  projectPath,
  providerPath,
  readPermission,
  rev,
  serviceErrors,
  tagsQuery,
} from './parameters';
import { BatchFailure, Microservice, MicroserviceInstance, listOf } from './shapes';

const document = 'CSE API Reference';

const BatchResult = Type.Optional(
  Type.Object({
    updated: listOf(
      Type.Object({
        index: Type.Integer({ description: 'Position of the question.' }),
        rev: Type.Optional(Type.String({ description: 'Revision, for the next question.' })),
        instances: listOf(MicroserviceInstance, 'Instances found.'),
      }),
      'Answers that changed.',
    ),
    notModified: listOf(Type.Integer(), 'Positions of the questions whose answers did not change.'),
    failed: listOf(BatchFailure, 'Questions that failed.'),
  }),
);

const exclusions = Type.Object({
  noSelf: flag('1: leave out the microservice itself.'),
  sameDomain: flag('1: only microservices of the same tenant.'),
});

export const findInstances = defineOperation({
  id: 'findInstances',
  service: 'registry',
  group: 'instance',
  title: 'Find the instances of a microservice by name',
  method: 'GET',
  path: '/v4/{project_id}/registry/instances',
  pathParameters: projectPath,
  query: Type.Object({
    appId: askedApp,
    serviceName: askedName,
    env: Type.Optional(environment),
    version: Type.Optional(
      Type.String({ description: 'Version, latest or range; only engines 1.x read it and they need it.' }),
    ),
    rev,
    ...tagsQuery.properties,
    ...noCache,
  }),
  headers: consumerHeader,
  success: [200, 304],
  revisions: instanceRevisions,
  answer: Type.Object({ instances: listOf(MicroserviceInstance, 'Instances of all versions.') }),
  errors: serviceErrors,
  permission: readPermission,
  source: { document, section: '7.5.8' },
});

/** Reads only, although the method is POST. */
export const queryInstancesInBatch = defineOperation({
  id: 'queryInstancesInBatch',
  service: 'registry',
  group: 'instance',
  title: 'Find the instances of several microservices at once',
  method: 'POST',
  path: '/v4/{project_id}/registry/instances/action',
  pathParameters: projectPath,
  query: Type.Object({ type: Type.Literal('query', { description: 'Always query.' }) }),
  headers: consumerHeader,
  body: Type.Object(
    {
      services: Type.Optional(
        Type.Array(
          Type.Object({
            service: Type.Object({
              environment: Type.Optional(environment),
              appId: askedApp,
              serviceName: askedName,
              version: Type.Optional(Type.String({ description: 'Version, latest or range (engines 1.x).' })),
            }),
            rev,
          }),
          { description: 'Microservices to look for.' },
        ),
      ),
      instances: Type.Optional(
        Type.Array(Type.Object({ instance: Type.Object({ serviceId, instanceId }), rev }), {
          description: 'Instances to look for.',
        }),
      ),
    },
    { minProperties: 1, description: 'Microservices, instances or both.' },
  ),
  answer: Type.Object({ services: BatchResult, instances: BatchResult }),
  errors: serviceErrors,
  effect: 'safe',
  permission: changePermission,
  source: { document, section: '7.5.9' },
});

export const listProviders = defineOperation({
  id: 'listProviders',
  service: 'registry',
  group: 'dependency',
  title: 'List the microservices that a microservice calls',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices/{consumer_id}/providers',
  pathParameters: consumerPath,
  query: exclusions,
  answer: Type.Object({ providers: listOf(Microservice, 'Microservices that it calls.') }),
  errors: serviceErrors,
  permission: readPermission,
  source: { document, section: '7.6.1' },
});

export const listConsumers = defineOperation({
  id: 'listConsumers',
  service: 'registry',
  group: 'dependency',
  title: 'List the microservices that call a microservice',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices/{provider_id}/consumers',
  pathParameters: providerPath,
  query: exclusions,
  answer: Type.Object({ consumers: listOf(Microservice, 'Microservices that call it.') }),
  errors: serviceErrors,
  permission: readPermission,
  source: { document: 'Registry API', section: '3' },
});

export const discoveryOperations = [findInstances, queryInstancesInBatch, listProviders, listConsumers];
