import { changing, deleting, type ActionRow } from './action-row';

/** Actions on microservices, what is registered with them, and their instances. */
export const registryActionRows = {
  createMicroservice: { icon: 'add', groups: ['4_change@2'] },
  deleteMicroservice: { icon: 'trash', groups: deleting, many: true },
  setServiceProperty: { icon: 'add', groups: changing },
  removeServiceProperty: { icon: 'trash', groups: deleting },
  setServiceTag: { icon: 'add', groups: changing },
  changeServiceTag: { icon: 'edit', groups: changing },
  removeServiceTag: { icon: 'trash', groups: deleting },
  uploadSchema: { icon: 'cloud-upload', groups: changing },
  replaceSchema: { icon: 'cloud-upload', groups: changing },
  addProvider: { icon: 'add', groups: changing },
  removeProvider: { icon: 'trash', groups: deleting },
  registerInstance: { icon: 'add', groups: changing },
  sendHeartbeats: { icon: 'heart', groups: ['3_run@1'] },
  deleteSchema: { icon: 'trash', groups: deleting },
  setInstanceStatus: { icon: 'circle-slash', groups: ['inline@1', '3_run@1'], many: true },
  setMatchingStatus: { icon: 'circle-slash', groups: ['3_run@3'] },
  sendHeartbeat: { icon: 'heart', groups: ['3_run@2'] },
  setInstanceProperty: { icon: 'symbol-property', groups: ['4_change@1'] },
  removeInstanceProperty: { icon: 'symbol-property', groups: ['4_change@2'] },
  deregisterInstance: { icon: 'trash', groups: deleting },
} as const satisfies Readonly<Record<string, ActionRow>>;
