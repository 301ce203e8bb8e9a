import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { projectPath } from './parameters';

/** The configuration center of engines 1.x; engines 2.x keep their configuration in kie. */
export const queryConfigurations = defineOperation({
  id: 'queryConfigurations',
  service: 'registry',
  group: 'configuration',
  title: 'Show the settings of a microservice (engines 1.x)',
  method: 'GET',
  path: '/v3/{project_id}/configuration/items',
  pathParameters: projectPath,
  query: Type.Object({
    dimensionsInfo: Type.String({
      minLength: 1,
      pattern: '^[^ $%^&+/\\\\]+$',
      description: 'service@application or service@application#version.',
    }),
    keyFilter: Type.Optional(Type.String({ description: 'Regular expression; only keys that it matches.' })),
    revision: Type.Optional(
      Type.String({ description: 'Revision known already; nothing newer is answered with 304.' }),
    ),
  }),
  headers: Type.Object({
    'x-environment': Type.Optional(
      Type.String({ description: 'Environment of the settings; anything unknown counts as none.' }),
    ),
  }),
  success: [200, 304],
  revisions: { known: 'revision', answered: { members: ['revision', 'version'] } },
  answer: Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
    description: 'Settings by dimension, and `revision` with the `version` to ask with next time.',
  }),
  errors: [
    {
      status: 400,
      code: '400001',
      when: 'dimensionsInfo is missing or does not fit, or keyFilter is not an expression.',
    },
    { status: 401, code: '401204', when: 'The engine asks for a token and none was sent.' },
  ],
  permission: 'cse:config:get',
  notes: ['The table of the answer has a revision, the example of the same section has none.'],
  source: { document: 'ServiceStage API Reference', section: '5.19' },
});

export const configurationsOperations = [queryConfigurations];
