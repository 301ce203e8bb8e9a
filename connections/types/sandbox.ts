import * as l10n from '@vscode/l10n';
import { Value } from 'typebox/value';
import type { Credentials } from '../../api/auth/credentials';
import { noCredentials } from '../../api/auth/credentials';
import { lainToken } from '../../api/auth/lain-token';
import type { Service } from '../../api/catalogue/operation';
import { SandboxConnection } from '../connection';
import type { Addresses, ConnectionType, SignInContext } from '../connection-type';
import { readReadyLine } from '../ready-line';
import type { ReadyLine } from '../ready-line';
import { resolveConnection } from '../resolved-connection';
import type { ResolvedConnection } from '../resolved-connection';
import type { Secret } from '../secret';
import { engineAccount, iamUser, iamUserOfAccount } from '../sign-in';

type Context = SignInContext<SandboxConnection>;

/** A sandbox: all services on this machine. */
export const sandboxType: ConnectionType<SandboxConnection> = {
  id: 'sandbox',
  schema: SandboxConnection,
  icon: 'beaker',
  label: () => l10n.t('Sandbox'),
  description: () => l10n.t('A running sandbox, with all services on this machine'),
  fields: [
    {
      name: 'addresses',
      secret: 'line',
      label: () => l10n.t('Ready line of the sandbox'),
      prompt: () => l10n.t('The JSON line that "engine-room sandbox" printed when it was ready'),
      initial: () => '',
      check: (text) => (readReadyLine(text) ? undefined : notALine()),
      apply: (draft, text) => ({ ...draft, addresses: addressesIn(text), authentication: 'line' }),
    },
  ],
  signIn: () => ({
    parts: [
      {
        part: 'line',
        hidden: true,
        label: () => l10n.t('The JSON line that "engine-room sandbox" printed when it was ready'),
        check: (text) => (readReadyLine(text) ? undefined : notALine()),
      },
    ],
  }),
  addresses: addressesOf,
  address: ({ addresses }) => Object.values(addresses)[0] ?? '',
  projectId: (context) => Promise.resolve(credentialsIn(context).iam?.projectId),
  credentials: credentialsFor,
};

/** The connection and the secret of a running sandbox; undefined when the text is not a ready line. */
export function sandboxOf(
  line: string,
): { readonly target: ResolvedConnection<SandboxConnection>; readonly secret: Secret } | undefined {
  if (!readReadyLine(line)) return undefined;
  const connection: SandboxConnection = {
    type: 'sandbox',
    name: sandboxType.label(),
    addresses: addressesIn(line),
    authentication: 'line',
  };
  return { target: resolveConnection(sandboxType, connection, 'sandbox'), secret: { line } };
}

/** The engine service serves Nacos too, and the identity service the enterprise projects. */
function addressesOf({ addresses }: SandboxConnection): Addresses {
  return {
    ...addresses,
    ...(addresses.iam !== undefined && { eps: addresses.iam }),
    ...(addresses.cse !== undefined && { nacos: addresses.cse }),
  };
}

function credentialsFor(service: Service, context: Context): Credentials {
  const { lain, registry, iam } = credentialsIn(context);
  switch (service) {
    case 'lain':
      return lain?.accessToken ? lainToken({ accessToken: lain.accessToken }) : noCredentials();
    case 'registry':
    case 'kie':
      return engineAccount(context, { user: registry?.name, password: registry?.password });
    case 'eps':
      return iamUserOfAccount(context, iam ?? {});
    case 'iam':
    case 'servicestage':
    case 'cse':
    case 'nacos':
      return iamUser(context, iam ?? {});
  }
}

function credentialsIn({ secret }: Context): ReadyLine['credentials'] {
  return readReadyLine(secret.line ?? '')?.credentials ?? {};
}

function addressesIn(line: string): SandboxConnection['addresses'] {
  const schema = SandboxConnection.properties.addresses;
  return Value.Parse(schema, Value.Clean(schema, readReadyLine(line) ?? {}));
}

function notALine(): string {
  return l10n.t('This is not the line that "engine-room sandbox" prints.');
}
