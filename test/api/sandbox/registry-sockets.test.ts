import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Value } from 'typebox/value';
import { WebSocket } from 'ws';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { deregisterInstance, getInstance, registerInstance } from '../../../api/catalogue/registry/instances';
import { createMicroservice } from '../../../api/catalogue/registry/microservices';
import { WatchEvent, instanceGone } from '../../../api/catalogue/registry/sockets';
import type { ApiClient } from '../../../api/client';
import { startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };

describe('sandbox: sockets of the registry', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  let cart: string;
  let web: string;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
    client = sandbox.registry();
    cart = await create('cart');
    web = await create('web');
  });
  afterEach(() => sandbox.close());

  async function create(serviceName: string): Promise<string> {
    const body = { service: { serviceName, appId: 'shop' } };
    return (await client.call(createMicroservice, { ...project, body })).serviceId;
  }

  const register = (instanceId: string) =>
    client.call(registerInstance, {
      ...project,
      service_id: cart,
      body: { instance: { instanceId, hostName: 'node' } },
    });

  function connect(path: string, address = sandbox.ready.registry): WebSocket {
    return new WebSocket(`${address.replace('http', 'ws')}/v4/default/registry/microservices/${path}`);
  }

  it('push what happens to the services that the watching one has discovered', async () => {
    const question = { ...project, appId: 'shop', serviceName: 'cart', 'X-ConsumerId': web };
    await client.call(findInstances, question);
    const socket = connect(`${web}/watcher`);
    const events: WatchEvent[] = [];
    const third = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const event: unknown = JSON.parse(data.toString());
        assert.ok(Value.Check(WatchEvent, event));
        if (events.push(event) === 3) resolve();
      });
    });
    await once(socket, 'open');
    await register('one');
    await register('two');
    await client.call(deregisterInstance, { ...project, service_id: cart, instance_id: 'one' });
    await third;
    assert.deepEqual(
      events.map(({ action, key, instance }) => [action, key.serviceName, instance.instanceId]),
      [
        ['CREATE', 'cart', 'one'],
        ['CREATE', 'cart', 'two'],
        ['DELETE', 'cart', 'one'],
      ],
    );
    const [data] = (sandbox.advance(120_000), await once(socket, 'message')) as [Buffer];
    assert.match(data.toString(), /"EXPIRE".*"two"/);
  });

  it('list nothing first: servers from 2.2 on have no path for that', async () => {
    assert.equal(await refusal(connect(`${web}/listwatcher`)), 404);
  });

  it('tell an unknown service what is wrong, and close', async () => {
    const socket = connect('none/watcher');
    const closed = once(socket, 'close') as Promise<[number]>;
    const [message] = (await once(socket, 'message')) as [Buffer];
    const [code] = await closed;
    assert.equal(message.toString(), 'Micro-service does not exist(Service does not exist.)');
    assert.equal(code, 1005);
  });

  it('keep an instance alive by pings, and close when it is gone', async () => {
    await register('one');
    const socket = connect(`${cart}/instances/one/heartbeat`);
    await once(socket, 'open');
    sandbox.advance(100_000);
    socket.ping();
    await once(socket, 'pong');
    sandbox.advance(100_000);
    await client.call(getInstance, { ...project, service_id: cart, instance_id: 'one' });
    sandbox.advance(120_000);
    socket.ping();
    const [code] = (await once(socket, 'close')) as [number];
    assert.equal(code, instanceGone);
  });

  it('are refused as the rest of the registry refuses', async () => {
    const secured = await startTestSandbox({ seed: 'empty', registryAuthentication: 'rbac' });
    try {
      assert.equal(await refusal(connect('none/watcher', secured.ready.registry)), 401);
      assert.equal(await refusal(connect('none/elsewhere')), 404);
    } finally {
      await secured.close();
    }
  });
});

async function refusal(socket: WebSocket): Promise<number | undefined> {
  const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  socket.on('error', () => undefined); // leaving before it was opened
  socket.terminate();
  return answer.statusCode;
}
