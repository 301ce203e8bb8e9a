import type { ActionRow } from './action-row';

const apps = async () => (await import('../../../resources/actions')).appActions;
const versions = async () => (await import('../../../resources/actions')).versionActions;
const procs = async () => (await import('../../../resources/actions')).procActions;
const pods = async () => (await import('../../../resources/actions')).podActions;
const people = async () => (await import('../../../resources/actions')).maintainerActions;

/** Actions on LAIN apps, their procs and instances, and the people who maintain them. */
export const lainActionRows = {
  registerApp: {
    icon: 'add',
    groups: ['4_change@1'],
    load: async () => (await apps()).registerApp,
  },
  undeployApp: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await apps()).undeployApp },
  deployApp: { icon: 'cloud-upload', groups: ['3_run@1'], load: async () => (await versions()).deployApp },
  upgradeApp: { icon: 'arrow-up', groups: ['3_run@2'], load: async () => (await versions()).upgradeApp },
  scaleProc: {
    icon: 'versions',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await procs()).scaleProc,
  },
  restartProc: {
    icon: 'debug-restart',
    groups: ['inline@2', '3_run@2'],
    load: async () => (await procs()).restartProc,
  },
  stopProc: { icon: 'debug-stop', groups: ['3_run@3'], load: async () => (await procs()).stopProc },
  startProc: { icon: 'play', groups: ['3_run@4'], load: async () => (await procs()).startProc },
  deployProc: {
    icon: 'cloud-upload',
    groups: ['inline@1', '3_run@5'],
    load: async () => (await procs()).deployProc,
  },
  resizeProc: { icon: 'dashboard', groups: ['4_change@1'], load: async () => (await procs()).resizeProc },
  deleteProc: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await procs()).deleteProc },
  restartPod: {
    icon: 'debug-restart',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await pods()).restartPod,
  },
  stopPod: { icon: 'debug-stop', groups: ['3_run@2'], load: async () => (await pods()).stopPod },
  startPod: { icon: 'play', groups: ['inline@2', '3_run@3'], load: async () => (await pods()).startPod },
  addMaintainer: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await people()).addMaintainer,
  },
  changeMaintainerRole: {
    icon: 'edit',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await people()).changeMaintainerRole,
  },
  removeMaintainer: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await people()).removeMaintainer,
  },
} as const satisfies Readonly<Record<string, ActionRow>>;
