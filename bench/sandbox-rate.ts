import { Agent, request } from 'undici';
import { callsPerSecond, median } from './measure';
import type { Row } from './measure';
import { startServer } from './start-server';

const atOnce = 16;
const windows = 7;
const windowLength = 700;

/** How many requests per second the sandbox's registry answers over a few connections. */
export async function sandboxRate(): Promise<readonly Row[]> {
  const server = await startServer('sandbox');
  const dispatcher = new Agent({ connections: atOnce });
  const send = async (method: 'GET' | 'PUT', path: string): Promise<unknown> => {
    const { statusCode, body } = await request(server.address + path, { method, dispatcher });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`The sandbox answered ${statusCode}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const registry = '/v4/default/registry';
  try {
    const { serviceId, instanceId } = anInstance(await send('GET', `${registry}/instances?${cart}`));
    const service = `${registry}/microservices/${serviceId}`;
    return [
      await rate('read a microservice', () => send('GET', service)),
      await rate('send a heartbeat', () => send('PUT', `${service}/instances/${instanceId}/heartbeat`)),
      await rate('list all microservices', () => send('GET', `${registry}/microservices`)),
    ];
  } finally {
    await dispatcher.close();
    await server.stop();
  }
}

const cart = 'appId=shop&serviceName=cart&env=production';

interface Found {
  readonly serviceId: string;
  readonly instanceId: string;
}

function anInstance(answer: unknown): Found {
  const { instances } = answer as { readonly instances: readonly Found[] }; // the sandbox's own tests check its form
  const [first] = instances;
  if (!first) throw new Error('The demo has no instance of cart.');
  return first;
}

async function rate(name: string, call: () => Promise<unknown>): Promise<Row> {
  await callsPerSecond(call, atOnce, windowLength);
  const rates: number[] = [];
  for (let window = 0; window < windows; window++)
    rates.push(await callsPerSecond(call, atOnce, windowLength));
  return { name, value: median(rates), unit: 'requests/s' };
}
