import { changing, deleting, type ActionRow } from './action-row';

/** Actions on engines, their governance, their namespaces and their settings. */
export const cseActionRows = {
  createEngine: { icon: 'add', groups: changing },
  retryEngineJob: { icon: 'debug-rerun', groups: ['inline@1', '3_run@1'] },
  upgradeEngine: { icon: 'arrow-circle-up', groups: ['3_run@2'] },
  describeEngine: { icon: 'edit', groups: ['4_change@1'] },
  resizeEngine: { icon: 'arrow-both', groups: ['4_change@2'] },
  changeEngineAuthentication: { icon: 'shield', groups: ['4_change@3'] },
  deleteEngine: { icon: 'trash', groups: deleting },
  enablePolicy: { icon: 'circle-large', groups: ['inline@1', '3_run@1'], many: true },
  disablePolicy: { icon: 'circle-slash', groups: ['inline@1', '3_run@1'], many: true },
  deletePolicy: { icon: 'trash', groups: deleting, many: true },
  deleteMatchGroup: { icon: 'trash', groups: deleting },
  changeRouteWeights: { icon: 'settings', groups: changing },
  nextLaunchStage: { icon: 'debug-step-over', groups: ['inline@1', '3_run@1'] },
  backFromLaunch: { icon: 'discard', groups: ['inline@2', '3_run@2'] },
  finishLaunch: { icon: 'pass', groups: ['inline@1', '3_run@3'] },
  deleteRouteRules: { icon: 'trash', groups: deleting },
  createNamespace: { icon: 'add', groups: changing },
  changeNamespace: { icon: 'edit', groups: ['4_change@1'] },
  deleteNamespace: { icon: 'trash', groups: deleting },
  deleteSettings: {
    icon: 'trash',
    groups: deleting,
  },
} as const satisfies Readonly<Record<string, ActionRow>>;
