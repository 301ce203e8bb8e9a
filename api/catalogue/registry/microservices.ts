import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import {
  NewInstance,
  NewMicroservice,
  askedApp,
  askedName,
  environment,
  properties,
  schemaId,
  serviceId,
  serviceVersion,
  tags,
} from './fields';
import {
  changePermission,
  commonErrors,
  flag,
  projectPath,
  readPermission,
  serviceErrors,
  servicePath,
} from './parameters';
import { Microservice, listOf } from './shapes';

const document = 'CSE API Reference';

const inUse = [
  { status: 400, code: '400013', when: 'It has instances; delete with force.' },
  { status: 400, code: '400023', when: 'Other microservices depend on it; delete with force.' },
];

export const getMicroservice = defineOperation({
  id: 'getMicroservice',
  service: 'registry',
  group: 'microservice',
  title: 'Show a microservice version',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices/{service_id}',
  pathParameters: servicePath,
  answer: Type.Object({ service: Microservice }),
  errors: serviceErrors,
  permission: readPermission,
  source: { document, section: '7.3.1' },
});

export const deleteMicroservice = defineOperation({
  id: 'deleteMicroservice',
  service: 'registry',
  group: 'microservice',
  title: 'Delete a microservice version',
  method: 'DELETE',
  path: '/v4/{project_id}/registry/microservices/{service_id}',
  pathParameters: servicePath,
  query: Type.Object({
    force: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Delete it with its instances and although others depend on it.',
      }),
    ),
  }),
  answer: NoAnswer,
  errors: [...serviceErrors, ...inUse],
  permission: changePermission,
  source: { document, section: '7.3.2' },
});

export const listMicroservices = defineOperation({
  id: 'listMicroservices',
  service: 'registry',
  group: 'microservice',
  title: 'List all microservice versions (no pages: can be large)',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices',
  pathParameters: projectPath,
  query: Type.Object({ withShared: flag('1: also the microservices that every tenant sees.') }),
  answer: Type.Object({ services: listOf(Microservice, 'All versions of all microservices.') }),
  errors: commonErrors,
  permission: readPermission,
  source: { document, section: '7.3.3' },
});

/** Registering the same environment, application, name and version again returns the existing id. */
export const createMicroservice = defineOperation({
  id: 'createMicroservice',
  service: 'registry',
  group: 'microservice',
  title: 'Register a microservice version',
  method: 'POST',
  path: '/v4/{project_id}/registry/microservices',
  pathParameters: projectPath,
  body: Type.Object({
    service: NewMicroservice,
    tags: Type.Optional(tags),
    instances: Type.Optional(Type.Array(NewInstance, { description: 'Instances to register with it.' })),
  }),
  answer: Type.Object({ serviceId: Type.String({ description: 'Id of the microservice version.' }) }),
  errors: [
    ...commonErrors,
    { status: 400, code: '400010', when: 'It exists with another id.' },
    { status: 400, code: '400100', when: 'The quota is used up.' },
  ],
  permission: changePermission,
  notes: [
    'When tags or instances do not fit, the answer is 400001 and the microservice is registered all the same.',
    'An alias that another microservice of the same application and version has answers the id of that one.',
  ],
  source: { document, section: '7.3.4' },
});

export const deleteMicroservices = defineOperation({
  id: 'deleteMicroservices',
  service: 'registry',
  group: 'microservice',
  title: 'Delete several microservice versions',
  method: 'DELETE',
  path: '/v4/{project_id}/registry/microservices',
  pathParameters: projectPath,
  body: Type.Object({
    serviceIds: Type.Array(serviceId, { minItems: 1, description: 'Ids of the versions to delete.' }),
    force: Type.Optional(Type.Boolean({ default: false, description: 'Delete them with their instances.' })),
  }),
  answer: Type.Object({
    services: listOf(
      Type.Object({
        serviceId: Type.String({ description: 'Id of the version.' }),
        errMessage: Type.Optional(Type.String({ description: 'Why it was not deleted; empty when it was.' })),
      }),
      'What became of each.',
    ),
  }),
  errors: commonErrors,
  permission: changePermission,
  source: { document, section: '7.3.5' },
});

/** The whole map is replaced: read it, change it, write it. */
export const updateMicroserviceProperties = defineOperation({
  id: 'updateMicroserviceProperties',
  service: 'registry',
  group: 'microservice',
  title: 'Replace the properties of a microservice version',
  method: 'PUT',
  path: '/v4/{project_id}/registry/microservices/{service_id}/properties',
  pathParameters: servicePath,
  body: Type.Object({ properties }),
  answer: NoAnswer,
  errors: serviceErrors,
  permission: changePermission,
  source: { document, section: '7.3.6' },
});

export const queryExistence = defineOperation({
  id: 'queryExistence',
  service: 'registry',
  group: 'microservice',
  title: 'Find the id of a microservice version or a schema',
  method: 'GET',
  path: '/v4/{project_id}/registry/existence',
  pathParameters: projectPath,
  query: Type.Object({
    type: Type.Enum(['microservice', 'schema'], { description: 'What to look for.' }),
    env: Type.Optional(environment),
    appId: Type.Optional(askedApp),
    serviceName: Type.Optional(askedName),
    version: Type.Optional(
      Type.With(serviceVersion, {
        description: 'One to four numbers from 0 to 32767, separated by dots; for a microservice.',
      }),
    ),
    serviceId: Type.Optional(serviceId),
    schemaId: Type.Optional(schemaId),
  }),
  answer: Type.Object({
    serviceId: Type.Optional(Type.String({ description: 'Id of the microservice version.' })),
    schemaId: Type.Optional(Type.String({ description: 'Id of the schema.' })),
    summary: Type.Optional(Type.String({ description: 'Checksum of the schema.' })),
  }),
  errors: [
    ...serviceErrors,
    { status: 400, code: '400016', when: 'There is no such schema.' },
    { status: 400, code: '400026', when: 'The microservice has no such version.' },
  ],
  permission: readPermission,
  example: { appId: 'shop', serviceName: 'cart', version: '1.0.0' },
  notes: [
    'A microservice needs appId, serviceName and version, a schema serviceId and schemaId.',
    'Servers from 2.2 on refuse latest and ranges such as 1.0+, which the document allows.',
  ],
  source: { document, section: '7.3.7' },
});

export const microservicesOperations = [
  getMicroservice,
  deleteMicroservice,
  listMicroservices,
  createMicroservice,
  deleteMicroservices,
  updateMicroserviceProperties,
  queryExistence,
];
