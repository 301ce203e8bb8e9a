import * as l10n from '@vscode/l10n';
import {
  createRole as create,
  deleteRole as remove,
  updateRole,
  type EngineRole,
} from '../../api/catalogue/registry/roles';
import type { Input } from '../../api/catalogue/operation';
import type { RegistryPermission } from '../../api/catalogue/registry/permissions';
import { choiceOf, textQuestion } from '../questions';
import {
  done,
  failed,
  type ActionPlace,
  type ActionQuestion,
  type ActionResult,
  type ResourceAction,
} from '../resource-action';
import type { Everything } from '../resource-kind';
import { accounts } from './accounts';
import { permissionLine, permissionLines, roles } from './roles';

type RolePlace = ActionPlace<Everything, EngineRole>;
type RoleAction = ResourceAction<Everything, EngineRole>;
type Permission = NonNullable<Input<typeof updateRole>['body']['perms']>[number];

/** The roles that every registry has; they can't be changed or deleted. */
const builtIn = ['admin', 'developer'];

/** Types of resources, as permissions name them. */
const resourceTypes = ['service', 'service/schema', 'governance', 'config', 'account', 'role', 'ops'];

/** Source: Registry API §6. */
const createRole: ResourceAction<Everything, undefined> = {
  kind: roles,
  on: 'list',
  effect: 'create',
  operations: [create],
  questions: () => [
    textQuestion(create.body.properties.name, {
      name: 'name',
      title: l10n.t('Name of the role'),
      next: ({ name = '' }) => permissionQuestions(name),
    }),
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

/** A role keeps what it allows already. Source: Registry API §6. */
const addPermission: RoleAction = {
  kind: roles,
  on: 'item',
  effect: 'change',
  operations: [updateRole],
  affects: [accounts],
  isOffered: isOwn,
  questions: ({ subject }) => permissionQuestions(subject.name),
  plan: async (place, { resource = '', verb = '' }) => {
    const { subject } = place;
    const line = permissionLine(permissionOf(resource, verb));
    const isKnown = permissionLines(subject).includes(line);
    return {
      summary: l10n.t('Let the role {0} do more', subject.name),
      changes: [{ path: resource, to: verb }],
      notes: await whoGains(place),
      ...(isKnown && { obstacle: l10n.t('It allows this already.') }),
    };
  },
  run: (place, { resource = '', verb = '' }, { signal }) =>
    writePermissions(place, (perms) => [...perms, permissionOf(resource, verb)], signal),
};

/** Source: Registry API §6. */
const removePermission: RoleAction = {
  kind: roles,
  on: 'item',
  effect: 'remove',
  operations: [updateRole],
  affects: [accounts],
  isOffered: (role) => isOwn(role) && permissionLines(role).length > 1,
  questions: ({ subject }) => [
    {
      name: 'permission',
      title: l10n.t('What the role {0} is not to allow any more', subject.name),
      choices: permissionLines(subject).map(choiceOf),
    },
  ],
  plan: async (place, { permission = '' }) => ({
    summary: l10n.t('Let the role {0} do less', place.subject.name),
    removes: permission,
    changes: [{ path: 'perms', from: permission }],
    notes: await whoGains(place),
  }),
  run: (place, { permission = '' }, { signal }) =>
    writePermissions(place, (perms) => perms.filter((one) => permissionLine(one) !== permission), signal),
};

/** Source: Registry API §6. */
const deleteRole: ResourceAction<Everything, EngineRole> = {
  kind: roles,
  on: 'item',
  effect: 'remove',
  operations: [remove],
  isOffered: isOwn,
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
export const roleActions = { createRole, addPermission, removePermission, deleteRole };

function isOwn({ name }: EngineRole): boolean {
  return !builtIn.includes(name);
}

function permissionQuestions(role: string): ActionQuestion[] {
  return [
    {
      name: 'resource',
      title: l10n.t('What the role {0} is for', role),
      choices: resourceTypes.map(choiceOf),
    },
    {
      name: 'verb',
      title: l10n.t('What the role {0} allows', role),
      choices: [
        { value: 'get', label: l10n.t('Read') },
        { value: '*', label: l10n.t('Everything') },
      ],
    },
  ];
}

function permissionOf(type: string, verb: string): Permission {
  return { resources: [{ type }], verbs: [verb] };
}

/** Whom a change of the role concerns. */
async function whoGains({ subject: { name }, list }: RolePlace): Promise<string[]> {
  const owners = (await list(accounts, {})).filter((account) => account.roles?.includes(name));
  const names = owners.map((account) => account.name).join(', ');
  return owners.length === 0 ? [] : [l10n.t('Accounts that have this role: {0}.', names)];
}

/** The server replaces all permissions, so those of the moment are read, changed and written. */
async function writePermissions(
  { session, scope, subject: { name } }: RolePlace,
  change: (perms: readonly RegistryPermission[]) => readonly RegistryPermission[],
  signal: AbortSignal,
): Promise<ActionResult> {
  const client = await session.client('registry');
  const current = await roles.read(session, scope, name, signal);
  const wanted = change(current?.perms ?? []);
  await client.call(updateRole, { roleName: name, body: { perms: wanted.map(withoutNulls) } });
  const after = await roles.read(session, scope, name, signal);
  const lines = (perms: readonly RegistryPermission[]) => JSON.stringify(perms.map(permissionLine).sort());
  return after && lines(after.perms ?? []) === lines(wanted)
    ? done(l10n.t('The role {0} is changed.', name))
    : failed(l10n.t('The server kept other permissions.'));
}

/** As it is written: answers have nulls where there is nothing. */
function withoutNulls({ resources, verbs }: RegistryPermission): Permission {
  return {
    resources: (resources ?? []).map(({ type, labels }) => ({ type, ...(labels && { labels }) })),
    verbs: [...(verbs ?? [])],
  };
}
