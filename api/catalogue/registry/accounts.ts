import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { signInErrors } from './parameters';
import { listOf } from './shapes';

/** Accounts of an engine with role-based access; no document of the product describes them, the server does. */
const source = { document: 'Registry API', section: '6' } as const;
const permission = 'role admin';

const accountName = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-zA-Z0-9]$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]*[a-zA-Z0-9]$',
  description: 'Name of the account.',
});

const newPassword = Type.String({
  pattern: '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[^A-Za-z0-9\\s])\\S{8,32}$',
  writeOnly: true,
  description: '8 to 32 characters, among them a capital, a small letter, a digit and another sign.',
});

const roles = Type.Array(Type.String({ minLength: 1, maxLength: 64, description: 'Name of a role.' }), {
  minItems: 1,
  maxItems: 5,
  description: 'Roles of the account, for example admin or developer.',
});

/** What an account, or a role, may do. */
export const RegistryPermission = Type.Object({
  resources: listOf(
    Type.Object({
      type: Type.String({ description: 'service, instance, schema, config, account, role …' }),
      labels: Type.Optional(
        Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()], {
          description: 'Only with this environment, appId or serviceName.',
        }),
      ),
    }),
    'On what.',
  ),
  verbs: listOf(Type.String(), 'get, create, update, delete, or * for all.'),
});

export const EngineAccount = Type.Object({
  id: Type.Optional(Type.String({ description: 'Id.' })),
  name: Type.String({ description: 'Name of the account.' }),
  roles: listOf(Type.String(), 'Names of its roles.'),
  status: Type.Optional(Type.String({ description: 'active or inactive.' })),
  createTime: Type.Optional(Type.String({ description: 'Seconds since 1970 as text.' })),
  updateTime: Type.Optional(Type.String({ description: 'Seconds since 1970 as text.' })),
});

const total = Type.Optional(Type.Integer({ description: 'How many there are.' }));
const accountPath = Type.Object({ name: accountName });

const adminErrors = [...signInErrors, { status: 403, code: '403205', when: 'The account lacks the right.' }];
const unknownAccount = { status: 400, code: '400200', when: 'There is no such account.' };
const unknownRole = { status: 400, code: '400202', when: 'One of the roles does not exist.' };
const builtIn = { status: 403, code: '403202', when: 'The account root can’t be changed or deleted.' };
const oneself = {
  status: 403,
  code: '403204',
  when: 'Nobody changes the roles of, or deletes, their own account.',
};
const invalid = { status: 400, code: '400001', when: 'A field does not fit; the detail names it.' };

export const listAccounts = defineOperation({
  id: 'listAccounts',
  service: 'registry',
  group: 'account',
  title: 'List the accounts of an engine',
  method: 'GET',
  path: '/v4/accounts',
  answer: Type.Object({ total, data: listOf(EngineAccount, 'The accounts.') }),
  errors: adminErrors,
  permission,
  source,
});

export const createAccount = defineOperation({
  id: 'createAccount',
  service: 'registry',
  group: 'account',
  title: 'Create an account of an engine',
  method: 'POST',
  path: '/v4/accounts',
  body: Type.Object({ name: accountName, password: newPassword, roles }),
  answer: NoAnswer,
  errors: [...adminErrors, invalid, unknownRole, { status: 409, code: '409200', when: 'The name is taken.' }],
  permission,
  source,
});

export const getAccount = defineOperation({
  id: 'getAccount',
  service: 'registry',
  group: 'account',
  title: 'Show an account of an engine',
  method: 'GET',
  path: '/v4/accounts/{name}',
  pathParameters: accountPath,
  answer: EngineAccount,
  errors: [...adminErrors, unknownAccount],
  permission,
  source,
});

export const updateAccount = defineOperation({
  id: 'updateAccount',
  service: 'registry',
  group: 'account',
  title: 'Change the roles of an account',
  method: 'PUT',
  path: '/v4/accounts/{name}',
  pathParameters: accountPath,
  body: Type.Object({ roles }),
  answer: NoAnswer,
  errors: [...adminErrors, invalid, unknownAccount, unknownRole, builtIn, oneself],
  permission,
  source,
});

export const deleteAccount = defineOperation({
  id: 'deleteAccount',
  service: 'registry',
  group: 'account',
  title: 'Delete an account of an engine',
  method: 'DELETE',
  path: '/v4/accounts/{name}',
  pathParameters: accountPath,
  answer: NoAnswer,
  errors: [...adminErrors, unknownAccount, builtIn, oneself],
  permission,
  source,
});

/** Administrators set the password of others without knowing the current one. */
export const changeAccountPassword = defineOperation({
  id: 'changeAccountPassword',
  service: 'registry',
  group: 'account',
  title: 'Change the password of an account',
  method: 'POST',
  path: '/v4/accounts/{name}/password',
  pathParameters: accountPath,
  body: Type.Object({
    currentPassword: Type.Optional(
      Type.String({ writeOnly: true, description: 'Current password; not needed for another’s account.' }),
    ),
    password: newPassword,
  }),
  answer: NoAnswer,
  errors: [
    ...adminErrors,
    invalid,
    unknownAccount,
    { status: 400, code: '400206', when: 'The new password is the current one.' },
    { status: 401, code: '401207', when: 'The current password is wrong.' },
  ],
  permission: 'own account, or role admin',
  source,
});

export const listRoles = defineOperation({
  id: 'listRoles',
  service: 'registry',
  group: 'account',
  title: 'List the roles of an engine',
  method: 'GET',
  path: '/v4/roles',
  answer: Type.Object({
    total,
    data: listOf(
      Type.Object({
        name: Type.String({ description: 'Name of the role.' }),
        perms: listOf(RegistryPermission, 'What it allows.'),
      }),
      'The roles.',
    ),
  }),
  errors: adminErrors,
  permission,
  source,
});

/** Tells in advance which commands would be refused. */
export const getOwnPermissions = defineOperation({
  id: 'getOwnPermissions',
  service: 'registry',
  group: 'account',
  title: 'Show what one’s own account may do',
  method: 'GET',
  path: '/v4/self-perms',
  answer: Type.Object({ perms: listOf(RegistryPermission, 'What the account may do.') }),
  errors: signInErrors,
  permission: 'any account',
  source,
});

export const accountsOperations = [
  listAccounts,
  createAccount,
  getAccount,
  updateAccount,
  deleteAccount,
  changeAccountPassword,
  listRoles,
  getOwnPermissions,
];

export type RegistryPermission = Type.Static<typeof RegistryPermission>;
export type EngineAccount = Type.Static<typeof EngineAccount>;
