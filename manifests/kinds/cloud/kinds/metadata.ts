import * as l10n from '@vscode/l10n';
import * as Type from 'typebox';
import { appId, environment, serviceName, serviceVersion } from '../../../../api/catalogue/registry/fields';
import { nameOf, referenceTo } from '../../../../api/catalogue/servicestage/fields';
import type { MetadataKey } from './kind';

/** Keys of `metadata` that several kinds have. */

/** The name that a resource is renamed from. */
export function previousName(what: 'application' | 'component' | 'environment'): MetadataKey {
  return {
    key: 'previousName',
    summary: () =>
      l10n.t(
        'Its name so far, where `name` renames it; without it, a resource with the new name is created.',
      ),
    schema: nameOf(what),
    optional: true,
    identifies: false,
  };
}

export const applicationName: MetadataKey = {
  key: 'application',
  summary: () => l10n.t('Name of the application that it belongs to; its id, where several have the name.'),
  schema: referenceTo('application'),
  names: { kind: 'application', role: 'reference' },
};

export const componentName: MetadataKey = {
  key: 'component',
  summary: () => l10n.t('Name of the component that is deployed; its id, where several have the name.'),
  schema: referenceTo('component'),
  names: { kind: 'component', role: 'reference', scope: ['application'] },
};

export const environmentName: MetadataKey = {
  key: 'environment',
  summary: () => l10n.t('Name of the environment that it is for; its id, where several have the name.'),
  schema: referenceTo('environment'),
  names: { kind: 'environment', role: 'reference' },
};

export const engineName: MetadataKey = {
  key: 'engine',
  summary: () => l10n.t('Name of the engine that it belongs to; its id, where several have the name.'),
  schema: Type.String({ minLength: 1 }),
  names: { kind: 'engine', role: 'reference' },
};

export const microserviceName: MetadataKey = {
  key: 'microservice',
  summary: () => l10n.t('Name of the microservice that it belongs to.'),
  schema: serviceName,
  names: { kind: 'microservice', role: 'reference' },
};

/** The keys that distinguish microservices of one name. */
export const microserviceScope: readonly MetadataKey[] = [
  {
    key: 'environment',
    summary: () => l10n.t('Environment of the microservice, where several have its name.'),
    schema: environment,
    optional: true,
  },
  {
    key: 'application',
    summary: () => l10n.t('Application of the microservice, where several have its name.'),
    schema: appId,
    optional: true,
  },
  {
    key: 'version',
    summary: () => l10n.t('Version of the microservice, where there are several.'),
    schema: serviceVersion,
    optional: true,
  },
];
