import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { Answers } from './answers';
import { activateExtension, openRows, openSample, replaceText, revert, shown } from './editor';
import { assertEvery } from '../../every';

describe('Engine Room: Deploy', () => {
  let api: TestApi;

  before(async () => {
    api = await activateExtension();
  });

  after(() => api.answerWith());

  it('is refused while the file has errors, and lists them', async () => {
    const editor = await openSample('hello-world/lain.yaml');
    await replaceText(editor, 'port: 8080', 'port: 80800');
    const answers = await deploy({ confirm: true });
    assert.match(answers.messages.join('\n'), /not deployed because of its errors \(1\): line 21/);
    await replaceText(editor, 'port: 80800', 'port: 8080');
    await editor.document.save();
    assert.equal(answers.questions.length, 1);
    assert.match(answers.questions[0] ?? '', /has unsaved changes/);
  });

  it('goes on when the error is suppressed, or turned down in the settings, as in the editor', async () => {
    const plan = { choose: { version: 'preselected' }, confirm: false } as const;
    const editor = await openSample('hello-world/lain.yaml');
    await replaceText(editor, 'port: 8080', 'port: 80800 # engine-room-ignore lain/port');
    await editor.document.save();
    assert.match((await deploy(plan)).questions.at(-1) ?? '', /^Upgrade hello-world/);

    await replaceText(editor, ' # engine-room-ignore lain/port', '');
    await editor.document.save();
    assert.match((await deploy(plan)).messages.join('\n'), /not deployed because of its errors/);
    const settings = vscode.workspace.getConfiguration('engineRoom');
    await settings.update('rules', { 'lain/port': 'warning' });
    try {
      const answers = await deploy(plan);
      assert.match(answers.questions.at(-1) ?? '', /^Upgrade hello-world/);
    } finally {
      await settings.update('rules', undefined);
      await replaceText(editor, 'port: 80800', 'port: 8080');
      await editor.document.save();
    }
  });

  it('is refused while changes are not saved', async () => {
    const editor = await openSample('hello-world/lain.yaml');
    await replaceText(editor, 'GREETING=hello', 'GREETING=salut');
    const answers = await deploy({});
    assert.deepEqual([answers.messages, answers.questions.length], [[], 1]);
    assert.match(answers.questions[0] ?? '', /has unsaved changes/);
    await revert(editor);
  });

  it('deploys what is dropped on a row to the connection of the row, and says what can be dropped', async () => {
    const { views } = api.services;
    const { document } = await openSample('hello-world/lain.yaml');
    const [row] = await openRows(views.instances, 'Sandbox');
    assert.ok(row?.connection);
    const drop = async (target: typeof row | undefined, ...addresses: readonly string[]) => {
      const answers = new Answers({ choose: { version: 'preselected' } });
      api.answerWith(answers);
      const data = new vscode.DataTransfer();
      data.set('text/uri-list', new vscode.DataTransferItem(addresses.join('\r\n')));
      await views.drop(target, data);
      return answers;
    };
    const manifest = document.uri.toString();
    assert.match((await drop(row, manifest)).questions.at(-1) ?? '', /^Upgrade hello-world on Sandbox/);
    for (const [target, ...dropped] of [
      [row, manifest, manifest],
      [row, 'file:///tmp/notes.txt'],
      [row, 'git:/hello-world/lain.yaml', 'no address'],
      [row, 'file:////server/lain.yaml'],
      [undefined, manifest],
    ] as const) {
      const answers = await drop(target, ...dropped);
      assert.deepEqual(answers.questions, []);
      assert.match(answers.messages.join(), /^Drop one manifest, .* to deploy it there\.$/);
    }
    const gone = await drop(row, new URL('gone/lain.yaml', `${manifest}/..`).href);
    assert.match(gone.messages.join(), /gone\/lain\.yaml/);
  });

  it('deploys from the row of a connection to that connection, and says when it does not reach what is needed', async () => {
    await openSample('hello-world/lain.yaml');
    const settings = vscode.workspace.getConfiguration('engineRoom');
    const elsewhere = {
      type: 'engine',
      name: 'elsewhere',
      registry: 'http://127.0.0.1:1',
      authentication: 'none',
    };
    await settings.update('connections', [elsewhere], vscode.ConfigurationTarget.Global);
    try {
      const rows = await api.services.views.microservices.getChildren();
      const [sandbox, other] = ['Sandbox', 'elsewhere'].map((name) =>
        rows.find(({ label }) => label === name),
      );
      const answers = new Answers({ choose: { version: 'preselected' } });
      api.answerWith(answers);
      await vscode.commands.executeCommand('engineRoom.deploy', sandbox);
      assert.match(answers.questions.at(-1) ?? '', /^Upgrade hello-world on Sandbox/);
      await vscode.commands.executeCommand('engineRoom.deploy', other);
      assert.deepEqual(answers.messages, ['elsewhere does not reach lain: choose another connection.']);
    } finally {
      await settings.update('connections', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('shows the plan and changes nothing when the question is cancelled', async () => {
    await openSample('hello-world/lain.yaml');
    const answers = await deploy({ choose: { version: 'preselected' } });
    const question = answers.questions.at(-1) ?? '';
    assert.match(question, /^Upgrade hello-world on Sandbox from .* to .*\?\n/);
    assert.match(question, /web \(web\): restarts with changes in env, logs/);
    assert.match(question, /worker \(worker\): created, instances: 1/);
    assert.match(question, /Every instance is restarted/);
    const procs = await openRows(api.services.views.instances, 'Sandbox', 'hello-world');
    assertEvery(procs, ({ label }) => label !== 'worker');
  });

  it('upgrades an app and follows its pods until each runs the new version', async function () {
    this.timeout(120_000);
    await openSample('hello-world/lain.yaml');
    const answers = await deploy({
      choose: { version: 'preselected' },
      confirm: true,
      press: 'Show in Instances',
    });
    assert.match(answers.messages.at(-1) ?? '', /hello-world is deployed to Sandbox/);
    const newest = answers.choices[0]?.[0];
    assert.ok(newest?.preselected);

    const { instances } = api.services.views;
    instances.refresh();
    for (const name of ['web', 'worker']) {
      const pods = await openRows(instances, 'Sandbox', 'hello-world', name);
      assert.notEqual(pods.length, 0);
      for (const pod of pods)
        assert.ok(shown(instances, pod).includes(`healthy · ${newest.label}`), shown(instances, pod));
    }
  });

  it('creates an app that is registered only, which the tree tells', async function () {
    this.timeout(120_000);
    const { instances } = api.services.views;
    const [hint] = await openRows(instances, 'Sandbox', 'shop-cart');
    assert.match(hint?.label ?? '', /not deployed/);
    const row = (await openRows(instances, 'Sandbox')).find(({ label }) => label === 'shop-cart');
    assert.ok(row);
    assert.equal(shown(instances, row), 'shop-cart — not deployed');

    await openSample('shop-cart/lain.yaml');
    const answers = await deploy({ confirm: true });
    assert.match(answers.questions.join('\n'), /Deploy shop-cart to Sandbox for the first time/);
    assert.match(answers.messages.at(-1) ?? '', /shop-cart is deployed/);
    instances.refresh();
    const procs = await openRows(instances, 'Sandbox', 'shop-cart');
    assert.ok(procs.some(({ label }) => label === 'web'));
  });

  it('deploys policies to the engine that they name, and has nothing to do afterwards', async () => {
    await openSample('shop/checkout.governance.yaml');
    const first = await deploy({ choose: { 'select a connection': 'Sandbox' }, confirm: true });
    assert.match(first.messages.at(-1) ?? '', /Deployed to Sandbox|Written and verified/);
    const second = await deploy({ choose: { 'select a connection': 'Sandbox' }, confirm: true });
    assert.match(second.messages.at(-1) ?? '', /there is nothing to deploy/);
  });

  it('deploys resources of ServiceStage, follows the job, and has nothing to do afterwards', async function () {
    this.timeout(120_000);
    await openSample('shop/cart.servicestage.yaml');
    const first = await deploy({ choose: { 'select a connection': 'Sandbox' }, confirm: true });
    assert.match(first.questions.join('\n'), /Change Instance cart-dev/);
    assert.match(first.messages.at(-1) ?? '', /^Deployed to Sandbox/);
    const second = await deploy({ choose: { 'select a connection': 'Sandbox' }, confirm: true });
    assert.match(second.messages.at(-1) ?? '', /there is nothing to deploy/);
  });

  it('deletes and creates again only what was named', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const component = (runtime: string) =>
      'apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: coupons, application: shop }\n' +
      `spec: { runtime: ${runtime}, category: Webapp, sub_category: Web }\n`;
    const file = vscode.Uri.joinPath(folder.uri, 'coupons.servicestage.yaml');
    const deployWith = async (runtime: string, ask: Record<string, string> = {}) => {
      await vscode.workspace.fs.writeFile(file, Buffer.from(component(runtime)));
      await vscode.window.showTextDocument(file);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      return deploy({ choose: { 'select a connection': 'Sandbox', Delete: 'Deploy' }, ask, confirm: true });
    };
    try {
      await deployWith('Docker');
      const refused = await deployWith('Tomcat8');
      assert.deepEqual(refused.questions.at(-1), 'Delete coupons and create it again?');
      assert.deepEqual(refused.messages, []);
      const allowed = await deployWith('Tomcat8', { 'Delete coupons': 'coupons' });
      assert.match(
        allowed.questions.join('\n'),
        /Delete Component coupons and create it again \(Application shop\)\?/,
      );
      assert.match(allowed.messages.at(-1) ?? '', /Written and verified/);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });

  it('deploys configuration items, and has nothing to do afterwards', async () => {
    await openSample('shop/production.kie.json');
    const first = await deploy({
      choose: { 'select a connection': 'Sandbox' },
      confirm: true,
      press: 'Show in Engines',
    });
    const { resources: [row] = [], name } = api.services.views.nodeOf(undefined) ?? {};
    assert.equal(row?.kind.id, 'kie/item', name);
    assert.match(first.questions.join('\n'), /1 to create, /);
    assert.match(first.messages.at(-1) ?? '', /Deployed to Sandbox|Written and verified/);
    const second = await deploy({ choose: { 'select a connection': 'Sandbox' }, confirm: true });
    assert.match(second.messages.at(-1) ?? '', /there is nothing to deploy/);
  });

  it('says at the end that a run is not in the history, and that no other one was kept away', async () => {
    const state = await mkdtemp(path.join(tmpdir(), 'engine-room-state-'));
    const former = process.env['XDG_STATE_HOME'];
    process.env['XDG_STATE_HOME'] = state;
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'unrecorded.kie.json');
    const item = { key: 'unrecorded', value: '1', value_type: 'text', status: 'enabled', labels: {} };
    try {
      await mkdir(path.join(state, 'engine-room'));
      for (const name of ['runs', 'locks']) await writeFile(path.join(state, 'engine-room', name), 'a file');
      await vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify({ data: [item] })));
      await vscode.window.showTextDocument(file);
      const answers = await deploy({ choose: { 'select a connection': 'Sandbox' }, confirm: true });
      assert.match(
        answers.messages.join('\n'),
        /^Config unrecorded on Sandbox: Written and verified\. No other run was kept away from Sandbox: .*locks.* This run is not in the history and can’t be undone: .*runs/,
      );
    } finally {
      if (former === undefined) delete process.env['XDG_STATE_HOME'];
      else process.env['XDG_STATE_HOME'] = former;
      await vscode.workspace.fs.delete(file);
      await rm(state, { recursive: true });
    }
  });

  it('can be tried with the sample again, changed or removed', async () => {
    const open = async (script: ConstructorParameters<typeof Answers>[0] = {}) => {
      const answers = new Answers(script);
      api.answerWith(answers);
      await vscode.commands.executeCommand('engineRoom.openSample');
      return answers;
    };
    await open();
    const editor = vscode.window.activeTextEditor ?? assert.fail('no sample');
    const original = editor.document.getText();
    await replaceText(editor, 'enabledd', 'enabled');
    await editor.document.save();
    const kept = await open({ choose: { 'The sample was changed': 'Go On with It' } });
    assert.equal(kept.questions.length, 1);
    assert.notEqual(editor.document.getText(), original);
    await open({ choose: { 'The sample was changed': 'Begin Again' } });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), original);
    await vscode.workspace.fs.delete(editor.document.uri);
    assert.deepEqual((await open()).questions, []);
    assert.equal(vscode.window.activeTextEditor.document.getText(), original);
  });

  /** Runs the command on the open manifest, answering by script. */
  async function deploy(script: ConstructorParameters<typeof Answers>[0]): Promise<Answers> {
    const answers = new Answers(script);
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.deploy');
    return answers;
  }
});
