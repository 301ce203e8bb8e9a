import type { ActionRow } from './action-row';

/** Actions on engines, their governance, their namespaces and their settings. */
export const cseActionRows = {
  createEngine: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  retryEngineJob: { icon: 'debug-rerun', groups: ['inline@1', '3_run@1'] },
  upgradeEngine: { icon: 'arrow-circle-up', groups: ['3_run@2'] },
  describeEngine: { icon: 'edit', groups: ['4_change@1'] },
  resizeEngine: { icon: 'arrow-both', groups: ['4_change@2'] },
  changeEngineAuthentication: { icon: 'shield', groups: ['4_change@3'] },
  deleteEngine: { icon: 'trash', groups: ['7_delete@1'] },
  enablePolicy: { icon: 'circle-large', groups: ['inline@1', '3_run@1'], many: true },
  disablePolicy: { icon: 'circle-slash', groups: ['inline@1', '3_run@1'], many: true },
  deletePolicy: { icon: 'trash', groups: ['7_delete@1'], many: true },
  deleteMatchGroup: { icon: 'trash', groups: ['7_delete@1'] },
  changeRouteWeights: { icon: 'settings', groups: ['inline@1', '4_change@1'] },
  deleteRouteRules: { icon: 'trash', groups: ['7_delete@1'] },
  createNamespace: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  changeNamespace: { icon: 'edit', groups: ['4_change@1'] },
  deleteNamespace: { icon: 'trash', groups: ['7_delete@1'] },
  deleteSettings: {
    icon: 'trash',
    groups: ['7_delete@1'],
  },
} as const satisfies Readonly<Record<string, ActionRow>>;
