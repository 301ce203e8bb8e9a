import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { TreeNode } from '../../../client/views/tree-node';
import { Answers } from './answers';
import { configure } from './connect';
import { activateExtension, openRows } from './editor';

/** The editor calls a command on several selected rows with the row under the pointer and all of them. */
describe('commands on several rows', () => {
  let api: TestApi;
  const items = ['Sandbox', 'Configuration', 'no labels'];

  before(async () => void (api = await activateExtension()));
  after(() => api.answerWith());

  async function create(key: string): Promise<void> {
    const [list] = (await openRows(api.services.views.engines, 'Sandbox')).filter(
      ({ label }) => label === 'Configuration',
    );
    const ask = { 'Key of the item': key, 'Value of the item': 'hello' };
    api.answerWith(new Answers({ ask, choose: { 'Type of the value': 'text' }, confirm: true }));
    await vscode.commands.executeCommand('engineRoom.createKieItem', list);
  }

  async function rows(...labels: readonly string[]): Promise<TreeNode[]> {
    const all = await openRows(api.services.views.engines, ...items);
    return labels.map((label) => {
      const found = all.find((row) => row.label === label);
      assert.ok(found, `${label} is not among ${all.map((row) => row.label).join(', ')}`);
      return found;
    });
  }

  /** The rows of connections, once the view has them. */
  function rootsOf(...names: readonly string[]): Promise<readonly TreeNode[]> {
    const { engines } = api.services.views;
    return new Promise((resolve) => {
      const look = async (): Promise<void> => {
        const found = (await engines.getChildren()).filter(({ label }) => names.includes(label));
        if (found.length < names.length) return;
        listening.dispose();
        resolve(found);
      };
      const listening = engines.onDidChangeTreeData(() => void look());
      void look();
    });
  }

  it('copy each on a line of its own', async () => {
    await create('many-a');
    await create('many-b');
    const [one, other] = await rows('many-a', 'many-b');
    await vscode.commands.executeCommand('engineRoom.copyKey', one, [one, other]);
    assert.equal(await vscode.env.clipboard.readText(), 'many-a\nmany-b');
    await vscode.commands.executeCommand('engineRoom.copyKey', one, [{ ...other }, 'many-b']);
    assert.equal(await vscode.env.clipboard.readText(), 'many-a', 'only rows of the views count');
  });

  it('copy ids and addresses of rows that have them, and show an address before it is opened', async () => {
    const { microservices, instances } = api.services.views;
    const version = ['Sandbox', 'production', 'shop', 'cart', '1.1.0'];
    const found = await openRows(microservices, ...version, 'Instances');
    const [one, other] = found;
    assert.ok(one && other);
    assert.match(String(microservices.getTreeItem(one).contextValue), /\bidentified addressed\b/);
    await vscode.commands.executeCommand('engineRoom.copyId', one, [one, other]);
    const ids = [one, other].map(({ resources }) => resources?.[0]?.identity);
    assert.equal(await vscode.env.clipboard.readText(), ids.join('\n'));
    await vscode.commands.executeCommand('engineRoom.copyAddress', one);
    assert.match(await vscode.env.clipboard.readText(), /^rest:\/\/10\./);
    await vscode.commands.executeCommand('engineRoom.copyName', one);
    assert.equal(await vscode.env.clipboard.readText(), one.label);

    const answers = new Answers();
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.openAddress', one);
    assert.deepEqual(answers.questions, [], 'only addresses of the web are opened');
    const app = await openRows(instances, 'Sandbox', 'hello-world');
    const mountpoint = app.find(({ flags }) => flags?.includes('address'));
    assert.ok(mountpoint?.address);
    await vscode.commands.executeCommand('engineRoom.openAddress', mountpoint);
    assert.deepEqual(answers.questions, [`Open this address?\n${new URL(mountpoint.address).href}`]);
  });

  it('ask what they are for when none of the rows is', async () => {
    const answers = new Answers();
    api.answerWith(answers);
    const [one, other] = await rows('many-a', 'many-b');
    await vscode.commands.executeCommand('engineRoom.createNamespace', one, [one, other]);
    assert.equal(answers.questions.length, 1, answers.messages.join());
    assert.deepEqual(answers.messages, []);
  });

  it('say that they act on one', async () => {
    const answers = new Answers();
    api.answerWith(answers);
    const [one, other] = await rows('many-a', 'many-b');
    await vscode.commands.executeCommand('engineRoom.editKieItem', one, [one, other]);
    assert.match(answers.messages.join(), /acts on one row: select only one\.$/);
    assert.deepEqual(answers.questions, []);
  });

  it('refuse rows of several kinds', async () => {
    const answers = new Answers();
    api.answerWith(answers);
    const [one] = await rows('many-a');
    const [list] = await openRows(api.services.views.engines, 'Sandbox');
    await vscode.commands.executeCommand('engineRoom.deleteKieItem', one, [one, list]);
    assert.match(answers.messages.join(), /select rows of one kind and of one connection\.$/);
  });

  it('disable all of them, and compare two of them', async () => {
    const answers = new Answers({ confirm: true });
    api.answerWith(answers);
    const [one, other] = await rows('many-a', 'many-b');
    await vscode.commands.executeCommand('engineRoom.disableKieItem', one, [one, other]);
    assert.deepEqual(answers.messages, ['2 of 2 disabled.']);
    const both = await rows('many-a', 'many-b');
    await vscode.commands.executeCommand('engineRoom.compareSelected', both[0], both);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.match(tab?.label ?? '', /many-a.* ↔ .*many-b/);
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    await vscode.commands.executeCommand('engineRoom.compareSelected', both[0], [both[0]]);
    assert.match(answers.messages.at(-1) ?? '', /^Select exactly two rows/);
  });

  it('are deleted by what removes their kind, and say so when nothing does', async () => {
    const answers = new Answers();
    api.answerWith(answers);
    const [one, other] = await rows('many-a', 'many-b');
    await vscode.commands.executeCommand('engineRoom.deleteRows', one, [one, other]);
    assert.deepEqual(answers.questions, ['Delete 2 configuration items?']);
    const [center] = await openRows(api.services.views.engines, 'Sandbox');
    await vscode.commands.executeCommand('engineRoom.deleteRows', center);
    assert.deepEqual(answers.messages.slice(-1), ['Service center can’t be deleted here.']);
  });

  it('are deleted as the one that has the focus, where only one can be', async () => {
    const of = (name: string) => ({
      type: 'engine',
      name,
      registry: 'http://127.0.0.1:9',
      authentication: 'none',
    });
    await configure([of('first'), of('second')]);
    try {
      const both = await rootsOf('first', 'second');
      const answers = new Answers();
      api.answerWith(answers);
      await vscode.commands.executeCommand('engineRoom.deleteRows', both[1], both);
      assert.match(answers.questions.join(), /^Remove the connection second\?/);
    } finally {
      await configure(undefined);
    }
  });

  it('ask for nothing that the row, or one above it, tells', async () => {
    const answers = new Answers();
    api.answerWith(answers);
    const pods = await openRows(api.services.views.instances, 'Sandbox', 'hello-world', 'web');
    await vscode.commands.executeCommand('engineRoom.scaleProc', pods[0]);
    assert.match(answers.questions.join(), /^Number of instances/);
    const app = (await openRows(api.services.views.instances, 'Sandbox')).find(
      ({ label }) => label === 'hello-world',
    );
    const asked = new Answers();
    api.answerWith(asked);
    await vscode.commands.executeCommand('engineRoom.scaleProc', app);
    const [procs] = asked.choices;
    assert.deepEqual(
      procs?.map(({ label }) => label).filter((label) => label === 'web'),
      ['web'],
      'the procs of the app, at once',
    );
  });

  it('delete all of them with one confirmation, and count them', async () => {
    const answers = new Answers({
      choose: { 'Delete 2 configuration items?': 'Delete Configuration Item' },
    });
    api.answerWith(answers);
    const [one, other] = await rows('many-a', 'many-b');
    await vscode.commands.executeCommand('engineRoom.deleteKieItem', one, [one, other]);
    assert.deepEqual(answers.questions, ['Delete 2 configuration items?']);
    assert.match(answers.choices[0]?.[1]?.description ?? '', /^removes: many-a, many-b · /);
    assert.deepEqual(answers.messages, ['2 of 2 deleted.']);
  });
});
