import assert from 'node:assert/strict';
import type { ApiClient } from '../../../api/client';
import {
  createComponent,
  getComponent,
  updateComponent,
} from '../../../api/catalogue/servicestage/components';
import { getComponentInstance, updateComponentInstance } from '../../../api/catalogue/servicestage/instances';
import { failureOf } from './running';
import { cartImage, deployCart, startWithStage } from './servicestage-running';

const longJob = 15 * 60_000;

describe('sandbox: changes of components and instances', () => {
  let sandbox: Awaited<ReturnType<typeof startWithStage>>;
  let client: ApiClient;
  let cart: Awaited<ReturnType<typeof deployCart>>;
  beforeEach(async () => {
    sandbox = await startWithStage({ seed: 'empty' });
    ({ client } = sandbox);
    cart = await deployCart(client, sandbox.project_id);
    sandbox.advance(longJob);
  });
  afterEach(() => sandbox.close());

  it('empty the settings of an instance that they leave out', async () => {
    const settings = {
      description: 'Carts',
      external_accesses: [{ protocol: 'http' as const, address: 'cart.example.com', forward_port: 80 }],
      configuration: { env: [{ name: 'CURRENCY', value: 'EUR' }] },
    };
    await client.call(updateComponentInstance, { ...cart.at, body: { version: '1.1.0', ...settings } });
    sandbox.advance(longJob);
    await client.call(updateComponentInstance, { ...cart.at, body: { version: '1.2.0' } });
    sandbox.advance(longJob);
    const shown = await client.call(getComponentInstance, cart.at);
    assert.equal(shown.description, '');
    assert.ok(!JSON.stringify(shown).includes('cart.example.com'));
    assert.ok(!JSON.stringify(shown.configuration).includes('CURRENCY'));
    assert.deepEqual(shown.artifacts?.['cart']?.url, cartImage.url);
  });

  it('take the source of a component away that they leave out', async () => {
    const { application_id, project_id } = cart.component;
    const spec = { storage: 'obs', type: 'package' as const, url: 'obs://packages/mail.jar' };
    const body = { name: 'mail', runtime: 'Java8', category: 'Common' as const };
    const source = { kind: 'artifact' as const, spec };
    const at = { project_id, application_id };
    const { id } = await client.call(createComponent, { ...at, body: { ...body, source } });
    await client.call(updateComponent, { ...at, component_id: id, body: { description: 'Mail' } });
    assert.equal((await client.call(getComponent, { ...at, component_id: id })).source, null);
  });

  it('need a version that was never tried, not even in vain', async () => {
    const upgrade = (version: string, tag = '1') => {
      const artifacts = { cart: { ...cartImage, url: `swr.example.com/shop/cart:${tag}` } };
      return client.call(updateComponentInstance, { ...cart.at, body: { version, artifacts } });
    };
    await upgrade('1.1.0', 'missing');
    sandbox.advance(longJob);
    await upgrade('1.2.0');
    sandbox.advance(longJob);
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
      const { status, code } = await failureOf(upgrade(version));
      assert.deepEqual([version, status, code], [version, 404, 'SVCSTG.00100441']);
    }
  });
});
