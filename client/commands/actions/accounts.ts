import type { ActionRow } from './action-row';

/** Actions on the accounts and roles of a registry. */
export const accountActionRows = {
  createAccount: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  changeAccountPassword: { icon: 'key', groups: ['4_change@1'] },
  changeAccount: { icon: 'edit', groups: ['4_change@2'] },
  deleteAccount: { icon: 'trash', groups: ['7_delete@1'] },
  createRole: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  addPermission: { icon: 'shield', groups: ['4_change@1'] },
  removePermission: { icon: 'shield', groups: ['4_change@2'] },
  deleteRole: { icon: 'trash', groups: ['7_delete@1'] },
} as const satisfies Readonly<Record<string, ActionRow>>;
