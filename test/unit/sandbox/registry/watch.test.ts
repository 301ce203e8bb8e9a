import assert from 'node:assert/strict';
import { expire } from '../../../../sandbox/registry/leases';
import {
  findService,
  keyOf,
  registerInstance,
  registerService,
  removeInstance,
} from '../../../../sandbox/registry/services';
import type { RegistryState } from '../../../../sandbox/registry/state';
import { createWatch } from '../../../../sandbox/registry/watch';
import { emptyState } from '../../../../sandbox/seeds/empty';

const project = 'default';

describe('sandbox: watcher of the registry', () => {
  let state: RegistryState;
  let news: (now: number) => [action: string, instanceId: string][];
  beforeEach(() => {
    state = emptyState(0).registry;
    discover('web', 'cart');
    const watch = createWatch(state, project, service('web').service.serviceId);
    news = (now) => watch(now).map(({ action, instance }) => [action, instance.instanceId]);
  });

  function service(serviceName: string) {
    return findService(state, project, registerService(state, project, { serviceName }, {}, 0));
  }

  function discover(consumer: string, provider: string): void {
    const { serviceId: consumerId } = service(consumer).service;
    state.dependencies.push({ consumerId, ...keyOf(service(provider)) });
  }

  function register(serviceName: string, instanceId: string): void {
    registerInstance(state, service(serviceName), { instanceId, hostName: 'node' }, 0);
  }

  it('reports instances that come, change and go, each once', () => {
    register('cart', 'one');
    assert.deepEqual(news(0), [['CREATE', 'one']]);
    assert.deepEqual(news(0), []);
    for (const { instance } of state.instances[service('cart').service.serviceId] ?? []) {
      instance.status = 'DOWN';
    }
    assert.deepEqual(news(0), [['UPDATE', 'one']]);
    const { serviceId } = service('cart').service;
    removeInstance(state, { project, serviceId, instanceId: 'one' });
    assert.deepEqual(news(0), [['DELETE', 'one']]);
  });

  it('reports that a lease has ended', () => {
    register('cart', 'one');
    news(0);
    expire(state, 120_000);
    assert.deepEqual(news(120_000), [['EXPIRE', 'one']]);
  });

  it('does not report services that were not discovered', () => {
    register('orders', 'one');
    assert.deepEqual(news(0), []);
  });

  it('reports a service discovered later from then on', () => {
    register('orders', 'one');
    discover('web', 'orders');
    assert.deepEqual(news(0), []);
    register('orders', 'two');
    assert.deepEqual(news(0), [['CREATE', 'two']]);
  });
});
