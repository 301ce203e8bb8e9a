import assert from 'node:assert/strict';
import { loadAction } from '../../../client/commands/actions/action-table';
import { engineRoots } from '../../../client/views/engines';
import { LazyTree } from '../../../client/views/lazy-tree';
import { settings } from '../../../resources/registry/settings';
import { openRows, plainDisplay, shown } from '../../unit/client/tree-display';
import { itemRef, startActing, type ActingStage } from './acting';

const scope = { service: 'cart', app: 'shop', version: '1.1.0', environment: '' };

describe('settings of engines 1.x', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  it('are shown by microservice and version, those that versions share once', async () => {
    const sessions = { get: () => Promise.resolve(stage.session) };
    const roots = () => Promise.resolve(engineRoots([stage.session.target]));
    const clock = { now: () => stage.sandbox.now() };
    const tree = new LazyTree(roots, { sessions, lists: stage.lists }, plainDisplay, clock);
    const path = ['Sandbox', 'Settings of engines 1.x'];
    const found = await openRows(tree, ...path, 'cart');
    assert.deepEqual(
      found.map((node) => shown(tree, node)),
      ['cart@shop — settings: 2', 'cart@shop#1.1.0 — settings: 1'],
    );
    const values = await openRows(tree, ...path, 'cart', 'cart@shop');
    assert.deepEqual(
      values.map((node) => shown(tree, node)),
      ['cart.limit — 50', 'cart.currency — EUR'],
    );
    const [none] = await openRows(tree, ...path, 'gateway');
    assert.equal(none?.label, 'It has no settings');
    tree.dispose();
  });

  it('are deleted one by one or all together', async () => {
    const shared = await stage.item(settings, scope, 'cart@shop');
    const one = await stage.act('deleteSettings', itemRef(settings, scope, shared), { key: 'cart.limit' });
    assert.match(one.step.notes?.join() ?? '', /cart\.limit\./);
    assert.equal(one.result.message, '1 settings of cart@shop are deleted.');
    const left = await stage.item(settings, scope, 'cart@shop');
    assert.deepEqual(left.values, { 'cart.currency': 'EUR' });
    await stage.act('deleteSettings', itemRef(settings, scope, left), { key: '*' });
    const names = (await stage.items(settings, scope)).map(({ dimension }) => dimension);
    assert.deepEqual(names, ['cart@shop#1.1.0']);
  });

  it('can’t be deleted where CSE is out of reach', async () => {
    const subject = await stage.item(settings, scope, 'cart@shop');
    const session = { ...stage.session, services: ['registry'] as const };
    const action = await loadAction('deleteSettings');
    const place = { session, scope, subject, list: () => Promise.resolve([]) };
    assert.match((await action.obstacle?.(place)) ?? '', /through CSE/);
  });
});
