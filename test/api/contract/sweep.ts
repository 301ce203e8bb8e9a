import { setTimeout as sleep } from 'node:timers/promises';
import { deleteKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import { deleteAccount, listAccounts } from '../../../api/catalogue/registry/accounts';
import { deleteMicroservice, listMicroservices } from '../../../api/catalogue/registry/microservices';
import { deleteRole, listRoles } from '../../../api/catalogue/registry/roles';
import type { ApiClient } from '../../../api/client';

const project_id = 'default';
/** How long a registry may go on showing what was deleted, in milliseconds; it lags by two to three seconds. */
const longestLag = 30_000;

/** A thing on a server: its name, and how to remove it. */
interface Found {
  readonly name: string;
  readonly remove: () => Promise<unknown>;
}

type Find = (client: ApiClient) => Promise<Found[]>;

/** Kinds of things that tests make, in the order in which they can be removed. */
const kinds: Record<'registry' | 'kie' | 'accounts', readonly Find[]> = {
  registry: [
    async (client) => {
      const { services } = await client.call(listMicroservices, { project_id });
      return (services ?? []).map(({ serviceId: service_id = '', serviceName = '' }) => ({
        name: serviceName,
        remove: () => client.call(deleteMicroservice, { project_id, service_id, force: true }),
      }));
    },
  ],
  kie: [
    async (client) => {
      const { data } = await client.call(listKieKvs, { project_id });
      return data.map(({ id: kv_id, key: name }) => ({
        name,
        remove: () => client.call(deleteKieKv, { project_id, kv_id }),
      }));
    },
  ],
  accounts: [
    async (client) => {
      const { data } = await client.call(listAccounts, {});
      return (data ?? []).map(({ name }) => ({ name, remove: () => client.call(deleteAccount, { name }) }));
    },
    async (client) => {
      const { data } = await client.call(listRoles, {});
      return (data ?? []).map(({ name }) => ({
        name,
        remove: () => client.call(deleteRole, { roleName: name }),
      }));
    },
  ],
};

/**
 * Removes what has a name with this beginning, whoever made it, and waits until it is not listed any more.
 * @throws Error that names what is still there.
 */
export async function sweep(what: keyof typeof kinds, client: ApiClient, prefix: string): Promise<void> {
  for (const find of kinds[what]) {
    const own = async () => (await find(client)).filter(({ name }) => name.startsWith(prefix));
    // What fails to go, or is gone already, shows in the list.
    await Promise.allSettled((await own()).map(({ remove }) => remove()));
    const deadline = Date.now() + longestLag;
    for (let left = await own(); left.length > 0; left = await own()) {
      if (Date.now() > deadline) {
        throw new Error(`Left behind on the server: ${left.map(({ name }) => name).join(', ')}`);
      }
      await sleep(200);
    }
  }
}
