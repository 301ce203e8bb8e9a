import { changing, deleting, type ActionRow } from './action-row';

/** Actions on configuration items. */
export const kieActionRows = {
  createKieItem: { icon: 'add', groups: ['inline@1', '3_items@1'] },
  editKieItem: { icon: 'edit', groups: changing },
  copyKieItem: { icon: 'files', groups: ['4_change@2'] },
  restoreKieRevision: {
    icon: 'discard',
    groups: changing,
  },
  enableKieItem: { icon: 'circle-large', groups: ['3_items@2'], many: true },
  disableKieItem: { icon: 'circle-slash', groups: ['3_items@2'], many: true },
  deleteKieItem: { icon: 'trash', groups: deleting, many: true },
} as const satisfies Readonly<Record<string, ActionRow>>;
