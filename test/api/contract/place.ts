import { noCredentials } from '../../../api/auth/credentials';
import type { Credentials } from '../../../api/auth/credentials';
import { iamPassword } from '../../../api/auth/iam-password';
import { lainToken } from '../../../api/auth/lain-token';
import { registryPassword } from '../../../api/auth/registry-password';
import type { Service } from '../../../api/catalogue/operation';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import type { ReadyLine, SandboxOptions } from '../../../sandbox/options';
import { startTestSandbox } from '../sandbox/running';
import { Belongings } from './belongings';

export type PlaceOptions = SandboxOptions;

/** The servers that contracts are tried on. */
export interface Place {
  /** Whether there is a server of a service. */
  serves(service: Service): boolean;
  /** Signed in; the same client every time. */
  client(service: Service): ApiClient;
  unsigned(service: Service): ApiClient;
  /** A name that nothing has yet. */
  unique(what: string): string;
  /** Project in the paths of the cloud's services. */
  readonly project: string;
  /** Lets time pass; real servers take it themselves. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

/** Projects in paths of the registry and of kie: engines of one's own have this one only. */
export const engineProject = 'default';

export type Addresses = Partial<Record<Service, string>>;

/**
 * A sandbox of its own for one operation. What is tried on real servers too (`guarded`) may change only what it made,
 * here as there.
 */
export async function sandboxPlace(options: PlaceOptions, guarded: boolean): Promise<Place> {
  const sandbox = await startTestSandbox(options);
  const { ready } = sandbox;
  const belongings = new Belongings(`t${Date.now().toString(36)}-`);
  const addresses = { ...ready, nacos: ready.cse, eps: ready.iam };
  const place = placeAt(addresses, (service) => sandboxCredentials(service, ready), belongings, guarded);
  return {
    ...place,
    project: projectOf(ready),
    advance: (milliseconds) => void sandbox.advance(milliseconds),
    close: async () => {
      await place.close();
      await sandbox.close();
    },
  };
}

/** Clients of servers with the given addresses, which change only what belongs to the tests. */
export function placeAt(
  addresses: Addresses,
  credentialsOf: (service: Service) => Credentials,
  belongings: Belongings,
  guarded = true,
): Place {
  const clients = new Map<string, ApiClient>();
  const open = (service: Service, kind: string, credentials: () => Credentials): ApiClient => {
    const known = clients.get(`${kind} ${service}`);
    if (known) return known;
    const address = addresses[service];
    if (address === undefined) throw new Error(`${service} is not served`);
    const client = createClient({ address, credentials: credentials() });
    const opened = guarded ? belongings.guard(client) : client;
    clients.set(`${kind} ${service}`, opened);
    return opened;
  };
  return {
    serves: (service) => addresses[service] !== undefined,
    client: (service) => open(service, 'signed', () => credentialsOf(service)),
    unsigned: (service) => open(service, 'unsigned', noCredentials),
    unique: (what) => belongings.unique(what),
    project: engineProject,
    advance: () => undefined,
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

function sandboxCredentials(service: Service, ready: ReadyLine): Credentials {
  const { iam: address, credentials } = ready;
  switch (service) {
    case 'lain':
      return lainToken(credentials.lain);
    case 'registry':
    case 'kie':
      return engineCredentials(ready);
    case 'eps':
      return iamPassword({
        iam: createClient({ address, credentials: noCredentials() }),
        ...{ ...credentials.iam, project: undefined },
      });
    case 'iam':
    case 'servicestage':
    case 'cse':
    case 'nacos':
      return iamPassword({
        iam: createClient({ address, credentials: noCredentials() }),
        ...credentials.iam,
      });
  }
}

function engineCredentials({ registry: address, credentials }: ReadyLine): Credentials {
  const account = credentials.registry;
  if (account.authentication === 'none') return noCredentials();
  const registry = createClient({ address, credentials: noCredentials() });
  return registryPassword({ registry, name: account.name, password: account.password });
}

function projectOf({ credentials }: ReadyLine): string {
  const { iam } = credentials;
  return 'projectId' in iam && typeof iam.projectId === 'string' ? iam.projectId : engineProject;
}
