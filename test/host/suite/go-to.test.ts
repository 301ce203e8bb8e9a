import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { TreeNode } from '../../../client/views/tree-node';
import { Answers } from './answers';
import { activateExtension, openRows } from './editor';

/** A search in the editor: what is chosen, and the row that is selected afterwards. */
interface Way {
  readonly command: string;
  readonly choose: Readonly<Record<string, string>>;
  readonly ask?: Readonly<Record<string, string>>;
  readonly row: RegExp;
}

const ways: readonly Way[] = [
  { command: 'goToMicroservice', choose: { 'Go to Microservice': 'cart 1.1.0' }, row: /^1\.1\.0$/ },
  { command: 'goToApp', choose: { 'Go to App': 'hello-world' }, row: /^hello-world$/ },
  {
    command: 'goToInstance',
    choose: { 'Go to Instance': 'hello-world web instance 1' },
    row: /^instance 1$/,
  },
  {
    command: 'findInstances',
    choose: { 'select a microservice': 'cart', 'Find Instances: cart latest': 'shop-node-1' },
    ask: { 'rule for versions': 'latest' },
    row: /^shop-node-1$/,
  },
  { command: 'goToEngine', choose: { 'Go to Engine': 'Sandbox' }, row: /^Sandbox$/ },
];

describe('a search over all connections', () => {
  let api: TestApi;

  before(async () => void (api = await activateExtension()));
  after(() => api.answerWith());

  /** Waits until the selected row is as wanted: while a row is shown again the editor has no selection. */
  async function selected(isWanted: (node: TreeNode) => boolean): Promise<TreeNode> {
    for (;;) {
      const node = api.services.views.nodeOf(undefined);
      if (node && isWanted(node)) return node;
      await setTimeout(20);
    }
  }

  /** Runs a command until it selects a row as wanted: one that is read again just then lets go of it, and a person asks again. */
  async function select(command: string, isWanted: (node: TreeNode) => boolean): Promise<void> {
    for (let node; !node;) {
      await vscode.commands.executeCommand(`engineRoom.${command}`);
      node = await Promise.race([selected(isWanted), setTimeout(8000, undefined)]);
    }
  }

  for (const { command, choose, ask, row } of ways) {
    it(`${command} selects the row of what was chosen`, async () => {
      api.answerWith(new Answers({ choose, ask }));
      await select(command, ({ label }) => row.test(label));
    });
  }

  it('goToConfigurationItem selects the row of an item', async () => {
    const [scope] = await openRows(api.services.views.engines, 'Sandbox', 'Configuration');
    assert.ok(scope);
    const [item] = await api.services.views.engines.getChildren(scope);
    assert.ok(item);
    api.answerWith(new Answers({ choose: { 'Go to Configuration Item': item.label } }));
    await select('goToConfigurationItem', ({ label }) => label === item.label);
  });

  it('changes nothing when it is cancelled', async () => {
    const before = await selected(() => true);
    const answers = new Answers({});
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.goToMicroservice');
    assert.deepEqual([answers.questions.length, answers.messages], [1, []]);
    assert.equal((await selected(() => true)).id, before.id);
  });

  it('is what a command acts on, also while the view is read again', async () => {
    const { views } = api.services;
    const before = await selected(() => true);
    views.engines.refresh();
    for (let look = 0; look < 100; look++) {
      const used = await views.nodesOf(undefined, undefined);
      assert.deepEqual(
        used.map(({ id }) => id),
        [before.id],
      );
      await setTimeout(5);
    }
  });

  it('is where counters of an engine lead to', async () => {
    const counters = await openRows(api.services.views.engines, 'Sandbox', 'Service center');
    for (const [label, view] of [
      ['Microservices', 'microservices'],
      ['Instances', 'instances'],
    ] as const) {
      const counter = counters.find((one) => one.label === label);
      assert.ok(counter?.command);
      const { command, arguments: given } = counter.command;
      await vscode.commands.executeCommand(command, ...given);
      const row = await selected((node) => api.services.views[view].holds(node));
      assert.equal(row.label, 'Sandbox');
    }
  });
});
