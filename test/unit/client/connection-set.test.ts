import assert from 'node:assert/strict';
import { ConnectionSet } from '../../../client/connections/connection-set';
import { resolveConnection } from '../../../connections/resolved-connection';
import { openSession } from '../../../connections/session';
import { engineType } from '../../../connections/types/engine';
import { planTarget } from '../../../deploy/plan';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';

describe('the connections of a window', () => {
  const engine = (isProtected: boolean) =>
    resolveConnection(
      engineType,
      {
        type: 'engine',
        name: 'prod',
        registry: 'http://c.test',
        authentication: 'none',
        protected: isProtected,
      },
      'settings',
    );

  it('ask for the name as soon as they are protected, without signing in again', async () => {
    let configured = engine(false);
    let opened = 0;
    const set = new ConnectionSet({
      configured: () => Promise.resolve([configured]),
      open: (target) => {
        opened += 1;
        return openSession(target, { get: () => Promise.resolve(undefined) });
      },
      lists: new SharedLists(fakeClock().clock),
    });
    const before = await set.sessions.get(configured.id);
    const client = await before.client('registry');
    assert.equal(planTarget(before).protected, false);
    configured = engine(true);
    await set.retain();
    const after = await set.sessions.get(configured.id);
    assert.equal(planTarget(after).protected, true);
    assert.equal(await after.client('registry'), client);
    assert.equal(opened, 1);
    set.dispose();
  });
});
