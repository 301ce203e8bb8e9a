import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { engineErrors } from './errors';
import { enterpriseHeader, projectPath } from './parameters';
import { Outcome } from './shapes';

const document = 'CSE API Reference';

const accountPath = Type.Object({
  ...projectPath.properties,
  name: Type.String({ minLength: 1, description: 'Name of the account.' }),
});

/** The cloud's token authorizes the call to the engine, the engine's token the call inside it. */
const headers = Type.Object({
  ...enterpriseHeader.properties,
  'X-Engine-Id': Type.String({ minLength: 1, description: 'Id of the engine that has the account.' }),
  Authorization: Type.String({
    pattern: '^Bear(er)? \\S+$',
    writeOnly: true,
    description: 'Token of the engine, after the word Bearer.',
  }),
});

const notes = [
  'The reference writes the word before the token as Bear here and as Bearer elsewhere.',
  'Authorization holds the engine’s token, so that a signature with access key can not be sent: sign in with a token of IAM.',
];

const permission = 'account of the engine';

const accountErrors = [
  ...engineErrors,
  { status: 400, code: 'SVCSTG.00300401', when: 'The token of the engine is not valid.' },
];

export const updateRbacAccount = defineOperation({
  id: 'updateRbacAccount',
  service: 'cse',
  group: 'rbac',
  title: 'Change the roles of an account',
  method: 'PUT',
  path: '/v3/{project_id}/accounts/{name}',
  pathParameters: accountPath,
  headers,
  body: Type.Object({
    roles: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), { description: 'All roles that it has from now on.' }),
    ),
  }),
  answer: Outcome,
  errors: accountErrors,
  permission: `${permission}: update`,
  notes,
  source: { document, section: '5.5.1' },
});

export const changeRbacAccountPassword = defineOperation({
  id: 'changeRbacAccountPassword',
  service: 'cse',
  group: 'rbac',
  title: 'Change the password of an account',
  method: 'POST',
  path: '/v3/{project_id}/accounts/{name}/password',
  pathParameters: accountPath,
  headers,
  body: Type.Object({
    currentPassword: Type.Optional(
      Type.String({ writeOnly: true, description: 'Old password; mandatory for an account of one’s own.' }),
    ),
    password: Type.String({ minLength: 1, writeOnly: true, description: 'New password.' }),
  }),
  answer: Outcome,
  errors: accountErrors,
  permission: `${permission}: update`,
  notes,
  source: { document, section: '5.5.2' },
});

export const deleteRbacAccount = defineOperation({
  id: 'deleteRbacAccount',
  service: 'cse',
  group: 'rbac',
  title: 'Delete an account',
  method: 'DELETE',
  path: '/v3/{project_id}/accounts/{name}',
  pathParameters: accountPath,
  headers,
  answer: Outcome,
  errors: accountErrors,
  permission: `${permission}: delete`,
  notes,
  source: { document, section: '5.5.3' },
});

export const rbacOperations = [updateRbacAccount, changeRbacAccountPassword, deleteRbacAccount];
