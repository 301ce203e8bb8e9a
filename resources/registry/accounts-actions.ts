import * as l10n from '@vscode/l10n';
import {
  accountName,
  accountRoles,
  accountStatus,
  newPassword,
} from '../../api/catalogue/registry/account-fields';
import {
  changeAccountPassword as changePassword,
  createAccount as create,
  deleteAccount as remove,
  updateAccount,
  type EngineAccount,
} from '../../api/catalogue/registry/accounts';
import { choiceQuestion, fieldProblem, textQuestion } from '../questions';
import { done, failed, type ActionQuestion, type Answers, type ResourceAction } from '../resource-action';
import type { Everything } from '../resource-kind';
import { accounts } from './accounts';
import { roles } from './roles';

type AccountAction = ResourceAction<Everything, EngineAccount>;

/** The account that every registry has; it can't be changed or deleted. */
const builtIn = 'root';

/** Source: Registry API §6. */
const createAccount: ResourceAction<Everything, undefined> = {
  kind: accounts,
  on: 'list',
  effect: 'create',
  operations: [create],
  questions: async ({ list }) => {
    const all = await list(roles, {});
    if (all.length === 0) return []; // the plan says why there can't be an account
    return [
      textQuestion(accountName, { name: 'name', title: l10n.t('Name of the account') }),
      {
        name: 'role',
        title: l10n.t('Role of the account'),
        choices: all.map(({ name }) => ({ value: name, label: name })),
      },
      ...passwordQuestions(({ name = '' }) => name),
    ];
  },
  plan: async ({ list }, answers) => {
    const { name = '', role = '' } = answers;
    const obstacle = obstacleTo(await list(accounts, {}), answers);
    return {
      summary: l10n.t('Create the account {0}', name).trim(),
      changes: [{ path: 'roles', to: role }],
      ...(obstacle !== undefined && { obstacle }),
    };
  },
  run: async ({ session, list }, { name = '', role = '', password = '' }) => {
    const client = await session.client('registry');
    await client.call(create, { body: { name, password, roles: [role] } });
    const created = (await list(accounts, {})).some((account) => account.name === name);
    return created ? done(l10n.t('{0} is created.', name)) : failed(l10n.t('The server does not list it.'));
  },
};

/** Source: Registry API §6. */
const changeAccount: AccountAction = {
  kind: accounts,
  on: 'item',
  effect: 'change',
  operations: [updateAccount],
  isOffered: ({ name }) => name !== builtIn,
  questions: async ({ subject, list }) => {
    const known = (await list(roles, {})).map(({ name }) => name);
    const check = (text: string) => problemWithRoles(readRoles(text), known);
    return [
      {
        name: 'roles',
        title: l10n.t('Roles of {0}', subject.name),
        prompt: l10n.t('Names of roles, with commas between them: {0}', known.join(', ')),
        initial: (subject.roles ?? []).join(', '),
        check,
      },
      choiceQuestion(accountStatus, {
        name: 'status',
        title: l10n.t('State of {0}', subject.name),
        initial: subject.status ?? 'active',
      }),
    ];
  },
  plan: ({ subject }, { roles: text = '', status = '' }) => {
    const changes = [
      { path: 'roles', from: (subject.roles ?? []).join(', '), to: readRoles(text).join(', ') },
      { path: 'status', from: subject.status ?? 'active', to: status },
    ].filter(({ from, to }) => from !== to);
    return {
      summary: l10n.t('Change the account {0}', subject.name),
      changes,
      ...(status === 'inactive' && {
        notes: [l10n.t('Services that sign in with it are refused from now on.')],
      }),
      ...(changes.length === 0 && { obstacle: l10n.t('Nothing would change.') }),
    };
  },
  run: async ({ session, scope, subject: { name } }, { roles: text = '', status = '' }, { signal }) => {
    const client = await session.client('registry');
    const wanted = readRoles(text);
    const state = status === 'inactive' ? 'inactive' : 'active';
    await client.call(updateAccount, { name, body: { roles: wanted, status: state } });
    const after = await accounts.read(session, scope, name, signal);
    return after?.roles?.join() === wanted.join() && (after.status ?? 'active') === state
      ? done(l10n.t('{0} is changed.', name))
      : failed(l10n.t('The server kept the former roles or state.'));
  },
};

/** Administrators need no current password for accounts of others. Source: Registry API §6. */
const changeAccountPassword: AccountAction = {
  kind: accounts,
  on: 'item',
  effect: 'change',
  questions: ({ subject: { name } }) => [
    {
      name: 'currentPassword',
      title: l10n.t('Current password of {0}', name),
      prompt: l10n.t('Needed for your own account; leave it empty for the account of somebody else'),
      secret: true,
    },
    ...passwordQuestions(() => name),
  ],
  plan: ({ subject: { name } }, answers) => {
    const obstacle = passwordProblem(name, answers);
    return {
      summary: l10n.t('Change the password of {0}', name),
      changes: [{ path: 'password' }],
      notes: [
        l10n.t(
          'Whoever signs in as {0} needs the new password, this connection too: sign in again then.',
          name,
        ),
      ],
      ...(obstacle !== undefined && { obstacle }),
    };
  },
  run: async ({ session, subject: { name } }, { currentPassword = '', password = '' }) => {
    const client = await session.client('registry');
    const body = { password, ...(currentPassword !== '' && { currentPassword }) };
    await client.call(changePassword, { name, body });
    return done(l10n.t('The password of {0} is changed.', name));
  },
};

/** Source: Registry API §6. */
const deleteAccount: AccountAction = {
  kind: accounts,
  on: 'item',
  effect: 'remove',
  operations: [remove],
  isOffered: ({ name }) => name !== builtIn,
  plan: ({ subject }) => ({
    summary: l10n.t('Delete the account {0}', subject.name),
    notes: [l10n.t('Services that sign in with it are refused from now on.')],
  }),
  run: async ({ session, subject: { name }, list }) => {
    const client = await session.client('registry');
    await client.call(remove, { name });
    const left = (await list(accounts, {})).some((account) => account.name === name);
    return left ? failed(l10n.t('The server still has it.')) : done(l10n.t('{0} is deleted.', name));
  },
};

/** Actions on accounts. */
export const accountActions = { createAccount, changeAccount, changeAccountPassword, deleteAccount };

function readRoles(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

function problemWithRoles(names: readonly string[], known: readonly string[]): string | undefined {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return l10n.t('There is no role {0}.', unknown);
  return fieldProblem(accountRoles, names);
}

/** Why an account can't be created beside these. A registry with sign-in has at least one. */
function obstacleTo(existing: readonly EngineAccount[], answers: Answers): string | undefined {
  const { name = '' } = answers;
  if (existing.length === 0) return l10n.t('This registry has no accounts: its sign-in is off.');
  return existing.some((account) => account.name === name)
    ? l10n.t('An account with this name exists.')
    : passwordProblem(name, answers);
}

/** The new password twice; what is wrong with it is said while it is typed. @param nameOf The account of these answers. */
function passwordQuestions(nameOf: (given: Answers) => string): ActionQuestion[] {
  return [
    textQuestion(newPassword, {
      name: 'password',
      title: l10n.t('New password'),
      secret: true,
      next: (given) => [
        {
          name: 'repeated',
          title: l10n.t('New password once more'),
          secret: true,
          check: (repeated) => passwordProblem(nameOf(given), { ...given, repeated }),
        },
      ],
    }),
  ];
}

/** Why the server, or the person who typed it, would not want the password. */
function passwordProblem(name: string, { password = '', repeated = '' }: Answers): string | undefined {
  if (password !== repeated) return l10n.t('The passwords differ.');
  const reversed = [...name].reverse().join('');
  return password === name || password === reversed
    ? l10n.t('The password must not be the name, forwards or backwards.')
    : undefined;
}
