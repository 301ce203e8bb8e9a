import type { Credentials } from '../api/auth/credentials';
import { noCredentials } from '../api/auth/credentials';
import { lainToken } from '../api/auth/lain-token';
import type { LainRefresh } from '../api/auth/lain-token';
import { registryPassword } from '../api/auth/registry-password';
import { createClient } from '../api/client';
import type { ApiClient, ClientOptions } from '../api/client';
import type { EditorConnection as Connection, EngineConnection, LainConnection } from './connection';

/** What a connection needs beside its settings; each part only where its authentication asks for it. */
export interface Secrets {
  readonly lain?: { readonly accessToken: string; readonly refresh?: LainRefresh };
  readonly registry?: { readonly name: string; readonly password: string };
}

export type ConnectOptions = Omit<ClientOptions, 'address' | 'credentials'>;

/**
 * A client for the console of a LAIN connection or the registry of an engine connection. Without the secrets that
 * the connection asks for, requests go out unsigned, and the server's 401 says what to do.
 */
export function connect(connection: Connection, secrets: Secrets, options: ConnectOptions = {}): ApiClient {
  switch (connection.type) {
    case 'lain':
      return createClient({
        ...options,
        address: connection.console.replace(/\/api\/v1\/*$/, ''), // people copy it from their browser
        credentials: lainCredentials(connection, secrets),
      });
    case 'engine':
      return connectRegistry(connection, secrets, options);
  }
}

function lainCredentials({ authentication }: LainConnection, { lain }: Secrets): Credentials {
  return authentication === 'token' && lain ? lainToken(lain) : noCredentials();
}

function connectRegistry(
  connection: EngineConnection,
  { registry }: Secrets,
  options: ConnectOptions,
): ApiClient {
  const unsigned = createClient({ ...options, address: connection.registry, credentials: noCredentials() });
  if (connection.authentication === 'none' || !registry) return unsigned;

  const credentials = registryPassword({ ...registry, registry: unsigned, clock: options.clock });
  const signed = createClient({ ...options, address: connection.registry, credentials });
  return {
    ...signed,
    close: async () => {
      await Promise.all([signed.close(), unsigned.close()]);
    },
  };
}
