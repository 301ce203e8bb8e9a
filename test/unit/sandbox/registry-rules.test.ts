import assert from 'node:assert/strict';
import { createExpiry, expire, leaseOf } from '../../../sandbox/registry/leases';
import { instancesOf } from '../../../sandbox/registry/services';
import type { RegisteredInstance } from '../../../sandbox/registry/state';
import { emptyState } from '../../../sandbox/seeds/empty';

function instance(healthCheck?: { mode: string; interval: number; times: number }): RegisteredInstance {
  return {
    instance: {
      instanceId: 'i',
      serviceId: 's',
      hostName: 'h',
      status: 'UP',
      ...(healthCheck ? { healthCheck } : {}),
    },
    heartbeatAt: 1_000_000,
    keptAlive: false,
  };
}

describe('sandbox: leases of the registry', () => {
  it('last an interval longer than the heartbeats that may be missed', () => {
    assert.equal(leaseOf(instance({ mode: 'push', interval: 30, times: 3 })), 120_000);
    assert.equal(leaseOf(instance({ mode: 'push', interval: 900, times: 3 })), 3_600_000);
  });

  it('have a least interval and a least number of misses', () => {
    assert.equal(leaseOf(instance({ mode: 'push', interval: 1, times: 0 })), 20_000);
  });

  it('are fixed without a health check and in pull mode', () => {
    assert.equal(leaseOf(instance()), 120_000);
    assert.equal(leaseOf(instance({ mode: 'pull', interval: 900, times: 3 })), 120_000);
  });

  it('end exactly when they are over, unless the sandbox keeps the instance alive', () => {
    const state = emptyState(0).registry;
    state.instances = { s: [instance(), { ...instance(), keptAlive: true }] };
    expire(state, 1_119_999);
    assert.equal(instancesOf(state, 's').length, 2);
    expire(state, 1_120_000);
    assert.deepEqual(
      instancesOf(state, 's').map((one) => one.keptAlive),
      [true],
    );
  });

  it('are looked at once a second, and at once when time goes back', () => {
    const { registry } = emptyState(0);
    const names = () => registry.instances['s']?.map((one) => one.instance.instanceId) ?? [];
    const look = createExpiry(registry);
    registry.instances['s'] = [{ ...instance(), heartbeatAt: 0 }];
    look(119_500);
    look(120_400);
    assert.deepEqual(names(), ['i']);
    look(120_500);
    assert.deepEqual(names(), []);
    registry.instances['s'] = [{ ...instance(), heartbeatAt: -200_000 }];
    look(0);
    assert.deepEqual(names(), []);
  });
});
