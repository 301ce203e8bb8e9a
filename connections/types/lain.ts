import * as l10n from '@vscode/l10n';
import { noCredentials } from '../../api/auth/credentials';
import { lainToken } from '../../api/auth/lain-token';
import { LainConnection } from '../connection';
import type { ConnectionType } from '../connection-type';
import { addressField, authenticationField } from '../fields';

/** A LAIN cluster. */
export const lainType: ConnectionType<LainConnection> = {
  id: 'lain',
  schema: LainConnection,
  icon: 'server-environment',
  label: () => l10n.t('LAIN console'),
  description: () => l10n.t('Apps described by lain.yaml'),
  fields: [
    addressField('console', {
      prompt: () => l10n.t('Address of the LAIN console, without /api/v1'),
      initial: 'http://console.',
    }),
    authenticationField(() => [
      { value: 'token', label: l10n.t('SSO access token') },
      { value: 'none', label: l10n.t('No sign-in') },
    ]),
  ],
  signIn: ({ authentication }) => ({
    parts:
      authentication === 'none'
        ? []
        : [
            {
              part: 'token',
              hidden: true,
              label: () => l10n.t('SSO access token; it is kept in the secret storage.'),
            },
          ],
  }),
  addresses: (connection) => ({ lain: consoleAddress(connection) }),
  address: consoleAddress,
  credentials: (_, { secret: { token } }) => (token ? lainToken({ accessToken: token }) : noCredentials()),
};

/** Removes a trailing /api/v1, which addresses copied from the browser may have. */
function consoleAddress({ console }: LainConnection): string {
  return console.replace(/\/api\/v1\/*$/, '');
}
