import { Agent, request } from 'undici';
import { callsPerSecond, median } from './measure';
import type { Row } from './measure';
import { startServer } from './start-server';
import type { ServerKind } from './start-server';

const atOnce = 16;
const windows = 7;
const windowLength = 700;
const registry = '/v4/default/registry';

/** How many requests per second the sandbox's registry answers over a few connections: a small engine, and a large one. */
export async function sandboxRate(): Promise<readonly Row[]> {
  return [...(await ratesOf('sandbox', 'demo')), ...(await ratesOf('scale:2000x10', '2000 × 10'))];
}

type Send = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) => Promise<unknown>;

async function ratesOf(kind: ServerKind, engine: string): Promise<readonly Row[]> {
  const server = await startServer(kind);
  const dispatcher = new Agent({ connections: atOnce });
  const send: Send = async (method, path, content) => {
    const options = { method, dispatcher, body: content && JSON.stringify(content) };
    const { statusCode, body } = await request(server.address + path, options);
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`The sandbox answered ${statusCode}: ${text}`);
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return answer;
  };
  try {
    const service = await aService(send);
    const { instanceId } = await anInstance(send, service.serviceId);
    const path = `${registry}/microservices/${service.serviceId}`;
    const question = { services: [{ service }] };
    const calls: readonly [name: string, call: () => Promise<unknown>][] = [
      ['read a microservice', () => send('GET', path)],
      ['send a heartbeat', () => send('PUT', `${path}/instances/${instanceId}/heartbeat`)],
      ['find instances', () => send('POST', `${registry}/instances/action?type=query`, question)],
      ['count everything', () => send('GET', '/v4/default/govern/statistics')],
    ];
    const rows: Row[] = [];
    for (const [name, call] of calls) rows.push(await rate(`${engine}: ${name}`, call));
    return rows;
  } finally {
    await dispatcher.close();
    await server.stop();
  }
}

interface Service {
  readonly serviceId: string;
  readonly appId: string;
  readonly serviceName: string;
  readonly environment?: string;
}

/** The first microservice that has instances. */
async function aService(send: Send): Promise<Service> {
  const answer = await send('GET', '/v4/default/govern/microservices?options=instances');
  const { allServicesDetail } = answer as {
    // the sandbox's own tests check its form
    readonly allServicesDetail: readonly {
      readonly microService: Service;
      readonly instances?: readonly object[];
    }[];
  };
  const found = allServicesDetail.find(({ instances }) => instances);
  if (!found) throw new Error('The sandbox has no instance.');
  const { serviceId, appId, serviceName, environment } = found.microService;
  return { serviceId, appId, serviceName, environment };
}

async function anInstance(send: Send, serviceId: string): Promise<{ readonly instanceId: string }> {
  const answer = await send('GET', `${registry}/microservices/${serviceId}/instances`);
  const { instances } = answer as { readonly instances: readonly { readonly instanceId: string }[] };
  const [first] = instances;
  if (!first) throw new Error(`The service ${serviceId} has no instance.`);
  return first;
}

async function rate(name: string, call: () => Promise<unknown>): Promise<Row> {
  await callsPerSecond(call, atOnce, windowLength);
  const rates: number[] = [];
  for (let window = 0; window < windows; window++)
    rates.push(await callsPerSecond(call, atOnce, windowLength));
  return { name, value: median(rates), unit: 'requests/s' };
}
