import * as Type from 'typebox';
import { behaves, identity } from '../field-behaviour';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { appId, environment, serviceName, serviceVersion } from './fields';
import { changePermission, commonErrors, projectPath } from './parameters';

const consumer = Type.Object(
  {
    environment: Type.Optional(environment),
    appId,
    serviceName,
    version: serviceVersion,
  },
  { ...identity, description: 'The microservice version that calls.' },
);

const provider = Type.Object({
  environment: Type.Optional(environment),
  appId: Type.Optional(Type.With(appId, behaves({ computed: true }))), // that of the consumer
  serviceName: Type.Union([serviceName, Type.Literal('*')], {
    description: 'Name of the microservice; * for every one of the tenant, then without the other fields.',
  }),
  version: Type.Optional(
    Type.String({
      ...behaves({ compare: 'never' }), // the server accepts all versions
      minLength: 1,
      maxLength: 64,
      pattern: '^(latest|\\d+(\\.\\d+)*\\+?)$',
      description: 'A version, a least version as 1.0.1+, or latest.',
    }),
  ),
});

/**
 * Declares in advance who calls whom. Registries from 2.0 on accept it without effect: they derive the callers from
 * queries.
 */
export const createDependency = defineOperation({
  id: 'createDependency',
  service: 'registry',
  group: 'dependency',
  title: 'Declare which microservices a microservice calls',
  method: 'PUT',
  path: '/v4/{project_id}/registry/dependencies',
  pathParameters: projectPath,
  headers: Type.Object({
    'x-domain-name': Type.Optional(
      Type.String({ description: 'Name of the tenant; `default` when left out.' }),
    ),
  }),
  body: Type.Object({
    dependencies: Type.Array(
      Type.Object({
        consumer,
        providers: Type.Optional(
          Type.Array(provider, {
            ...behaves({ compare: 'set', key: ['appId', 'serviceName'] }),
            description: 'The microservices that it calls.',
          }),
        ),
      }),
      {
        ...behaves({ compare: 'set', key: ['consumer'] }),
        minItems: 1,
        maxItems: 100,
        description: 'Who calls whom.',
      },
    ),
  }),
  answer: NoAnswer,
  errors: commonErrors,
  permission: changePermission,
  notes: [
    'Engines from 2.0 on answer 200 with the header Deprecation and keep nothing.',
    'One document writes the method POST in its path and PUT in its example; servers take PUT.',
    'The documents disagree on 1.0.1+: that version or later, or only later ones; the server means the first.',
  ],
  source: { document: 'ServiceStage API Reference', section: '5.8' },
});

export const dependenciesOperations = [createDependency];
