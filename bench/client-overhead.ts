import { Agent, request } from 'undici';
import { noCredentials } from '../api/auth/credentials';
import { getMicroservice, listMicroservices } from '../api/catalogue/registry/microservices';
import { createClient } from '../api/client';
import { median, timePerCall } from './measure';
import type { Row } from './measure';
import { startServer } from './start-server';

const rounds = 15;
const project_id = 'default';

interface Pair {
  readonly name: string;
  readonly calls: number;
  readonly bare: () => Promise<unknown>;
  readonly client: () => Promise<unknown>;
}

/** What a call of the client costs beside the same request by the HTTP library alone, which also reads the JSON. */
export async function clientOverhead(): Promise<readonly Row[]> {
  const server = await startServer('bare');
  const dispatcher = new Agent({ connections: 4 });
  const client = createClient({ address: server.address, credentials: noCredentials() });
  const bare = async (path: string) => (await request(server.address + path, { dispatcher })).body.json();
  const path = `/v4/${project_id}/registry/microservices`;
  try {
    return [
      ...(await compare({
        name: 'small answer (0.6 kB)',
        calls: 400,
        bare: () => bare(`${path}/1`),
        client: () => client.call(getMicroservice, { project_id, service_id: '1' }),
      })),
      ...(await compare({
        name: 'large answer (100 kB)',
        calls: 100,
        bare: () => bare(path),
        client: () => client.call(listMicroservices, { project_id }),
      })),
    ];
  } finally {
    await Promise.all([client.close(), dispatcher.close()]);
    await server.stop();
  }
}

/** Alternates, so that what else the machine does falls on both. */
async function compare({ name, calls, bare, client }: Pair): Promise<readonly Row[]> {
  await timePerCall(bare, calls * 2);
  await timePerCall(client, calls * 2);
  const times: { readonly bare: number; readonly client: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    times.push({ bare: await timePerCall(bare, calls), client: await timePerCall(client, calls) });
  }
  return [
    { name: `${name}: bare undici`, value: median(times.map((time) => time.bare)), unit: 'µs' },
    { name: `${name}: client`, value: median(times.map((time) => time.client)), unit: 'µs' },
    { name: `${name}: ratio`, value: median(times.map((time) => time.client / time.bare)), unit: '×' },
  ];
}
