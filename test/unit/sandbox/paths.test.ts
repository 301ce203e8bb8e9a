import assert from 'node:assert/strict';
import { pathFinder } from '../../../sandbox/http/paths';

describe('paths of the sandbox', () => {
  const find = pathFinder([
    ['/apps/{app}/{part}', 'part'],
    ['/apps/{app}', 'app'],
    ['/apps/{app}/pods', 'pods'],
    ['/apps/all', 'all'],
  ]);

  for (const [path, target, parameters] of [
    ['/apps/cart', 'app', { app: 'cart' }],
    ['/apps/all', 'all', {}],
    ['/apps/all/pods', 'pods', { app: 'all' }],
    ['/apps/all/logs', 'part', { app: 'all', part: 'logs' }],
    ['/%61pps/a%2Fb', 'app', { app: 'a/b' }],
    ['/apps/', 'app', { app: '' }],
    [`/apps/${'a'.repeat(300)}`, 'app', { app: 'a'.repeat(300) }],
  ] as const) {
    it(`find the way of ${path.slice(0, 20)}`, () => {
      const found = find(path);
      assert.equal(found?.target, target);
      assert.deepEqual(found.parameters, parameters);
    });
  }

  for (const path of ['', '/', '*', '/apps', '/Apps/cart', '/apps/cart/pods/', '/apps/%zz', '//apps/cart']) {
    it(`lead nowhere from ${path}`, () => {
      assert.equal(find(path), undefined);
    });
  }
});
