import * as l10n from '@vscode/l10n';
import type {
  Application,
  Component,
  ComponentInstance,
  Environment,
} from '../../api/catalogue/servicestage/shapes';
import type { Everything } from '../resource-kind';
import {
  applications,
  variableSets,
  type ApplicationScope,
  type Variable,
  type VariableSet,
} from '../servicestage/applications';
import { components } from '../servicestage/components';
import { environments } from '../servicestage/environments';
import { componentInstances, type ComponentScope } from '../servicestage/instances';
import { writeVariables } from '../servicestage/variable-actions';
import { isSecretName } from '../shown-value';
import { applyAction } from './document-kind';
import { manifestDocument, nameIn } from './manifest-document';
import { readPart, textChanges } from './text-changes';
import { readTexts } from './yaml-text';

const servicestage = { apiVersion: 'servicestage/v2', ending: 'servicestage.yaml' } as const;
const ofProject = { depth: 0, idsOf: () => [], scopeOf: () => ({}) } as const;
const ofApplication = {
  depth: 1,
  idsOf: ({ applicationId }: ApplicationScope) => [applicationId],
  scopeOf: ([applicationId = '']: readonly string[]) => ({ applicationId }),
};

/** Environments, applications, components and instances of ServiceStage as manifests of their kinds. */
export const environmentDocument = manifestDocument<Everything, Environment>({
  ...servicestage,
  ...ofProject,
  kind: 'Environment',
  resources: environments,
  title: () => l10n.t('Environment'),
  fileName: ({ name }) => name,
  metadata: ({ subject: { name } }) => ({ name }),
});

export const applicationDocument = manifestDocument<Everything, Application>({
  ...servicestage,
  ...ofProject,
  kind: 'Application',
  resources: applications,
  title: () => l10n.t('Application'),
  fileName: ({ name }) => name,
  metadata: ({ subject: { name } }) => ({ name }),
});

export const componentDocument = manifestDocument<ApplicationScope, Component>({
  ...servicestage,
  ...ofApplication,
  kind: 'Component',
  resources: components,
  title: () => l10n.t('Component'),
  fileName: ({ name }) => name,
  metadata: async ({ subject, scope, list }) => ({
    name: subject.name,
    application: nameIn(await list(applications, {}), scope.applicationId),
  }),
});

export const instanceDocument = manifestDocument<ComponentScope, ComponentInstance>({
  ...servicestage,
  kind: 'Instance',
  resources: componentInstances,
  title: () => l10n.t('Instance of a component'),
  depth: 2,
  idsOf: ({ applicationId, componentId }) => [applicationId, componentId],
  scopeOf: ([applicationId = '', componentId = '']) => ({ applicationId, componentId }),
  fileName: ({ name }) => name,
  metadata: ({ scope, subject }) => ({
    name: subject.name,
    application: subject.application_name ?? scope.applicationId,
    component: subject.component_name ?? scope.componentId,
    environment: subject.environment_name ?? subject.environment_id ?? '',
  }),
  spec: ({ subject: { status_detail } }) => ({ replica: status_detail?.replica }),
});

/** Where the variables are in a manifest. */
const pathOfVariables = ['spec', 'configuration', 'env'];

const variablesReading = manifestDocument<ApplicationScope, VariableSet>({
  ...servicestage,
  ...ofApplication,
  kind: 'ApplicationConfiguration',
  resources: variableSets,
  title: () => l10n.t('Variables of an application'),
  fileName: ({ environment }) => environment,
  metadata: async ({ subject: { environment }, scope, list }) => ({
    application: nameIn(await list(applications, {}), scope.applicationId),
    environment,
  }),
  spec: ({ subject: { variables } }) => ({ configuration: { env: variables } }),
  readOnlyReason: ({ variables }) =>
    variables.some(({ name }) => isSecretName(name))
      ? l10n.t('A name suggests a secret, and drafts are files: change single variables below its row.')
      : undefined,
});

/** The variables that the components of an application share in an environment; they are written as a whole. */
export const variablesDocument: typeof variablesReading = {
  ...variablesReading,
  apply: applyAction(variablesReading, {
    plan: async (place, text) => {
      const summary = l10n.t('Change the variables for {0}', place.subject.environment);
      const read = readPart(await variablesReading.text(place), text, pathOfVariables);
      if ('obstacle' in read) return { summary, ...read };
      const notes = [l10n.t('Components see it with their next deployment.')];
      return { summary, notes, ...textChanges(textsOf(place.subject.variables), read.texts) };
    },
    run: async ({ session, scope, subject: { environmentId, environment } }, text, run) => {
      const read = readTexts(text, pathOfVariables);
      if ('obstacle' in read) return { state: 'failed', message: read.obstacle };
      const wanted = Object.entries(read.texts).map(([name, value]) => ({ name, value }));
      const place = { session, scope: { ...scope, environmentId } };
      return writeVariables(
        place,
        () => wanted,
        run,
        l10n.t('The variables for {0} are changed.', environment),
      );
    },
  }),
};

function textsOf(variables: readonly Variable[]): Readonly<Record<string, string>> {
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}
