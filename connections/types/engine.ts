import * as l10n from '@vscode/l10n';
import { EngineConnection } from '../connection';
import type { ConnectionType } from '../connection-type';
import { addressField, authenticationField } from '../fields';
import { engineAccount, signInParts } from '../sign-in';

/** A ServiceComb engine: a service center, with its kie. */
export const engineType: ConnectionType<EngineConnection> = {
  id: 'engine',
  schema: EngineConnection,
  icon: 'server-process',
  label: () => l10n.t('ServiceComb engine'),
  description: () => l10n.t('A service center, in the cloud or on this machine'),
  fields: [
    addressField('registry', {
      prompt: () => l10n.t('Address of the service center'),
      initial: 'http://127.0.0.1:30100',
    }),
    addressField('kie', {
      label: () => l10n.t('Address of kie'),
      prompt: () => l10n.t('Address of kie; leave empty if there is none'),
      optional: true,
    }),
    authenticationField(() => [
      { value: 'none', label: l10n.t('No sign-in') },
      { value: 'rbac', label: l10n.t('Name and password of the engine') },
    ]),
  ],
  signIn: ({ authentication }) => ({
    parts: authentication === 'none' ? [] : [signInParts.user, signInParts.password],
    instead: 'token',
  }),
  addresses: ({ registry, kie }) => ({ registry, ...(kie !== undefined && { kie }) }),
  address: ({ registry }) => registry,
  project: ({ project = 'default' }) => project,
  credentials: (_, context) => engineAccount(context, context.secret),
};
