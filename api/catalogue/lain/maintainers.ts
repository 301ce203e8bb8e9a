import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { maintainErrors } from './errors';
import { answerWith, appName, appPath } from './parameters';
import { Maintainer } from './shapes';

const document = 'LAIN console API';

export const username = Type.String({ minLength: 1, description: 'Name of the user.' });

export const maintainerRole = Type.Enum(['admin', 'normal'], {
  description: 'admin may change maintainers; normal everything else.',
});

const userPath = Type.Object({ appName, username });

const role = answerWith('role', Type.Object({ role: Type.String({ description: 'admin or normal.' }) }));

const noPeople = [
  ...maintainErrors,
  { status: 403, when: 'The console has no sign-in, and so no maintainers.' },
  { status: 500, when: 'The sign-in service refused or failed; its words are in the message.' },
];

export const getOwnAppRole = defineOperation({
  id: 'getOwnAppRole',
  service: 'lain',
  group: 'roles',
  title: 'Show the caller’s role in an app',
  method: 'GET',
  path: '/api/v1/repos/{appName}/roles/',
  pathParameters: appPath,
  answer: role,
  errors: [...maintainErrors, { status: 404, when: 'The caller is not a direct maintainer.' }],
  permission: 'maintain',
  source: { document, section: '5.4' },
});

export const getAppRole = defineOperation({
  id: 'getAppRole',
  service: 'lain',
  group: 'roles',
  title: 'Show a user’s role in an app',
  method: 'GET',
  path: '/api/v1/repos/{appName}/roles/{username}/',
  pathParameters: userPath,
  answer: role,
  errors: [
    { status: 404, when: 'The user is not a maintainer of the app.' },
    { status: 500, when: 'The console has no sign-in.' },
  ],
  permission: 'none',
  source: { document, section: '5.5' },
});

export const listMaintainers = defineOperation({
  id: 'listMaintainers',
  service: 'lain',
  group: 'maintainers',
  title: 'List the maintainers of an app',
  method: 'GET',
  path: '/api/v1/repos/{appName}/maintainers/',
  pathParameters: appPath,
  answer: answerWith('maintainers', Type.Array(Maintainer)),
  errors: noPeople,
  permission: 'maintain',
  source: { document, section: '5.6' },
});

export const addMaintainer = defineOperation({
  id: 'addMaintainer',
  service: 'lain',
  group: 'maintainers',
  title: 'Add a maintainer or change a role',
  method: 'POST',
  path: '/api/v1/repos/{appName}/maintainers/',
  pathParameters: appPath,
  body: Type.Object({
    username,
    role: maintainerRole,
  }),
  success: [200, 201],
  answer: answerWith('maintainer', Maintainer),
  errors: noPeople,
  permission: 'maintain, as admin',
  source: { document, section: '5.7' },
});

export const getMaintainer = defineOperation({
  id: 'getMaintainer',
  service: 'lain',
  group: 'maintainers',
  title: 'Show a maintainer of an app',
  method: 'GET',
  path: '/api/v1/repos/{appName}/maintainers/{username}/',
  pathParameters: userPath,
  answer: answerWith('maintainer', Maintainer),
  errors: [...noPeople, { status: 404, when: 'The user is not a maintainer of the app.' }],
  permission: 'maintain',
  source: { document, section: '5.8' },
});

export const deleteMaintainer = defineOperation({
  id: 'deleteMaintainer',
  service: 'lain',
  group: 'maintainers',
  title: 'Remove a maintainer from an app',
  method: 'DELETE',
  path: '/api/v1/repos/{appName}/maintainers/{username}/',
  pathParameters: userPath,
  success: [204, 202],
  answer: NoAnswer,
  errors: noPeople,
  permission: 'maintain, as admin',
  source: { document, section: '5.9' },
});

export const maintainersOperations = [
  getOwnAppRole,
  getAppRole,
  listMaintainers,
  addMaintainer,
  getMaintainer,
  deleteMaintainer,
];
