import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { answerWith, appPath } from './parameters';

const document = 'LAIN console API';

export const getAuthorizationStatus = defineOperation({
  id: 'getAuthorizationStatus',
  service: 'lain',
  group: 'authorization',
  title: 'Show whether the console asks for sign-in',
  method: 'GET',
  path: '/api/v1/authorize/status/',
  answer: answerWith(
    'auth',
    Type.Object({
      status: Type.String({ description: 'opened: sign-in is needed; closed: everybody is admin.' }),
    }),
  ),
  authenticated: false,
  permission: 'none',
  source: { document, section: '3' },
});

export const listOperationLogs = defineOperation({
  id: 'listOperationLogs',
  service: 'lain',
  group: 'logs',
  title: 'List the latest operations on an app',
  method: 'GET',
  path: '/api/v1/oplogs/{appName}/',
  pathParameters: appPath,
  answer: answerWith(
    'oplog',
    Type.String({
      description: 'JSON text: [{pk, fields: {user, op, app, app_version, time, message}}], newest 50.',
    }),
  ),
  permission: 'none',
  source: { document, section: '7' },
});

/** The only route of the console without a trailing slash. */
export const listUsedStreamPorts = defineOperation({
  id: 'listUsedStreamPorts',
  service: 'lain',
  group: 'ports',
  title: 'List the stream router ports that are taken',
  method: 'GET',
  path: '/api/v1/usedstreamrouterports',
  answer: Type.Object({
    streamrouter: Type.Array(
      Type.Object({
        srcport: Type.Integer({ description: 'Port that the cluster offers.' }),
        dstport: Type.Integer({ description: 'Port of the proc.' }),
        proto: Type.Optional(Type.String({ description: 'tcp or udp.' })),
        NameSpace: Type.Optional(Type.String({ description: 'App that has taken the port.' })),
        ProcName: Type.Optional(Type.String({ description: 'Proc that has taken the port.' })),
      }),
    ),
  }),
  errors: [{ status: 400, when: 'The scheduler did not answer.' }],
  permission: 'none',
  source: { document, section: '7' },
});

export const clusterOperations = [getAuthorizationStatus, listOperationLogs, listUsedStreamPorts];
