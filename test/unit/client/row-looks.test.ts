import assert from 'node:assert/strict';
import { commandRows } from '../../../client/commands/command-table';
import { connectionNode } from '../../../client/views/connection-node';
import { pageName } from '../../../client/page-name';
import { healthIcon, type Health } from '../../../client/views/health';
import { engineType } from '../../../connections/types/engine';
import { resolveConnection } from '../../../connections/resolved-connection';

describe('what rows look like', () => {
  it('is another icon for each state, and none that a button beside it has', () => {
    const healths: readonly Health[] = ['bad', 'waiting', 'good', 'unknown'];
    const states = healths.map((health) => healthIcon(health).id);
    assert.equal(new Set(states).size, healths.length);
    const look = (id: string) => commandRows.find(([name]) => name === id)?.[1].icon;
    assert.deepEqual([look('refreshNode'), look('restartPod')], ['refresh', 'debug-restart']);
    const arrows = ['refresh', 'sync', 'debug-restart', 'restart'];
    assert.deepEqual(
      states.filter((icon) => arrows.includes(icon)),
      [],
    );
  });

  it('says what matters before the address of a connection', () => {
    const connection = { type: 'engine', name: 'prod', registry: 'http://10.0.0.5:30100', protected: true };
    const target = resolveConnection(
      engineType,
      { ...connection, type: 'engine', authentication: 'none' },
      'settings',
    );
    const { description } = connectionNode(target, () => ({ children: [] }));
    assert.equal(description, 'protected · ServiceComb engine · http://10.0.0.5:30100');
  });

  it('is a title without the slashes of an address', () => {
    assert.equal(pageName('Plan for http://10.0.0.5:30100'), 'Plan for 10.0.0.5:30100');
    assert.equal(pageName('cloud/prod-engine'), 'cloud prod-engine');
  });
});
