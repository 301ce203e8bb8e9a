import assert from 'node:assert/strict';
import { addDependencies, createDependency } from '../../../api/catalogue/registry/dependencies';
import { listConsumers, listProviders } from '../../../api/catalogue/registry/discovery';
import { getRelations } from '../../../api/catalogue/registry/govern';
import { createMicroservice, deleteMicroservice } from '../../../api/catalogue/registry/microservices';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };
const version = '1.0.0';
const web = { appId: 'shop', serviceName: 'web', version };

describe('sandbox: declared dependencies', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  let ids: Record<'web' | 'cart' | 'mail', string>;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
    client = sandbox.registry();
    ids = {
      web: await create('web', 'shop'),
      cart: await create('cart', 'shop'),
      mail: await create('mail', 'platform'),
    };
  });
  afterEach(() => sandbox.close());

  async function create(serviceName: string, appId: string): Promise<string> {
    const body = { service: { serviceName, appId, version } };
    return (await client.call(createMicroservice, { ...project, body })).serviceId;
  }

  const cart = { serviceName: 'cart' };
  const mail = { appId: 'platform', serviceName: 'mail', version: 'latest' };

  const declare = (...providers: { appId?: string; serviceName: string; version?: string }[]) =>
    client.send(createDependency, { ...project, body: { dependencies: [{ consumer: web, providers }] } });

  async function providersOfWeb(): Promise<string[]> {
    const { providers } = await client.call(listProviders, { ...project, consumer_id: ids.web });
    return (providers ?? []).map(({ serviceName }) => serviceName).sort();
  }

  async function consumersOf(provider_id: string): Promise<string[]> {
    const { consumers } = await client.call(listConsumers, { ...project, provider_id });
    return (consumers ?? []).map(({ serviceName }) => serviceName);
  }

  it('are kept, although the answer calls them deprecated', async () => {
    const { status, headers } = await declare(cart, mail);
    assert.deepEqual([status, headers.deprecation], [200, 'version="v4"']);
    assert.deepEqual(await providersOfWeb(), ['cart', 'mail']);
    assert.deepEqual(await consumersOf(ids.cart), ['web']);
    const { lines } = await client.call(getRelations, project);
    assert.deepEqual(lines?.map(({ from, to }) => `${from?.name ?? ''} ${to?.name ?? ''}`).sort(), [
      'web cart',
      'web mail',
    ]);
  });

  it('keep a provider from being deleted, except by force, which removes them', async () => {
    await declare(cart);
    const refused = await failureOf(client.call(deleteMicroservice, { ...project, service_id: ids.cart }));
    assert.deepEqual([refused.status, refused.code, refused.kind], [400, '400023', 'conflict']);
    await client.call(deleteMicroservice, { ...project, service_id: ids.cart, force: true });
    await create('cart', 'shop');
    assert.deepEqual(await providersOfWeb(), []);
  });

  it('replace those from before; without providers they remove them', async () => {
    await declare(cart);
    await declare(mail);
    assert.deepEqual(await providersOfWeb(), ['mail']);
    const body = { dependencies: [{ consumer: web }] };
    await client.call(createDependency, { ...project, body });
    assert.deepEqual(await providersOfWeb(), []);
    await client.call(deleteMicroservice, { ...project, service_id: ids.mail });
  });

  it('are added to those from before, and the same one once', async () => {
    await declare(cart);
    for (const providers of [[mail], [cart, mail]]) {
      const body = { dependencies: [{ consumer: web, providers }] };
      await client.call(addDependencies, { ...project, body });
    }
    assert.deepEqual(await providersOfWeb(), ['cart', 'mail']);
  });

  it('of what does not exist are forgotten', async () => {
    await declare(cart, { serviceName: 'none' });
    await create('none', 'shop');
    assert.deepEqual(await providersOfWeb(), ['cart']);
  });

  it('of a consumer that does not exist are refused, and nothing is kept', async () => {
    const consumer = { ...web, version: '2.0' };
    const dependencies = [
      { consumer: web, providers: [cart] },
      { consumer, providers: [cart] },
    ];
    const refused = await failureOf(client.call(createDependency, { ...project, body: { dependencies } }));
    assert.equal(refused.code, '400012');
    assert.match(refused.message, /Consumer \/shop\/web\/2\.0 does not exist\./);
    assert.deepEqual(await providersOfWeb(), []);
  });

  it('of any provider, or of one that is named twice, are refused', async () => {
    assert.equal((await failureOf(declare({ serviceName: '*' }))).kind, 'invalid-request');
    const providers = [{ serviceName: '*' }];
    const answer = await fetch(`${sandbox.ready.registry}/v4/default/registry/dependencies`, {
      method: 'PUT',
      body: JSON.stringify({ dependencies: [{ consumer: web, providers }] }),
    });
    const { errorCode, detail } = (await answer.json()) as { errorCode: string; detail: string };
    assert.equal(errorCode, '400001');
    assert.match(detail, /^field 'MicroServiceKey\.ServiceName' invalid value '\*' does not match rule: /);
    const twice = await failureOf(declare(cart, { appId: 'shop', serviceName: 'cart', version: '1.0.0' }));
    assert.equal(twice.code, '400001');
    assert.match(twice.message, /Duplicate provider/);
  });
});
