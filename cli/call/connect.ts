import { accessKeys } from '../../api/auth/access-keys';
import type { Credentials } from '../../api/auth/credentials';
import { noCredentials } from '../../api/auth/credentials';
import { engineExchange } from '../../api/auth/engine-exchange';
import { iamPassword } from '../../api/auth/iam-password';
import { engineToken, iamToken } from '../../api/auth/iam-token';
import { lainToken } from '../../api/auth/lain-token';
import { registryPassword } from '../../api/auth/registry-password';
import type { Service } from '../../api/catalogue/operation';
import { createClient } from '../../api/client';
import type { ApiClient } from '../../api/client';
import { UsageError } from '../exit-code';
import type { Place } from './place';

/** A client of one service at a place. Throws a `UsageError` when the place doesn't have it or can't sign in. */
export function connectTo(place: Place, service: Service): ApiClient {
  const address = place.addresses[service];
  if (!address) throw new UsageError(`The connection has no address of ${service}.`);
  const opened: ApiClient[] = [];
  const open = (at: string, credentials = noCredentials()): ApiClient => {
    const client = createClient({ address: at, credentials });
    opened.push(client);
    return client;
  };
  const client = open(address, credentialsFor(service, place, open));
  return { ...client, close: async () => void (await Promise.all(opened.map((one) => one.close()))) };
}

/** Opens another server, which gives what signs in; it is closed with the client. */
type Open = (address: string, credentials?: Credentials) => ApiClient;

/** Without anything to sign in with, calls go out unsigned, and the server's 401 says so. */
function credentialsFor(service: Service, place: Place, open: Open): Credentials {
  const { token } = place.signIn;
  switch (service) {
    case 'lain':
      return token ? lainToken({ accessToken: token }) : noCredentials();
    case 'registry':
    case 'kie':
      if (place.engineId !== undefined) return engineOfCloud(place, place.engineId, open);
      return token ? engineToken(token) : engineAccount(place, open);
    case 'iam':
    case 'servicestage':
    case 'cse':
    case 'nacos':
      return cloudUser(place, open);
  }
}

function cloudUser(place: Place, open: Open): Credentials {
  const { token, keys } = place.signIn;
  if (token) return iamToken(token);
  return keys ? accessKeys(keys) : iamUser(place, open);
}

function engineOfCloud(place: Place, engineId: string, open: Open): Credentials {
  const { addresses, projectId } = place;
  if (projectId === undefined || !addresses.cse) {
    throw new UsageError('An engine is signed in to through its project: give the connection a "projectId".');
  }
  return engineExchange({ cse: open(addresses.cse, cloudUser(place, open)), projectId, engineId });
}

function engineAccount({ addresses, signIn }: Place, open: Open): Credentials {
  const { user, password } = signIn;
  if (!user || !password) return noCredentials();
  if (!addresses.registry) {
    throw new UsageError(
      'Set ENGINE_ROOM_REGISTRY to the address of the registry that the account signs in to.',
    );
  }
  return registryPassword({ registry: open(addresses.registry), name: user, password });
}

function iamUser({ addresses, signIn }: Place, open: Open): Credentials {
  const { user, password, domain, project } = signIn;
  if (!user || !password) return noCredentials();
  if (!domain || !project) {
    throw new UsageError(
      'An IAM user signs in to a project: set ENGINE_ROOM_DOMAIN and ENGINE_ROOM_PROJECT.',
    );
  }
  if (!addresses.iam)
    throw new UsageError('Set ENGINE_ROOM_IAM to the address that the IAM user signs in to.');
  return iamPassword({ iam: open(addresses.iam), user, password, domain, project });
}
