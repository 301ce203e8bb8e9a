import assert from 'node:assert/strict';
import { kieConfig } from '../../../../deploy/kie/kind';
import { deployFile, failure, fakeContext } from '../context';
import { planStepTitles } from '../titles';
import { kieFile, liveItem, only, plan, planFiles, wanted } from './items';

describe('the plan of configuration items', () => {
  it('asks once for all of them', async () => {
    const { context, steps } = await plan([wanted, { ...wanted, key: 'b' }, { ...wanted, key: 'c' }]);
    assert.equal(steps.length, 3);
    assert.equal(context.calls.length, 1);
    for (const { after, liveState } of steps) assert.deepEqual([after, liveState], [[], '']);
    await kieConfig.prepare({ files: [kieFile(wanted)] }, context);
    assert.equal(context.calls.length, 2, 'however fresh what others see is');
  });

  it('leaves an item that is as it is written, in whatever order its labels are', async () => {
    const { step } = only((await plan([wanted], [liveItem()])).steps);
    assert.deepEqual([step.action, step.changes], ['unchanged', []]);
    assert.equal(step.summary, 'The configuration item cart.yaml (app=shop, environment=) is unchanged');
  });

  it('creates an item with new key or labels, even if they differ in case or in an empty label only', async () => {
    const others = [liveItem({ key: 'Cart.yaml' }), liveItem({ labels: { app: 'shop' } })];
    const { step } = only((await plan([wanted], others)).steps);
    assert.deepEqual(step, {
      apiVersion: 'kie/v1',
      kind: 'Config',
      name: 'cart.yaml',
      scope: 'app=shop, environment=',
      action: 'create',
      summary: 'Create the configuration item cart.yaml (app=shop, environment=)',
      changes: [
        { path: 'value', to: 'port: 8080\n' },
        { path: 'value_type', to: 'yaml' },
        { path: 'status', to: 'enabled' },
      ],
    });
  });

  it('does not create an item that an incomplete list lacks: it may be there', async () => {
    const context = fakeContext(() => ({ total: 2, data: [liveItem()] }));
    const files = [kieFile(wanted, { ...wanted, key: 'other.yaml' })];
    const steps = await kieConfig.prepare({ files }, context);
    assert.deepEqual(
      steps.map(({ step: { name, action, reason } }) => [name, action, reason]),
      [
        ['cart.yaml', 'unchanged', undefined],
        ['other.yaml', 'unknown', 'The server did not list all of its items.'],
      ],
    );
  });

  it('takes an item without labels for one with an empty set of them', async () => {
    const live = [{ ...liveItem(), labels: undefined }];
    const { step } = only((await plan([{ ...wanted, labels: {} }], live)).steps);
    assert.deepEqual([step.action, step.scope], ['unchanged', undefined]);
  });

  it('compares policies by meaning, as their own plans do, and other values to the letter', async () => {
    const ways = ['rate: 10\nlimitRefreshPeriod: 1S\n', '# at most\nlimitRefreshPeriod: "1000"\nrate: 10'];
    const [one = '', other = ''] = ways;
    const actionFor = async (key: string, value: string, live: string) => {
      const { steps } = await plan([{ ...wanted, key, value }], [liveItem({ key, value: live })]);
      return only(steps).step.action;
    };
    assert.equal(await actionFor('servicecomb.rateLimiting.checkout', one, other), 'unchanged');
    assert.equal(
      await actionFor('servicecomb.rateLimiting.checkout', 'rate: 10', other),
      'change',
      'a field less',
    );
    assert.equal(
      await actionFor('servicecomb.rateLimiting.checkout', `${one}rate`, other),
      'change',
      'not YAML',
    );
    assert.equal(await actionFor('checkout.yaml', one, other), 'change');
  });

  it('shows a changed value to the last line break, and a changed status', async () => {
    const { step } = only(
      (await plan([{ ...wanted, value: 'port: 8080', status: 'disabled' }], [liveItem()])).steps,
    );
    assert.equal(step.action, 'change');
    assert.deepEqual(step.changes, [
      { path: 'value', from: 'port: 8080\n', to: 'port: 8080' },
      { path: 'status', from: 'enabled', to: 'disabled' },
    ]);
    assert.equal(
      step.summary,
      'Change value, status of the configuration item cart.yaml (app=shop, environment=)',
    );
  });

  it('does not manage what is not written, and says what a new item gets', async () => {
    const { key, labels } = wanted;
    assert.equal(only((await plan([{ key, labels }], [liveItem()])).steps).step.action, 'unchanged');
    const created = only((await plan([{ key, labels, value: 'x' }])).steps).step;
    assert.deepEqual(created.changes, [
      { path: 'value', to: 'x' },
      { path: 'value_type', to: 'text' },
      { path: 'status', to: 'enabled' },
    ]);
    const statusless = [liveItem({ status: '' })];
    assert.deepEqual(only((await plan([wanted], statusless)).steps).step.changes, [
      { path: 'status', to: 'enabled' },
    ]);
  });

  it('is blocked by another value type; no type is text', async () => {
    const { step } = only((await plan([{ ...wanted, value_type: 'json' }], [liveItem()])).steps);
    assert.equal(step.action, 'blocked');
    assert.equal(step.summary, 'The configuration item cart.yaml (app=shop, environment=) can’t be deployed');
    assert.match(step.reason ?? '', /from yaml to json/);
    const untyped = [liveItem({ value_type: undefined }), liveItem({ value_type: '', labels: {} })];
    const { steps } = await plan(
      [
        { ...wanted, value_type: 'text' },
        { ...wanted, value_type: 'text', labels: {} },
      ],
      untyped,
    );
    assert.deepEqual(
      steps.map(({ step: { action } }) => action),
      ['unchanged', 'unchanged'],
    );
  });

  it('is blocked by a value that is to be emptied, which servers do not do', async () => {
    const emptied = { ...wanted, value: '' };
    const { step } = only((await plan([emptied], [liveItem()])).steps);
    assert.equal(step.action, 'blocked');
    assert.match(step.reason ?? '', /value can’t be emptied/);
    assert.equal(only((await plan([emptied], [liveItem({ value: '' })])).steps).step.action, 'unchanged');
    assert.equal(only((await plan([emptied])).steps).step.action, 'create');
  });

  it('is blocked by a type or status that no server takes', async () => {
    const { steps } = await plan([
      { ...wanted, value_type: 'yml' },
      { ...wanted, key: 'b', status: 'on' },
    ]);
    for (const { step } of steps)
      assert.match(step.reason ?? '', /No server accepts this value type or status/);
    assert.deepEqual(
      steps.map(({ step: { action } }) => action),
      ['blocked', 'blocked'],
    );
  });

  it('is blocked by a second item of the same key and labels, which is named with the first', async () => {
    const file = deployFile('again.kie.yaml', 'data:\n  - key: b\n    value: x\n  - key: b\n    value: y\n');
    const { steps } = await planFiles([kieFile(wanted), file, kieFile(wanted)], []);
    assert.deepEqual(
      steps.map(({ step: { action, reason } }) => [action, reason]),
      [
        ['create', undefined],
        ['create', undefined],
        ['blocked', 'The same key and labels are already in again.kie.yaml:2.'],
        ['blocked', 'The same key and labels are already in shop.kie.json:1.'],
      ],
    );
    assert.equal(new Set(steps.map(({ id }) => id)).size, 4);
  });

  it('reads documents of cloud manifests, and passes over other kinds and nulls', async () => {
    const text = `apiVersion: kie/v1
kind: Config
metadata: { name: cart.yaml, engine: prod }
spec:
  labels: { app: shop, environment: "" }
  value_type: yaml
  value: |
    port: 9090
---
# nothing
---
apiVersion: cse/v2
kind: Config
metadata: { name: other }
`;
    const manifest = deployFile('shop.cse.yaml', text);
    const items = deployFile(
      'more.kie.json',
      '{ "data": [null, { "key": "" }, { "key": "k", "value": null }] }',
    );
    const { steps } = await planFiles([manifest, items], [liveItem()]);
    assert.deepEqual(planStepTitles(steps), ['change cart.yaml (app=shop, environment=)', 'create k']);
    assert.deepEqual(steps[0]?.step.changes, [{ path: 'value', from: 'port: 8080\n', to: 'port: 9090\n' }]);
    assert.equal(steps[1]?.step.changes[0]?.to, '');
    assert.deepEqual(
      [manifest, items, deployFile('x.cse.yaml', 'apiVersion: cse/v2\nkind: Engine\n')].map(
        kieConfig.services,
      ),
      [['kie'], ['kie'], []],
    );
  });

  it('says in which line of a cloud manifest the first of two is', async () => {
    const document = 'apiVersion: kie/v1\nkind: Config\nmetadata: { name: a }\nspec: { value: x }\n';
    const file = deployFile('two.cse.yaml', `# items\n${document}---\n${document}---\nnothing\n`);
    const { steps } = await planFiles([file], []);
    assert.deepEqual(
      steps.map(({ step: { reason } }) => reason),
      [undefined, 'The same key and labels are already in two.cse.yaml:2.'],
    );
  });

  it('reads the first document of a file that is not empty, and finds nothing in other forms', async () => {
    const second = deployFile('a.kie.yaml', '---\n---\ndata:\n  - { key: a, value: x }\n');
    const { steps } = await planFiles([second], []);
    assert.deepEqual(planStepTitles(steps), ['create a']);
    const nothing = ['', '---\n', 'text\n', 'data: text\n'].map((text) => deployFile('b.kie.yaml', text));
    assert.deepEqual((await planFiles(nothing, [])).steps, []);
    const others = deployFile(
      'c.cse.yaml',
      'apiVersion: kie/v1\nkind: Other\n---\napiVersion: x/v1\nkind: Config\n',
    );
    assert.deepEqual(kieConfig.services(others), []);
  });

  it('is blocked where documents name several engines, but not those that name none', async () => {
    const document = (name: string, engine: string) =>
      `apiVersion: kie/v1\nkind: Config\nmetadata: { name: ${name}${engine} }\nspec: { value: x }\n`;
    const one = deployFile('a.cse.yaml', document('a', ', engine: prod'));
    const two = deployFile('b.cse.yaml', document('b', ', engine: test'));
    const none = deployFile('c.cse.yaml', document('c', ''));
    const { steps } = await planFiles([one, two, none], []);
    assert.deepEqual(planStepTitles(steps), ['blocked a', 'blocked b', 'create c']);
    assert.match(steps[0]?.step.reason ?? '', /several engines \(prod, test\)/);
    assert.deepEqual(planStepTitles((await planFiles([one, none], [])).steps), ['create a', 'create c']);
  });

  it('shows no passwords', async () => {
    const live = liveItem({ value: 'db:\n  password: before\n  url: ${URL}\n' });
    const after = { ...wanted, value: 'db:\n  password: 123456\n  url: x\n' };
    const { step } = only((await plan([after], [live])).steps);
    assert.deepEqual(step.changes, [
      {
        path: 'value',
        from: 'db:\n  password: •••\n  url: ${URL}\n',
        to: 'db:\n  password: •••\n  url: x\n',
      },
    ]);
  });

  it('moves with the live item, also where only a secret of it has changed', async () => {
    const states = [
      [],
      [liveItem()],
      [liveItem({ update_revision: 8 })],
      [liveItem({ value: 'x' })],
      [liveItem({ status: 'disabled' })],
      [liveItem({ id: 'id-2' })],
    ];
    const prints = new Set<string>();
    for (const state of states) prints.add(only((await plan([wanted], state)).steps).liveState);
    assert.equal(prints.size, states.length);
  });

  it('fails when the items can’t be read', async () => {
    const context = fakeContext(() => {
      throw failure({ kind: 'unreachable' });
    });
    await assert.rejects(kieConfig.prepare({ files: [kieFile(wanted)] }, context), { kind: 'unreachable' });
  });
});
