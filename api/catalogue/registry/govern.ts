import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { appId, environment, serviceName } from './fields';
import {
  commonErrors,
  flag,
  noCache,
  projectPath,
  readPermission,
  serviceErrors,
  servicePath,
} from './parameters';
import {
  MicroserviceDetail,
  MicroserviceInstance,
  RelationLine,
  RelationNode,
  Statistics,
  listOf,
} from './shapes';

/** Operations that the registry offers to its own console; they are the cheapest way to browse it. */
const document = 'Registry API';

const options = Type.Optional(
  Type.String({
    pattern:
      '^(all|(tags|instances|schemas|dependencies|statistics)(,(tags|instances|schemas|dependencies|statistics))*)$',
    description:
      'What to add: all, or some of tags, instances, schemas, dependencies, statistics, with commas.',
  }),
);

const withShared = Type.Optional(
  Type.Boolean({ description: 'Also the microservices that every tenant sees.' }),
);

export const listGovernMicroservices = defineOperation({
  id: 'listGovernMicroservices',
  service: 'registry',
  group: 'govern',
  title: 'List microservices with instances, schemas and counts',
  method: 'GET',
  path: '/v4/{project_id}/govern/microservices',
  pathParameters: projectPath,
  query: Type.Object({
    options,
    appId: Type.Optional(appId),
    serviceName: Type.Optional(serviceName),
    env: Type.Optional(environment),
    property: Type.Optional(
      Type.String({
        pattern: '^[^:]+:.*$',
        description: 'Only microservices with this property, as name:value.',
      }),
    ),
    countOnly: flag('1: instances are counted instead of listed.'),
    withShared,
    ...noCache,
  }),
  answer: Type.Object({
    allServicesDetail: listOf(MicroserviceDetail, 'Every version with what was asked for.'),
    statistics: Type.Optional(Type.Union([Statistics, Type.Null()])),
  }),
  errors: commonErrors,
  permission: readPermission,
  notes: [
    'The server takes property several times; all of them must fit.',
    'Statistics count everything, whatever the filters.',
  ],
  source: { document, section: '4' },
});

export const getGovernMicroservice = defineOperation({
  id: 'getGovernMicroservice',
  service: 'registry',
  group: 'govern',
  title: 'Show a microservice version with everything about it',
  method: 'GET',
  path: '/v4/{project_id}/govern/microservices/{service_id}',
  pathParameters: servicePath,
  query: Type.Object({ options, ...noCache }),
  answer: Type.Object({ service: MicroserviceDetail }),
  notes: ['The server answers everything, whatever the options.'],
  errors: serviceErrors,
  permission: readPermission,
  source: { document, section: '4' },
});

export const getRelations = defineOperation({
  id: 'getRelations',
  service: 'registry',
  group: 'govern',
  title: 'Show which microservices call which',
  method: 'GET',
  path: '/v4/{project_id}/govern/relations',
  pathParameters: projectPath,
  query: Type.Object({ withShared }),
  answer: Type.Object({
    nodes: listOf(RelationNode, 'The microservice versions.'),
    lines: listOf(RelationLine, 'Who calls whom.'),
    circles: listOf(
      Type.Object({ nodes: listOf(RelationNode, 'Microservices that call each other in a circle.') }),
      'Circles among the calls.',
    ),
  }),
  errors: commonErrors,
  permission: readPermission,
  source: { document, section: '4' },
});

export const getGovernStatistics = defineOperation({
  id: 'getGovernStatistics',
  service: 'registry',
  group: 'govern',
  title: 'Count microservices, instances and applications',
  method: 'GET',
  path: '/v4/{project_id}/govern/statistics',
  pathParameters: projectPath,
  query: Type.Object({ withShared }),
  answer: Type.Object({ statistics: Statistics }),
  errors: commonErrors,
  permission: readPermission,
  source: { document, section: '4' },
});

export const listGovernApps = defineOperation({
  id: 'listGovernApps',
  service: 'registry',
  group: 'govern',
  title: 'List the applications',
  method: 'GET',
  path: '/v4/{project_id}/govern/apps',
  pathParameters: projectPath,
  query: Type.Object({ env: Type.Optional(environment), withShared }),
  answer: Type.Object({ appIds: listOf(Type.String(), 'Names of the applications.') }),
  errors: commonErrors,
  permission: readPermission,
  notes: [
    'Without env only the applications with microservices of the empty environment are listed: ask once for each environment.',
  ],
  source: { document, section: '4' },
});

export const getRegistryVersion = defineOperation({
  id: 'getRegistryVersion',
  service: 'registry',
  group: 'server',
  title: 'Show the version of the registry',
  method: 'GET',
  path: '/v4/{project_id}/registry/version',
  pathParameters: projectPath,
  answer: Type.Object({
    version: Type.Optional(Type.String({ description: 'Version of the server.' })),
    apiVersion: Type.Optional(Type.String({ description: 'Version of the API.' })),
    buildTag: Type.Optional(Type.String({ description: 'Build.' })),
  }),
  authenticated: false,
  permission: 'none',
  source: { document, section: '3' },
});

export const getRegistryHealth = defineOperation({
  id: 'getRegistryHealth',
  service: 'registry',
  group: 'server',
  title: 'Show the registry’s own instances',
  method: 'GET',
  path: '/v4/{project_id}/registry/health',
  pathParameters: projectPath,
  answer: Type.Object({ instances: listOf(MicroserviceInstance, 'Instances of the registry.') }),
  errors: [{ status: 400, code: '400002', when: 'The registry is not healthy.' }],
  authenticated: false,
  permission: 'none',
  source: { document, section: '3' },
});

/** Whether other registries get what this one has. */
export const getSyncerHealth = defineOperation({
  id: 'getSyncerHealth',
  service: 'registry',
  group: 'server',
  title: 'Show the registries that this one synchronizes with',
  method: 'GET',
  path: '/v1/syncer/health',
  answer: Type.Object({
    peers: listOf(
      Type.Object({
        name: Type.String({ description: 'Name of the peer.' }),
        kind: Type.Optional(Type.String({ description: 'Kind of registry, for example servicecomb.' })),
        mode: listOf(Type.String(), 'What is done: push.'),
        endpoints: listOf(Type.String(), 'Its addresses, as host:port.'),
        status: Type.String({ description: 'CONNECTED, ABNORMAL, CLOSE or AuthFail.' }),
      }),
      'The other registries.',
    ),
  }),
  errors: [{ status: 500, code: '500003', when: 'The server is not set up to synchronize with any other.' }],
  authenticated: false,
  permission: 'none',
  notes: ['Not in the documents; servers from 2.1 on have it.'],
  source: { document, section: '3' },
});

export const governOperations = [
  listGovernMicroservices,
  getGovernMicroservice,
  getRelations,
  getGovernStatistics,
  listGovernApps,
  getRegistryVersion,
  getRegistryHealth,
  getSyncerHealth,
];
