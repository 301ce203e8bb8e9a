import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { LazyTree } from '../../../client/views/lazy-tree';
import type { TreeNode } from '../../../client/views/tree-node';
import { Answers } from './answers';
import { activateExtension, openRows, shown } from './editor';
import { assertEvery } from '../../every';

describe('the views of a sandbox', () => {
  let api: TestApi;

  before(async () => {
    api = await activateExtension();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('engineRoom.clearMicroservicesFilter');
    await vscode.commands.executeCommand('engineRoom.clearInstancesFilter');
    api.answerWith();
  });

  it('show connections and the engine behind one', async () => {
    const { engines } = api.services.views;
    const [center] = await openRows(engines, 'Sandbox');
    assert.ok(center);
    const counters = await engines.getChildren(center);
    assert.match(shown(engines, center), /^Service center — .*healthy/);
    assert.deepEqual(
      counters.map(({ label }) => label),
      ['Applications', 'Microservices', 'Instances'],
    );
    assertEvery(counters, ({ description }) => Number.parseInt(description ?? '', 10) > 0);
  });

  it('lead from an engine to an instance of a service', async () => {
    const { microservices } = api.services.views;
    let rows = await openRows(microservices, 'Sandbox');
    const way: string[] = [];
    while (rows[0]?.load) {
      way.push(rows[0].label);
      rows = await microservices.getChildren(rows[0]);
    }
    assert.ok(way.includes('Instances'), way.join(' → '));
    assert.notEqual(rows.length, 0);
  });

  it('lead from a console to a pod, with state and version in words', async () => {
    const { instances } = api.services.views;
    const pods = await openRows(instances, 'Sandbox', 'hello-world', 'web');
    assert.notEqual(pods.length, 0);
    for (const pod of pods)
      assert.match(shown(instances, pod), /^instance \d+ — (not )?healthy · \w{3} \d+, \d{4}, /);
  });

  it('put the instances of a resource under one row', async () => {
    const { instances } = api.services.views;
    const rows = await openRows(instances, 'Sandbox');
    const group = rows.find(({ label }) => label === 'Instances of redis-resource');
    assert.ok(group, rows.map(({ label }) => label).join(', '));
    assertEvery(rows, ({ label }) => !label.startsWith('resource.'));
  });

  it('load a row once, and again after a refresh', async () => {
    const { instances } = api.services.views;
    const [console] = await instances.getChildren();
    assert.ok(console);
    const once = await instances.getChildren(console);
    assert.equal(await instances.getChildren(console), once);
    instances.refresh(console);
    assert.notEqual(await instances.getChildren(console), once);
  });

  it('give every row an id of its own and a label for screen readers', async () => {
    const { instances } = api.services.views;
    const rows = await openRows(instances, 'Sandbox');
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    for (const row of rows) {
      assert.ok(instances.getTreeItem(row).accessibilityInformation?.label.startsWith(row.label));
    }
  });

  it('are filtered while the words and states are entered, each by itself, and say so', async () => {
    const { microservices, instances } = api.services.views;
    await openRows(microservices, 'Sandbox');
    const labels = async () =>
      (await openRows(microservices, 'Sandbox', 'production')).map(({ label }) => label);
    const all = await labels();
    api.answerWith(new Answers({ ask: { Filter: 'orders' }, choose: { Filter: 'unhealthy' } }));
    await vscode.commands.executeCommand('engineRoom.filterMicroservices');
    assert.deepEqual(microservices.narrowedTo, { text: 'orders', states: ['bad'] });
    assert.deepEqual(await labels(), ['shop']);
    assert.equal(instances.narrowedTo, undefined);
    api.answerWith(new Answers());
    await vscode.commands.executeCommand('engineRoom.filterMicroservices');
    assert.deepEqual(await labels(), ['shop'], 'cancelling keeps it');
    await vscode.commands.executeCommand('engineRoom.clearMicroservicesFilter');
    assert.deepEqual(await labels(), all);
  });

  it('look everywhere for what is filtered for, and go to it', async () => {
    const { instances } = api.services.views;
    instances.refresh();
    const answers = new Answers({ ask: { 'Filter Instances': 'Unhealthy' } });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.filterInstances');
    assert.equal(answers.questions[0], 'Filter Instances');
    assert.deepEqual(instances.narrowedTo, { text: '', states: ['bad'] }, 'a state is typed, too');
    // What the filter offers by itself only where no row that was read before is unhealthy.
    await vscode.commands.executeCommand('engineRoom.searchAllInstances');
    // Rows that the refresh has outdated may be read again just then.
    let coverage = await instances.coverage();
    for (let look = 0; look < 100 && coverage.unsearched.length > 0; look++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      coverage = await instances.coverage();
    }
    assert.deepEqual(
      coverage.unsearched.map(({ label }) => label),
      [],
    );
    assert.ok(coverage.found, answers.messages.join());
    await vscode.commands.executeCommand('engineRoom.clearInstancesFilter');
    await vscode.commands.executeCommand('engineRoom.searchAllInstances');
    assert.match(answers.messages.at(-1) ?? '', /^The view has no filter/);
  });

  it('offer to look everywhere for what no row that was read is', async () => {
    const { instances } = api.services.views;
    instances.refresh();
    const answers = new Answers({ ask: { 'Filter Instances': 'nobody-has-this' }, press: 'Search All' });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.filterInstances');
    assert.equal((await instances.coverage()).found, undefined);
    assert.match(answers.messages.at(0) ?? '', /^Filter Instances: /);
    assert.match(answers.messages.at(-1) ?? '', /^Nothing in \d+ rows matches|rows read: /);
  });

  it('hold no secret in any row, however deep', async () => {
    const { engines, microservices, instances } = api.services.views;
    const rows = (await Promise.all([engines, microservices, instances].map(everyRow))).flat();
    const labels = new Set(rows.map(({ label }) => label));
    for (const label of [
      'Service center',
      'Configuration',
      'cart',
      'shop-node-1',
      'hello-world',
      'instance 1',
    ])
      assert.ok(labels.has(label), `${label} was not reached`);
    const text = JSON.stringify(rows);
    const secrets = secretsIn(process.env['ENGINE_ROOM_SANDBOX'] ?? '');
    assert.ok(
      secrets.some((secret) => secret.startsWith('sandbox-token-of-')),
      'no token to look for',
    );
    for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} is in a row`);
  });
});

/** A row as the editor gets it, and as commands get it. */
interface Row {
  readonly label: string;
  readonly node: TreeNode;
  readonly item: vscode.TreeItem;
}

/** Every row of a tree, opening all that can be opened. */
async function everyRow(tree: LazyTree): Promise<Row[]> {
  const rows: Row[] = [];
  const visit = async (nodes: readonly TreeNode[]): Promise<void> => {
    for (const node of nodes) {
      if (node.load) await visit(await tree.getChildren(node));
      rows.push({ label: node.label, node, item: tree.resolveTreeItem(tree.getTreeItem(node), node) });
    }
  };
  await visit(await tree.getChildren());
  return rows;
}

/** Passwords, tokens and secret keys of the sandbox's ready line. */
function secretsIn(line: string): string[] {
  const secrets: string[] = [];
  JSON.parse(line, (name, value: unknown) => {
    if (typeof value === 'string' && /token|password|secret/i.test(name)) secrets.push(value);
    return value;
  });
  return secrets;
}
