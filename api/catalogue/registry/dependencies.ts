import * as Type from 'typebox';
import { behaves, identity } from '../field-behaviour';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { appId, environment, serviceName, serviceVersion } from './fields';
import { changePermission, projectPath, serviceErrors } from './parameters';

/** Who calls whom, as microservices declare it; calls of findInstances add to it. */
const source = { document: 'ServiceStage API Reference', section: '5.8' } as const;

const consumer = Type.Object(
  {
    environment: Type.Optional(environment),
    appId: Type.With(appId, { minLength: 1, description: 'Application of the microservice.' }),
    serviceName,
    version: Type.With(serviceVersion, {
      description: 'One to four numbers from 0 to 32767, separated by dots.',
    }),
  },
  { ...identity, description: 'The microservice version that calls; it must be registered.' },
);

const provider = Type.Object({
  environment: Type.Optional(environment),
  appId: Type.Optional(
    Type.With(appId, {
      ...behaves({ computed: true }),
      description: 'Application of the microservice; that of the consumer when left out.',
    }),
  ),
  serviceName,
  version: Type.Optional(
    Type.String({
      ...behaves({ compare: 'never' }),
      minLength: 1,
      maxLength: 128,
      pattern: '^(latest|\\d+(\\.\\d+){0,2}(\\+|-\\d+(\\.\\d+){0,2})?)$',
      description:
        'A version, 1.0.1+ for that and later ones, 1.0-2.0, or latest; servers from 2.0 on mean all versions.',
    }),
  ),
});

const providers = Type.Array(provider, {
  ...behaves({ compare: 'set', key: ['environment', 'appId', 'serviceName'] }),
  description: 'The microservices that it calls, each once.',
});

const headers = Type.Object({
  'x-domain-name': Type.Optional(
    Type.String({ description: 'Name of the tenant; `default` when left out.' }),
  ),
});

const listSize = { minItems: 1, maxItems: 100, description: 'Who calls whom.' } as const;

const notes = [
  'Servers from 2.0 on call it deprecated in a header and keep it all the same: listProviders and listConsumers show it, and a microservice that others depend on is deleted only with force.',
  'They take each provider in all its versions, and refuse the provider *, which the document allows.',
  'The documents disagree on 1.0.1+: that version or later, or only later ones; the server means the first.',
];

export const createDependency = defineOperation({
  id: 'createDependency',
  service: 'registry',
  group: 'dependency',
  title: 'Declare which microservices a microservice calls',
  method: 'PUT',
  path: '/v4/{project_id}/registry/dependencies',
  pathParameters: projectPath,
  headers,
  body: Type.Object({
    dependencies: Type.Array(Type.Object({ consumer, providers: Type.Optional(providers) }), {
      ...behaves({ compare: 'set', key: ['consumer'] }),
      ...listSize,
    }),
  }),
  answer: NoAnswer,
  errors: serviceErrors,
  permission: changePermission,
  notes: [
    'What was declared or found before is replaced; without providers it is removed.',
    ...notes,
    'One document writes the method POST in its path and PUT in its example: POST adds, PUT replaces.',
  ],
  source,
});

export const addDependencies = defineOperation({
  id: 'addDependencies',
  service: 'registry',
  group: 'dependency',
  title: 'Add microservices to those that a microservice calls',
  method: 'POST',
  path: '/v4/{project_id}/registry/dependencies',
  pathParameters: projectPath,
  headers,
  body: Type.Object({
    dependencies: Type.Array(
      Type.Object({ consumer, providers: Type.With(providers, { minItems: 1 }) }),
      listSize,
    ),
  }),
  answer: NoAnswer,
  errors: serviceErrors,
  effect: 'idempotent',
  permission: changePermission,
  notes,
  source,
});

export const dependenciesOperations = [createDependency, addDependencies];
