import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { maintainErrors, readErrors } from './errors';
import { answerWith, appPath, newAppName } from './parameters';
import { RegisteredApp } from './shapes';

const document = 'LAIN console API';

const url = Type.Optional(Type.String({ description: 'Path of the answer, without the leading /api.' }));

export const registerApp = defineOperation({
  id: 'registerApp',
  service: 'lain',
  group: 'repos',
  title: 'Register an app',
  method: 'POST',
  path: '/api/v1/repos/',
  body: Type.Object({ appname: newAppName }),
  success: [201],
  answer: answerWith('repos', RegisteredApp),
  errors: [
    ...readErrors,
    { status: 400, when: 'The body is not JSON or has no appname.' },
    { status: 409, when: 'The name is taken already.' },
  ],
  permission: 'read',
  source: { document, section: '5.1' },
});

export const listRegisteredApps = defineOperation({
  id: 'listRegisteredApps',
  service: 'lain',
  group: 'repos',
  title: 'List the registered apps of the caller',
  method: 'GET',
  path: '/api/v1/repos/',
  answer: answerWith('repos', Type.Array(RegisteredApp)),
  errors: readErrors,
  permission: 'read',
  source: { document, section: '5.2' },
});

export const getRegisteredApp = defineOperation({
  id: 'getRegisteredApp',
  service: 'lain',
  group: 'repos',
  title: 'Show a registered app',
  method: 'GET',
  path: '/api/v1/repos/{appName}/',
  pathParameters: appPath,
  answer: answerWith('repo', RegisteredApp),
  errors: maintainErrors,
  permission: 'maintain',
  source: { document, section: '5.3' },
});

export const listVersions = defineOperation({
  id: 'listVersions',
  service: 'lain',
  group: 'repos',
  title: 'List the pushed versions of an app',
  method: 'GET',
  path: '/api/v1/repos/{appName}/versions/',
  pathParameters: appPath,
  answer: answerWith(
    'version',
    Type.Object({
      appname: Type.Optional(Type.String({ description: 'Name of the app.' })),
      tags: Type.Array(Type.String(), {
        description: 'Versions that have a meta image, newest first; the release image may still be missing.',
      }),
      url,
    }),
  ),
  errors: [...maintainErrors, { status: 404, when: 'Nothing was ever pushed for the app.' }],
  permission: 'maintain',
  source: { document, section: '7' },
});

export const getRepositoryDetails = defineOperation({
  id: 'getRepositoryDetails',
  service: 'lain',
  group: 'repos',
  title: 'Show where the code of an app lives',
  method: 'GET',
  path: '/api/v1/repos/{appName}/details/',
  pathParameters: appPath,
  answer: answerWith(
    'detail',
    Type.Object({
      appname: Type.Optional(Type.String({ description: 'Name of the app.' })),
      giturl: Type.Optional(
        Type.Union([Type.String(), Type.Null()], {
          description: 'Address of the Git repository bound to the app.',
        }),
      ),
      meta_version: Type.Optional(
        Type.Union([Type.String(), Type.Null()], { description: 'Version that the console has recorded.' }),
      ),
      url,
    }),
  ),
  errors: [...maintainErrors, { status: 404, when: 'The console is older than 2.1 and has no such page.' }],
  permission: 'maintain',
  source: { document, section: '7' },
});

export const reposOperations = [
  registerApp,
  listRegisteredApps,
  getRegisteredApp,
  listVersions,
  getRepositoryDetails,
];
