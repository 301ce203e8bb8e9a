import type { ActionRow } from './action-row';

/** Actions on microservices, what is registered with them, and their instances. */
export const registryActionRows = {
  createMicroservice: { icon: 'add', groups: ['4_change@2'] },
  deleteMicroservice: { icon: 'trash', groups: ['7_delete@1'], many: true },
  setServiceProperty: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  removeServiceProperty: { icon: 'trash', groups: ['7_delete@1'] },
  setServiceTag: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  changeServiceTag: { icon: 'edit', groups: ['inline@1', '4_change@1'] },
  removeServiceTag: { icon: 'trash', groups: ['7_delete@1'] },
  uploadSchema: { icon: 'cloud-upload', groups: ['inline@1', '4_change@1'] },
  replaceSchema: { icon: 'cloud-upload', groups: ['inline@1', '4_change@1'] },
  addProvider: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  removeProvider: { icon: 'trash', groups: ['7_delete@1'] },
  registerInstance: { icon: 'add', groups: ['inline@1', '4_change@1'] },
  sendHeartbeats: { icon: 'heart', groups: ['3_run@1'] },
  deleteSchema: { icon: 'trash', groups: ['7_delete@1'] },
  setInstanceStatus: { icon: 'circle-slash', groups: ['inline@1', '3_run@1'], many: true },
  setMatchingStatus: { icon: 'circle-slash', groups: ['3_run@3'] },
  sendHeartbeat: { icon: 'heart', groups: ['3_run@2'] },
  setInstanceProperty: { icon: 'symbol-property', groups: ['4_change@1'] },
  removeInstanceProperty: { icon: 'symbol-property', groups: ['4_change@2'] },
  deregisterInstance: { icon: 'trash', groups: ['7_delete@1'] },
} as const satisfies Readonly<Record<string, ActionRow>>;
