import type { RunningSandbox } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { configure, connect } from './connect';
import { activateExtension } from './editor';
import { itActs, type Scene } from './scenes';

const accounts = ['guarded', 'Accounts'];
const roles = [...accounts, 'Roles'];
const auditor = [...roles, 'auditor'];
const mei = [...accounts, 'mei'];

const scenes: readonly Scene[] = [
  {
    command: 'createRole',
    row: roles,
    ask: { 'Name of the role': 'auditor' },
    choose: { 'is for': 'service', allows: 'Read' },
    question: /^Create the role auditor\?\n• service: get/,
    message: /^auditor is created\.$/,
  },
  {
    command: 'createAccount',
    row: accounts,
    ask: { 'Name of the account': 'mei', 'New password': 'Trial-Horse-9' },
    choose: { 'Role of the account': 'auditor' },
    question: /^Create the account mei\?\n• roles: auditor/,
    message: /^mei is created\.$/,
  },
  {
    command: 'addPermission',
    row: auditor,
    choose: { 'is for': 'config', allows: 'Everything' },
    question: /^Let the role auditor do more\?\n• config: \*\n[^]*Accounts that have this role: mei\./,
    message: /^The role auditor is changed\.$/,
  },
  {
    command: 'removePermission',
    row: auditor,
    choose: {
      'is not to allow any more': 'get: service',
      'Let the role auditor do less?': 'Remove Permission from Role',
    },
    question: /^Let the role auditor do less\?/,
    message: /^The role auditor is changed\.$/,
  },
  {
    command: 'changeAccount',
    row: mei,
    ask: { 'Roles of mei': 'developer' },
    choose: { 'State of mei': 'inactive' },
    question: /^Change the account mei\?\n• roles: auditor → developer\n• status: active → inactive/,
    message: /^mei is changed\.$/,
  },
  {
    command: 'changeAccountPassword',
    row: mei,
    ask: { 'Current password of mei': '', 'New password': 'Battery-Staple-7' },
    question: /^Change the password of mei\?/,
    message: /^The password of mei is changed\.$/,
  },
  {
    command: 'deleteAccount',
    row: mei,
    choose: { 'Delete the account mei?': 'Delete Account' },
    question: /^Delete the account mei\?/,
    message: /^mei is deleted\.$/,
  },
  {
    command: 'deleteRole',
    row: auditor,
    choose: { 'Delete the role auditor?': 'Delete Role' },
    question: /^Delete the role auditor\?/,
    message: /^auditor is deleted\.$/,
  },
];

/** The sandbox that all suites share has no sign-in. */
describe('actions on the accounts and roles of a registry', () => {
  let sandbox: RunningSandbox;

  before(async () => {
    sandbox = await startSandbox({ registryAuthentication: 'rbac' });
    const api = await activateExtension();
    const { registry, credentials } = sandbox.ready;
    const engine = await connect(api, { type: 'engine', name: 'guarded', registry });
    if (credentials.registry.authentication !== 'rbac') throw new Error('The registry has no sign-in.');
    const { name, password } = credentials.registry;
    await api.services.secrets.set(engine, { user: name, password });
  });
  after(async () => {
    await configure(undefined);
    await sandbox.close();
  });

  itActs(scenes);
});
