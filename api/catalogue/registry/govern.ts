import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { appId, environment, serviceName } from './fields';
import { commonErrors, flag, projectPath, readPermission, serviceErrors, servicePath } from './parameters';
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
  query: Type.Object({ options }),
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

export const governOperations = [
  listGovernMicroservices,
  getGovernMicroservice,
  getRelations,
  getGovernStatistics,
  listGovernApps,
  getRegistryVersion,
  getRegistryHealth,
];
