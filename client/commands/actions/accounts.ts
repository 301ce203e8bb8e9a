import { changing, deleting, type ActionRow } from './action-row';

/** Actions on the accounts and roles of a registry. */
export const accountActionRows = {
  createAccount: { icon: 'add', groups: changing },
  changeAccountPassword: { icon: 'key', groups: ['4_change@1'] },
  changeAccount: { icon: 'edit', groups: ['4_change@2'] },
  deleteAccount: { icon: 'trash', groups: deleting },
  createRole: { icon: 'add', groups: changing },
  addPermission: { icon: 'shield', groups: ['4_change@1'] },
  removePermission: { icon: 'shield', groups: ['4_change@2'] },
  deleteRole: { icon: 'trash', groups: deleting },
} as const satisfies Readonly<Record<string, ActionRow>>;
