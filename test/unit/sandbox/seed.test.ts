import assert from 'node:assert/strict';
import { chooseSeed } from '../../../sandbox/seeds/seed';

describe('sandbox: seeds', () => {
  it('of a scale hold as many services and instances as they say', () => {
    const { registry } = chooseSeed('scale:50x3')(0);
    const own = registry.services.filter((one) => !one.shared);
    assert.equal(own.length, 50);
    assert.deepEqual(
      new Set(own.map(({ service }) => registry.instances[service.serviceId]?.length)),
      new Set([3]),
    );
    assert.equal(new Set(own.map(({ service }) => service.appId)).size, 3);
    const instances = Object.values(registry.instances).flat();
    assert.equal(new Set(instances.map(({ instance }) => instance.instanceId)).size, instances.length);
  });

  for (const name of ['large', 'scale', 'scale:10', 'scale:-1x2', 'scale:2000 x 10', '']) {
    it(`are not called "${name}"`, () => {
      assert.throws(() => chooseSeed(name), {
        message: `There is no seed "${name}": write demo, empty, or scale:<services>x<instances of each>, for example scale:2000x10.`,
      });
    });
  }

  for (const name of ['scale:0x1', 'scale:50001x1', 'scale:2000x76']) {
    it(`are no larger than an engine: ${name}`, () => {
      assert.throws(() => chooseSeed(name), /make the scale smaller/);
    });
  }
});
