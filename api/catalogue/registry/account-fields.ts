import * as Type from 'typebox';
import { signInErrors } from './parameters';

/**
 * Accounts and roles of an engine with role-based access; other engines answer 404. Derived from the server, since no
 * product document describes them.
 */
export const source = { document: 'Registry API', section: '6' } as const;

export const accountPermission = 'account, as role admin has it';
export const rolePermission = 'role, as role admin has it';

export const total = Type.Optional(Type.Integer({ description: 'How many there are.' }));

export const accountName = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[a-zA-Z0-9]$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]*[a-zA-Z0-9]$',
  description: 'Name of the account: letters, digits, _ - and dots; a letter or digit first and last.',
});

export const newPassword = Type.String({
  pattern: '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[^A-Za-z0-9\\s])\\S{8,32}$',
  writeOnly: true,
  description:
    '8 to 32 characters, among them a capital, a small letter, a digit and another sign; not the name, forwards or backwards.',
});

export const accountRoles = Type.Array(
  Type.String({ minLength: 1, maxLength: 64, description: 'Name of a role.' }),
  { minItems: 1, maxItems: 5, description: 'Roles of the account, for example admin or developer.' },
);

export const accountStatus = Type.Optional(
  Type.Enum(['active', 'inactive'], { description: 'State of the account; active when left out.' }),
);

export const managementErrors = [
  ...signInErrors,
  { status: 404, when: 'The engine has no role-based access, and so no accounts and roles.' },
  { status: 403, code: '403205', when: 'The account lacks the permission.' },
];

export const invalidInput = {
  status: 400,
  code: '400001',
  when: 'A field does not fit; the detail names it.',
};
