import type { ActionRow } from './action-row';

const account = async () => (await import('../../../resources/actions')).accountActions;
const role = async () => (await import('../../../resources/actions')).roleActions;

/** Actions on the accounts and roles of a registry. */
export const accountActionRows = {
  createAccount: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await account()).createAccount,
  },
  changeAccountPassword: {
    icon: 'key',
    groups: ['4_change@1'],
    load: async () => (await account()).changeAccountPassword,
  },
  changeAccount: {
    icon: 'edit',
    groups: ['4_change@2'],
    load: async () => (await account()).changeAccount,
  },
  deleteAccount: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await account()).deleteAccount },
  createRole: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await role()).createRole,
  },
  addPermission: {
    icon: 'shield',
    groups: ['4_change@1'],
    load: async () => (await role()).addPermission,
  },
  removePermission: {
    icon: 'shield',
    groups: ['4_change@2'],
    load: async () => (await role()).removePermission,
  },
  deleteRole: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await role()).deleteRole },
} as const satisfies Readonly<Record<string, ActionRow>>;
