import { changing, deleting, type ActionRow } from './action-row';

/** Actions on LAIN apps, their procs and instances, and the people who maintain them. */
export const lainActionRows = {
  registerApp: { icon: 'add', groups: ['4_change@1'] },
  undeployApp: { icon: 'trash', groups: deleting },
  deployApp: { icon: 'cloud-upload', groups: ['3_run@1'] },
  upgradeApp: { icon: 'arrow-up', groups: ['3_run@2'] },
  scaleProc: { icon: 'versions', groups: ['inline@1', '3_run@1'] },
  restartProc: { icon: 'debug-restart', groups: ['inline@2', '3_run@2'] },
  stopProc: { icon: 'debug-stop', groups: ['3_run@3'] },
  startProc: { icon: 'play', groups: ['3_run@4'] },
  deployProc: { icon: 'cloud-upload', groups: ['inline@1', '3_run@5'] },
  resizeProc: { icon: 'dashboard', groups: ['4_change@1'] },
  deleteProc: { icon: 'trash', groups: deleting },
  restartPod: { icon: 'debug-restart', groups: ['inline@1', '3_run@1'], many: true },
  stopPod: { icon: 'debug-stop', groups: ['3_run@2'], many: true },
  startPod: { icon: 'play', groups: ['inline@2', '3_run@3'], many: true },
  addMaintainer: { icon: 'add', groups: changing },
  changeMaintainerRole: { icon: 'edit', groups: changing },
  removeMaintainer: { icon: 'trash', groups: deleting },
} as const satisfies Readonly<Record<string, ActionRow>>;
