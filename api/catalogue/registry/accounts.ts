import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import {
  accountName,
  accountPermission as permission,
  accountRoles as roles,
  accountStatus as status,
  invalidInput as invalid,
  managementErrors,
  newPassword,
  source,
  total,
} from './account-fields';
import { signInErrors } from './parameters';
import { RegistryPermission } from './permissions';
import { listOf } from './shapes';

export const EngineAccount = Type.Object({
  id: Type.Optional(Type.String({ description: 'Id.' })),
  name: Type.String({ description: 'Name of the account.' }),
  roles: listOf(Type.String(), 'Names of its roles.'),
  status: Type.Optional(Type.String({ description: 'active or inactive.' })),
  createTime: Type.Optional(Type.String({ description: 'Seconds since 1970 as text.' })),
  updateTime: Type.Optional(Type.String({ description: 'Seconds since 1970 as text.' })),
});

const accountPath = Type.Object({ name: accountName });

/** Body for creating an account. */
export const NewAccount = Type.Object({ name: accountName, password: newPassword, roles, status });

const unknownAccount = { status: 400, code: '400200', when: 'There is no such account.' };
const unknownRole = { status: 400, code: '400202', when: 'One of the roles does not exist.' };
const builtIn = { status: 403, code: '403202', when: 'The account root can’t be changed or deleted.' };
const oneself = {
  status: 403,
  code: '403204',
  when: 'Nobody changes the roles of, or deletes, their own account.',
};
const quota = { status: 400, code: '400203', when: 'The engine has as many accounts as it may have.' };

export const listAccounts = defineOperation({
  id: 'listAccounts',
  service: 'registry',
  group: 'account',
  title: 'List the accounts of an engine',
  method: 'GET',
  path: '/v4/accounts',
  answer: Type.Object({ total, data: listOf(EngineAccount, 'The accounts.') }),
  errors: managementErrors,
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
  body: NewAccount,
  answer: NoAnswer,
  errors: [
    ...managementErrors,
    invalid,
    quota,
    unknownRole,
    { status: 409, code: '409200', when: 'The name is taken.' },
  ],
  permission,
  source,
});

/** Each account succeeds or fails separately. */
export const createAccounts = defineOperation({
  id: 'createAccounts',
  service: 'registry',
  group: 'account',
  title: 'Create several accounts of an engine',
  method: 'POST',
  path: '/v4/accounts/batch-create',
  body: Type.Object({
    accounts: Type.Array(NewAccount, { minItems: 1, maxItems: 20, description: 'The accounts.' }),
  }),
  answer: Type.Object({
    accounts: listOf(
      Type.Object({
        name: Type.String({ description: 'Name of the account.' }),
        errorCode: Type.Optional(Type.String({ description: 'Why it was not created; absent when it was.' })),
        errorMessage: Type.Optional(Type.String({ description: 'The same in words.' })),
        detail: Type.Optional(Type.String({ description: 'What exactly is wrong.' })),
      }),
      'What became of each.',
    ),
  }),
  errors: [...managementErrors, invalid],
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
  errors: [...managementErrors, unknownAccount],
  permission,
  source,
});

export const updateAccount = defineOperation({
  id: 'updateAccount',
  service: 'registry',
  group: 'account',
  title: 'Change the roles or the status of an account',
  method: 'PUT',
  path: '/v4/accounts/{name}',
  pathParameters: accountPath,
  body: Type.Object({ roles, status }),
  answer: NoAnswer,
  errors: [...managementErrors, invalid, unknownAccount, unknownRole, builtIn, oneself],
  permission,
  notes: ['The roles are mandatory, also where only the status changes.'],
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
  errors: [...managementErrors, unknownAccount, builtIn, oneself],
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
    ...managementErrors,
    invalid,
    unknownAccount,
    { status: 400, code: '400206', when: 'The new password of one’s own account is the current one.' },
    { status: 401, code: '401207', when: 'The current password is wrong; that counts as a wrong sign-in.' },
    { status: 403, code: '403201', when: 'The account is locked after wrong passwords.' },
  ],
  permission: 'own account, or account as role admin has it',
  source,
});

/** A lock ends 15 minutes after the wrong password that caused it; it can't be released earlier. */
export const listAccountLocks = defineOperation({
  id: 'listAccountLocks',
  service: 'registry',
  group: 'account',
  title: 'List the accounts with wrong passwords',
  method: 'GET',
  path: '/v4/account-locks',
  answer: Type.Object({
    total,
    data: listOf(
      Type.Object({
        key: Type.Optional(
          Type.String({ description: 'Name of the account, two colons, address of the caller.' }),
        ),
        status: Type.Optional(Type.String({ description: 'banned, or attempted while it may still try.' })),
        releaseAt: Type.Optional(
          Type.Integer({
            description: 'When the lock ends, or the attempts are forgotten, in seconds since 1970.',
          }),
        ),
      }),
      'The locks.',
    ),
  }),
  errors: managementErrors,
  permission,
  source,
});

/** Shows in advance which commands would be refused. */
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
  createAccounts,
  getAccount,
  updateAccount,
  deleteAccount,
  changeAccountPassword,
  listAccountLocks,
  getOwnPermissions,
];

export type NewAccount = Type.Static<typeof NewAccount>;
export type EngineAccount = Type.Static<typeof EngineAccount>;
