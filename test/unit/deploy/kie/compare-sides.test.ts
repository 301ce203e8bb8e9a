import assert from 'node:assert/strict';
import { compareSides, type ItemSide } from '../../../../deploy/kie/compare-sides';
import { wantedItems } from '../../../../deploy/kie/wanted-items';
import { kieKind } from '../../../../manifests/kinds/kie/kind';
import type { Labels } from '../../../../resources/kie/items';
import { kieFile } from './items';

const side = (labels: Labels, ...items: readonly object[]): ItemSide => ({
  labels,
  items: wantedItems(kieFile(...items)),
});
const facts = (left: ItemSide, right: ItemSide) =>
  compareSides(left, right).map(
    ({ key, labels, state, changes }) =>
      `${state} ${key} ${JSON.stringify(labels)}${changes.map(({ path }) => ` ${path}`).join('')}`,
  );

describe('the items of a file', () => {
  it('are the whole file where it is one item', () => {
    const text = '{"key": "a", "value": "1", "labels": {"app": "shop"}}\n';
    const file = kieFile();
    const manifest = kieKind.open(text, { lainDialect: 'laincloud', fileName: 'a.json' });
    const [item, ...others] = wantedItems({ ...file, manifest });
    assert.deepEqual([item?.key, item?.value, item?.labels, others], ['a', '1', { app: 'shop' }, []]);
  });
});

describe('the comparison of configuration items', () => {
  const [testing, production] = [{ environment: 'testing' }, { environment: 'production' }];
  const text = { value_type: 'text', status: 'enabled' };

  it('takes no label for one that both sides are of because of its name', () => {
    const of = (name: string) => ({ key: 'a', value: '1', ...text, labels: { constructor: name } });
    assert.equal(facts(side({ constructor: 'x' }, of('x')), side({}, of('x'), of('y'))).length, 2);
  });

  it('is by key and labels, of which those that both sides are of do not count', () => {
    const items = [testing, production].map((labels) => ({
      key: 'a',
      value: '1',
      ...text,
      labels: { app: 'shop', ...labels },
    }));
    const [here = {}, there = {}] = items;
    assert.deepEqual(facts(side(testing, here), side(production, there)), ['same a {"app":"shop"}']);
    assert.deepEqual(facts(side(testing, here), side({}, there)), [
      'right a {"app":"shop","environment":"production"} value value_type status',
      'left a {"app":"shop","environment":"testing"} value value_type status',
    ]);
  });

  it('is of value, type and state, in the order of keys, and not of what a file leaves out', () => {
    const left = side({}, { key: 'b10', value: '1', ...text }, { key: 'b9', value: '1', status: 'enabled' });
    const right = side(
      {},
      { key: 'b9', value: '1', value_type: 'yaml', status: 'disabled' },
      { key: 'b10', value: '1', value_type: 'yaml', status: 'enabled' },
    );
    assert.deepEqual(facts(left, right), ['differs b9 {} status', 'differs b10 {} value_type']);
  });

  it('is of policies by their meaning, as in plans', () => {
    const policy = (value: string) => side({}, { key: 'servicecomb.rateLimiting.a', value, ...text });
    assert.deepEqual(
      facts(policy('rate: 10\nlimitRefreshPeriod: 1S\n'), policy('limitRefreshPeriod: "1000"\nrate: 10')),
      ['same servicecomb.rateLimiting.a {}'],
    );
    assert.deepEqual(facts(policy('rate: 10\n'), policy('rate: 11\n')), [
      'differs servicecomb.rateLimiting.a {} value',
    ]);
  });

  it('shows no secret', () => {
    const item = (value: string) => side({}, { key: 'db.password', value, ...text });
    const [compared] = compareSides(item('kestrel'), item('heron'));
    assert.deepEqual(compared?.changes, [{ path: 'value', from: '•••', to: '•••' }]);
  });
});
