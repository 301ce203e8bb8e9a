import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { invalidInput, managementErrors, rolePermission, source, total } from './account-fields';
import { NewPermission, RegistryPermission } from './permissions';
import { listOf } from './shapes';

const roleName = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-zA-Z0-9]*$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]*[a-zA-Z0-9]$',
  description: 'Name of the role: letters, digits, _ - and dots; a letter or digit first and last.',
});

const perms = Type.Optional(
  Type.Array(NewPermission, { description: 'What it allows; nothing when left out.' }),
);
const rolePath = Type.Object({ roleName });

export const EngineRole = Type.Object({
  id: Type.Optional(Type.String({ description: 'Id.' })),
  name: Type.String({ description: 'Name of the role.' }),
  perms: listOf(RegistryPermission, 'What it allows.'),
});

const unknownRole = { status: 400, code: '400201', when: 'There is no such role.' };
const builtIn = {
  status: 403,
  code: '403203',
  when: 'The roles admin and developer can’t be changed or deleted.',
};

export const listRoles = defineOperation({
  id: 'listRoles',
  service: 'registry',
  group: 'role',
  title: 'List the roles of an engine',
  method: 'GET',
  path: '/v4/roles',
  answer: Type.Object({ total, data: listOf(EngineRole, 'The roles.') }),
  errors: managementErrors,
  permission: rolePermission,
  source,
});

export const createRole = defineOperation({
  id: 'createRole',
  service: 'registry',
  group: 'role',
  title: 'Create a role of an engine',
  method: 'POST',
  path: '/v4/roles',
  body: Type.Object({ name: roleName, perms }),
  answer: NoAnswer,
  errors: [
    ...managementErrors,
    invalidInput,
    { status: 400, code: '400204', when: 'The engine has as many roles as it may have.' },
    { status: 409, code: '409201', when: 'The name is taken.' },
  ],
  permission: rolePermission,
  source,
});

export const getRole = defineOperation({
  id: 'getRole',
  service: 'registry',
  group: 'role',
  title: 'Show a role of an engine',
  method: 'GET',
  path: '/v4/roles/{roleName}',
  pathParameters: rolePath,
  answer: EngineRole,
  errors: [...managementErrors, unknownRole],
  permission: rolePermission,
  source,
});

/** All permissions are replaced; the name stays. */
export const updateRole = defineOperation({
  id: 'updateRole',
  service: 'registry',
  group: 'role',
  title: 'Change what a role allows',
  method: 'PUT',
  path: '/v4/roles/{roleName}',
  pathParameters: rolePath,
  body: Type.Object({ perms }),
  answer: NoAnswer,
  errors: [...managementErrors, unknownRole, builtIn],
  permission: rolePermission,
  source,
});

export const deleteRole = defineOperation({
  id: 'deleteRole',
  service: 'registry',
  group: 'role',
  title: 'Delete a role of an engine',
  method: 'DELETE',
  path: '/v4/roles/{roleName}',
  pathParameters: rolePath,
  answer: NoAnswer,
  errors: [
    ...managementErrors,
    unknownRole,
    builtIn,
    { status: 400, code: '400205', when: 'Accounts have the role.' },
  ],
  permission: rolePermission,
  source,
});

export const rolesOperations = [listRoles, createRole, getRole, updateRole, deleteRole];

export type EngineRole = Type.Static<typeof EngineRole>;
