import type { ActionRow } from './action-row';

const services = async () => (await import('../../../resources/actions')).microserviceActions;
const texts = async () => (await import('../../../resources/actions')).serviceTextActions;
const schemas = async () => (await import('../../../resources/actions')).schemaActions;
const dependencies = async () => (await import('../../../resources/actions')).dependencyActions;
const instanceLists = async () => (await import('../../../resources/actions')).instanceListActions;
const instances = async () => (await import('../../../resources/actions')).instanceActions;

/** Actions on microservices, what is registered with them, and their instances. */
export const registryActionRows = {
  createMicroservice: {
    icon: 'add',
    groups: ['4_change@2'],
    load: async () => (await services()).createMicroservice,
  },
  deleteMicroservice: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await services()).deleteMicroservice,
  },
  setServiceProperty: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await texts()).setServiceProperty,
  },
  removeServiceProperty: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await texts()).removeServiceProperty,
  },
  setServiceTag: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await texts()).setServiceTag,
  },
  changeServiceTag: {
    icon: 'edit',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await texts()).changeServiceTag,
  },
  removeServiceTag: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await texts()).removeServiceTag,
  },
  uploadSchema: {
    icon: 'cloud-upload',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await schemas()).uploadSchema,
  },
  replaceSchema: {
    icon: 'cloud-upload',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await schemas()).replaceSchema,
  },
  addProvider: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await dependencies()).addProvider,
  },
  removeProvider: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await dependencies()).removeProvider,
  },
  registerInstance: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await instanceLists()).registerInstance,
  },
  sendHeartbeats: {
    icon: 'heart',
    groups: ['3_run@1'],
    load: async () => (await instanceLists()).sendHeartbeats,
  },
  deleteSchema: { icon: 'trash', groups: ['7_delete@1'], load: async () => (await schemas()).deleteSchema },
  setInstanceStatus: {
    icon: 'circle-slash',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await instances()).setInstanceStatus,
  },
  sendHeartbeat: {
    icon: 'heart',
    groups: ['3_run@2'],
    load: async () => (await instances()).sendHeartbeat,
  },
  setInstanceProperty: {
    icon: 'symbol-property',
    groups: ['4_change@1'],
    load: async () => (await instances()).setInstanceProperty,
  },
  removeInstanceProperty: {
    icon: 'symbol-property',
    groups: ['4_change@2'],
    load: async () => (await instances()).removeInstanceProperty,
  },
  deregisterInstance: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await instances()).deregisterInstance,
  },
} as const satisfies Readonly<Record<string, ActionRow>>;
