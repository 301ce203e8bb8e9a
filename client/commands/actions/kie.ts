import type { ActionRow } from './action-row';

const load = async () => (await import('../../../resources/actions')).kieItemActions;

/** Actions on configuration items. */
export const kieActionRows = {
  createKieItem: {
    icon: 'add',
    groups: ['inline@1', '3_items@1'],
    load: async () => (await load()).createKieItem,
  },
  editKieItem: {
    icon: 'edit',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await load()).editKieItem,
  },
  copyKieItem: { icon: 'files', groups: ['4_change@2'], load: async () => (await load()).copyKieItem },
  restoreKieRevision: {
    icon: 'discard',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await import('../../../resources/actions')).kieRevisionActions.restoreKieRevision,
  },
  enableKieItem: {
    icon: 'circle-large',
    groups: ['3_items@2'],
    load: async () => (await load()).enableKieItem,
  },
  disableKieItem: {
    icon: 'circle-slash',
    groups: ['3_items@2'],
    load: async () => (await load()).disableKieItem,
  },
  deleteKieItem: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await load()).deleteKieItem },
} as const satisfies Readonly<Record<string, ActionRow>>;
