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

export type PlaceOptions = SandboxOptions;

/** The servers that contracts are tried on. */
export interface Place {
  /** Whether there is a server of a service. */
  serves(service: Service): boolean;
  /** Signed in; the same client every time. */
  client(service: Service): ApiClient;
  unsigned(service: Service): ApiClient;
  /** A name that nothing has yet. */
  unique(prefix: string): string;
  /** Project in the paths of the cloud's services. */
  readonly project: string;
  /** Lets time pass; real servers take it themselves. */
  advance(milliseconds: number): void;
  /** What is to be removed from a server that lives on. */
  later(cleanUp: () => Promise<unknown>): void;
  close(): Promise<void>;
}

/** Projects in paths of the registry and of kie: engines of one's own have this one only. */
export const engineProject = 'default';

type Addresses = Partial<Record<Service, string>>;

/** A sandbox of its own for one operation. */
export async function sandboxPlace(options: PlaceOptions = {}): Promise<Place> {
  const sandbox = await startTestSandbox(options);
  const { ready } = sandbox;
  const place = placeAt({ ...ready, nacos: ready.cse }, (service) => sandboxCredentials(service, ready));
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

/** A real server of one service, named by the environment. */
export function realPlace(service: Service, address: string): Place {
  const accessToken = process.env['ENGINE_ROOM_TEST_LAIN_TOKEN'];
  const credentials = service === 'lain' && accessToken ? lainToken({ accessToken }) : noCredentials();
  return placeAt({ [service]: address }, () => credentials);
}

function placeAt(addresses: Addresses, credentialsOf: (service: Service) => Credentials): Place {
  const clients = new Map<string, ApiClient>();
  const cleanUps: (() => Promise<unknown>)[] = [];
  const open = (service: Service, kind: string, credentials: () => Credentials): ApiClient => {
    const known = clients.get(`${kind} ${service}`);
    if (known) return known;
    const address = addresses[service];
    if (address === undefined) throw new Error(`${service} is not served`);
    const client = createClient({ address, credentials: credentials() });
    clients.set(`${kind} ${service}`, client);
    return client;
  };
  let names = 0;
  return {
    serves: (service) => addresses[service] !== undefined,
    client: (service) => open(service, 'signed', () => credentialsOf(service)),
    unsigned: (service) => open(service, 'unsigned', noCredentials),
    unique: (prefix) => `${prefix}-${Date.now().toString(36)}-${++names}`,
    project: engineProject,
    advance: () => undefined,
    later: (cleanUp) => void cleanUps.unshift(cleanUp),
    close: async () => {
      for (const cleanUp of cleanUps) await cleanUp();
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
