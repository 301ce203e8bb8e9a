import * as l10n from '@vscode/l10n';
import {
  createRole as create,
  deleteRole as remove,
  type EngineRole,
} from '../../api/catalogue/registry/roles';
import { textQuestion } from '../questions';
import { done, failed, type ResourceAction } from '../resource-action';
import type { Everything } from '../resource-kind';
import { accounts } from './accounts';
import { roles } from './roles';

/** The roles that every registry has; they can't be changed or deleted. */
const builtIn = ['admin', 'developer'];

/** Types of resources, as permissions name them. */
const resourceTypes = ['service', 'service/schema', 'governance', 'config', 'account', 'role', 'ops'];

/** Source: Registry API §6. */
const createRole: ResourceAction<Everything, undefined> = {
  kind: roles,
  on: 'list',
  effect: 'create',
  questions: () => [
    textQuestion(create.body.properties.name, { name: 'name', title: l10n.t('Name of the role') }),
    {
      name: 'resource',
      title: l10n.t('What the role is for'),
      choices: resourceTypes.map((type) => ({ value: type, label: type })),
    },
    {
      name: 'verb',
      title: l10n.t('What it allows'),
      choices: [
        { value: 'get', label: l10n.t('Read') },
        { value: '*', label: l10n.t('Everything') },
      ],
    },
  ],
  plan: async ({ list }, { name = '', resource = '', verb = '' }) => {
    const exists = (await list(roles, {})).some((role) => role.name === name);
    return {
      summary: l10n.t('Create the role {0}', name),
      changes: [{ path: resource, to: verb }],
      ...(exists && { obstacle: l10n.t('A role with this name exists.') }),
    };
  },
  run: async ({ session, list }, { name = '', resource = '', verb = '' }) => {
    const client = await session.client('registry');
    const perms = [{ resources: [{ type: resource }], verbs: [verb] }];
    await client.call(create, { body: { name, perms } });
    const created = (await list(roles, {})).some((role) => role.name === name);
    return created ? done(l10n.t('{0} is created.', name)) : failed(l10n.t('The server does not list it.'));
  },
};

/** Source: Registry API §6. */
const deleteRole: ResourceAction<Everything, EngineRole> = {
  kind: roles,
  on: 'item',
  effect: 'remove',
  isOffered: ({ name }) => !builtIn.includes(name),
  plan: async ({ subject: { name }, list }) => {
    const owners = (await list(accounts, {})).filter((account) => account.roles?.includes(name));
    const names = owners.map((account) => account.name).join(', ');
    return {
      summary: l10n.t('Delete the role {0}', name),
      ...(owners.length > 0 && { obstacle: l10n.t('Accounts have this role: {0}.', names) }),
    };
  },
  run: async ({ session, subject: { name }, list }) => {
    const client = await session.client('registry');
    await client.call(remove, { roleName: name });
    const left = (await list(roles, {})).some((role) => role.name === name);
    return left ? failed(l10n.t('The server still has it.')) : done(l10n.t('{0} is deleted.', name));
  },
};

/** Actions on roles. */
export const roleActions = { createRole, deleteRole };
