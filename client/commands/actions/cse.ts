import type { ActionRow } from './action-row';

const engine = async () => (await import('../../../resources/actions')).engineActions;
const policy = async () => (await import('../../../resources/actions')).policyActions;
const route = async () => (await import('../../../resources/actions')).routeRuleActions;
const namespace = async () => (await import('../../../resources/actions')).namespaceActions;

/** Actions on engines, their governance, their namespaces and their settings. */
export const cseActionRows = {
  createEngine: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await engine()).createEngine,
  },
  retryEngineJob: {
    icon: 'debug-rerun',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await engine()).retryEngineJob,
  },
  upgradeEngine: {
    icon: 'arrow-circle-up',
    groups: ['3_run@2'],
    load: async () => (await engine()).upgradeEngine,
  },
  describeEngine: { icon: 'edit', groups: ['4_change@1'], load: async () => (await engine()).describeEngine },
  resizeEngine: {
    icon: 'arrow-both',
    groups: ['4_change@2'],
    load: async () => (await engine()).resizeEngine,
  },
  changeEngineAuthentication: {
    icon: 'shield',
    groups: ['4_change@3'],
    load: async () => (await engine()).changeEngineAuthentication,
  },
  deleteEngine: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await engine()).deleteEngine },
  enablePolicy: {
    icon: 'circle-large',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await policy()).enablePolicy,
  },
  disablePolicy: {
    icon: 'circle-slash',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await policy()).disablePolicy,
  },
  deletePolicy: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await policy()).deletePolicy },
  deleteMatchGroup: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await policy()).deleteMatchGroup,
  },
  changeRouteWeights: {
    icon: 'settings',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await route()).changeRouteWeights,
  },
  deleteRouteRules: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await route()).deleteRouteRules,
  },
  createNamespace: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await namespace()).createNamespace,
  },
  changeNamespace: {
    icon: 'edit',
    groups: ['4_change@1'],
    load: async () => (await namespace()).changeNamespace,
  },
  deleteNamespace: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await namespace()).deleteNamespace,
  },
  deleteSettings: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await import('../../../resources/actions')).settingsActions.deleteSettings,
  },
} as const satisfies Readonly<Record<string, ActionRow>>;
