import { noCredentials } from '../../../api/auth/credentials';
import type { Credentials } from '../../../api/auth/credentials';
import { lainToken } from '../../../api/auth/lain-token';
import { registryPassword } from '../../../api/auth/registry-password';
import type { Service } from '../../../api/catalogue/operation';
import { createClient } from '../../../api/client';
import { Belongings } from './belongings';
import { placeAt } from './place';
import type { Addresses, Place } from './place';
import { sweep } from './sweep';

interface Account {
  readonly name: string;
  readonly password: string;
}

/** Servers that the environment names, to be tried instead of the sandbox. */
export class RealServers {
  private readonly belongings: Belongings;

  private constructor(
    readonly addresses: Addresses,
    /** Account of an engine that asks who is calling. */
    private readonly account: Account | undefined,
    private readonly lainAccessToken: string | undefined,
  ) {
    const run = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
    this.belongings = new Belongings(`engine-room-test-${run}-`);
  }

  /** Undefined where the environment names no server. */
  static fromEnvironment(env: NodeJS.ProcessEnv): RealServers | undefined {
    const addresses: Addresses = Object.fromEntries(
      (['registry', 'kie', 'lain'] as const)
        .map((service) => [service, env[`ENGINE_ROOM_TEST_${service.toUpperCase()}`]] as const)
        .filter(([, address]) => address),
    );
    if (Object.keys(addresses).length === 0) return undefined;
    const name = env['ENGINE_ROOM_TEST_USER'];
    const password = env['ENGINE_ROOM_TEST_PASSWORD'];
    const account = name && password ? { name, password } : undefined;
    return new RealServers(addresses, account, env['ENGINE_ROOM_TEST_LAIN_TOKEN']);
  }

  /** Whether the engine asks who is calling. */
  get secured(): boolean {
    return this.account !== undefined;
  }

  place(): Place {
    return placeAt(this.addresses, (service) => this.credentials(service), this.belongings);
  }

  /** Removes everything that this run has made. @throws Error that names what is still there. */
  async removeAll(): Promise<void> {
    const { prefix } = this.belongings;
    await this.sweep('kie', 'kie', prefix);
    await this.sweep('registry', 'registry', prefix);
    if (this.secured) await this.sweep('registry', 'accounts', prefix);
  }

  private async sweep(service: Service, what: Parameters<typeof sweep>[0], prefix: string): Promise<void> {
    const address = this.addresses[service];
    if (address === undefined) return;
    const client = createClient({ address, credentials: this.credentials(service) });
    try {
      await sweep(what, client, prefix);
    } finally {
      await client.close();
    }
  }

  private credentials(service: Service): Credentials {
    if (service === 'lain') {
      return this.lainAccessToken ? lainToken({ accessToken: this.lainAccessToken }) : noCredentials();
    }
    const { registry: address } = this.addresses;
    if (!this.account || address === undefined) return noCredentials();
    const registry = createClient({ address, credentials: noCredentials() });
    return registryPassword({ registry, ...this.account });
  }
}
