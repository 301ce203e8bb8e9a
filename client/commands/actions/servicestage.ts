import type { ActionRow } from './action-row';

const load = async () => (await import('../../../resources/actions')).componentInstanceActions;
const loadNewInstances = async () => (await import('../../../resources/actions')).newInstanceActions;
const loadApplications = async () => (await import('../../../resources/actions')).applicationActions;
const loadVariables = async () => (await import('../../../resources/actions')).variableActions;
const loadEnvironments = async () => (await import('../../../resources/actions')).environmentActions;
const loadAuthorizations = async () => (await import('../../../resources/actions')).gitAuthorizationActions;
const loadContents = async () => (await import('../../../resources/actions')).gitContentActions;
const loadRepositories = async () => (await import('../../../resources/actions')).gitRepositoryActions;

/** Actions on what ServiceStage runs. */
export const servicestageActionRows = {
  createComponentInstance: {
    icon: 'cloud-upload',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await loadNewInstances()).createComponentInstance,
  },
  startComponentInstance: {
    icon: 'play',
    groups: ['inline@1', '3_run@1'],
    load: async () => (await load()).startComponentInstance,
  },
  restartComponentInstance: {
    icon: 'debug-restart',
    groups: ['inline@1', '3_run@2'],
    load: async () => (await load()).restartComponentInstance,
  },
  stopComponentInstance: {
    icon: 'debug-stop',
    groups: ['3_run@3'],
    load: async () => (await load()).stopComponentInstance,
  },
  scaleComponentInstance: {
    icon: 'layers',
    groups: ['inline@2', '4_change@1'],
    load: async () => (await load()).scaleComponentInstance,
  },
  upgradeComponentInstance: {
    icon: 'arrow-up',
    groups: ['4_change@2'],
    load: async () => (await load()).upgradeComponentInstance,
  },
  rollBackComponentInstance: {
    icon: 'history',
    groups: ['4_change@3'],
    load: async () => (await load()).rollBackComponentInstance,
  },
  deleteComponentInstance: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await load()).deleteComponentInstance,
  },
  createApplication: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadApplications()).createApplication,
  },
  changeApplication: {
    icon: 'edit',
    groups: ['4_change@2'],
    load: async () => (await loadApplications()).changeApplication,
  },
  createComponent: {
    icon: 'add',
    groups: ['4_change@1'],
    load: async () => (await loadApplications()).createComponent,
  },
  changeComponent: {
    icon: 'edit',
    groups: ['4_change@1'],
    load: async () => (await loadApplications()).changeComponent,
  },
  deleteApplication: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadApplications()).deleteApplication,
  },
  deleteComponent: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadApplications()).deleteComponent,
  },
  addVariable: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadVariables()).addVariable,
  },
  changeVariable: {
    icon: 'edit',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadVariables()).changeVariable,
  },
  removeVariable: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadVariables()).removeVariable,
  },
  createEnvironment: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadEnvironments()).createEnvironment,
  },
  changeEnvironment: {
    icon: 'edit',
    groups: ['4_change@2'],
    load: async () => (await loadEnvironments()).changeEnvironment,
  },
  deleteEnvironment: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadEnvironments()).deleteEnvironment,
  },
  addEnvironmentResource: {
    icon: 'add',
    groups: ['4_change@1'],
    load: async () => (await loadEnvironments()).addEnvironmentResource,
  },
  removeEnvironmentResource: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadEnvironments()).removeEnvironmentResource,
  },
  createGitTokenAuthorization: {
    icon: 'key',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadAuthorizations()).createGitTokenAuthorization,
  },
  createGitPasswordAuthorization: {
    icon: 'account',
    groups: ['4_change@2'],
    load: async () => (await loadAuthorizations()).createGitPasswordAuthorization,
  },
  deleteGitAuthorization: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadAuthorizations()).deleteGitAuthorization,
  },
  createGitProject: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadContents()).createGitProject,
  },
  addGitFile: {
    icon: 'new-file',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadContents()).addGitFile,
  },
  createGitTag: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadRepositories()).createGitTag,
  },
  deleteGitTag: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadRepositories()).deleteGitTag,
  },
  createGitHook: {
    icon: 'add',
    groups: ['inline@1', '4_change@1'],
    load: async () => (await loadRepositories()).createGitHook,
  },
  deleteGitHook: {
    icon: 'trash',
    groups: ['7_delete@1'],
    load: async () => (await loadRepositories()).deleteGitHook,
  },
} as const satisfies Readonly<Record<string, ActionRow>>;
