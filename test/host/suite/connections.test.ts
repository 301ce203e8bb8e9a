import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { Answers } from './answers';
import { about, activateExtension, wrapping } from './editor';
import { startProxy, startServer } from '../../api/client/servers';

const address = 'http://127.0.0.1:1';

describe('connections', () => {
  let api: TestApi;

  before(async () => {
    api = await activateExtension();
  });

  after(async () => {
    api.answerWith();
    await vscode.workspace
      .getConfiguration('engineRoom')
      .update('connections', undefined, vscode.ConfigurationTarget.Global);
  });

  it('are added step by step, the token in the secret storage alone', async () => {
    const answers = new Answers({
      choose: {
        'Select a connection type': 'LAIN console',
        'How do you sign in': 'SSO access token',
        Protect: 'No',
      },
      ask: { Name: 'mine', Address: address, 'Sign in to mine': 'top-secret' },
    });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.addConnection');
    const mine = await find(api, 'mine');
    assert.equal(mine?.connection.type, 'lain');
    assert.deepEqual(await api.services.secrets.get(mine), { token: 'top-secret' });
    const settings = vscode.workspace.getConfiguration('engineRoom').get('connections');
    assert.doesNotMatch(JSON.stringify(settings), /top-secret/);
    assert.match(
      answers.messages.join(),
      /^The connection mine was added, but it doesn’t work yet\. Nothing is listening at 127\.0\.0\.1:1/,
    );
  });

  it('that fail their test, or lack their sign-in, say that they were added and what now', async () => {
    const choose = {
      'Select a connection type': 'LAIN console',
      'How do you sign in': 'SSO access token',
      Protect: 'No',
    };
    const ask = { Name: 'other', Address: address };
    const unsigned = new Answers({ choose, ask });
    api.answerWith(unsigned);
    await vscode.commands.executeCommand('engineRoom.addConnection');
    assert.deepEqual(unsigned.messages, ['The connection other was added: sign in to use it.']);
    const removing = new Answers({
      choose,
      ask: { ...ask, Name: 'wrong', 'Sign in to wrong': 'top-secret' },
      press: 'Remove',
      confirm: true,
    });
    api.answerWith(removing);
    await vscode.commands.executeCommand('engineRoom.addConnection');
    assert.match(removing.questions.join(), /Remove the connection wrong\?/);
    assert.equal(await find(api, 'wrong'), undefined);
  });

  it('are diagnosed step by step on a page that cannot be edited', async () => {
    await vscode.commands.executeCommand('engineRoom.diagnoseConnection', about(await find(api, 'mine')));
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no page');
    assert.equal(document.uri.scheme, 'engine-room-diagnosis');
    assert.equal(wrapping(document), 'on', 'long lines are wrapped');
    const text = await textWith(document, 'Steps that failed: 1');
    assert.match(
      text,
      /^Diagnosis of mine \(LAIN console, http:\/\/127\.0\.0\.1:1\)\nSteps that failed: 1\n127\.0\.0\.1:1 \(LAIN console\): Nothing is listening/,
    );
    const { label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.equal(label, 'Diagnosis of mine');
    assert.match(text, /passed +Proxy .*none/);
    assert.match(text, /FAILED +TCP .*Nothing is listening at 127\.0\.0\.1:1\.\n +Next step: /);
    assert.match(text, /skipped +Call .*not tried/);
    assert.doesNotMatch(text, /top-secret/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('lose their secret when they are signed out', async () => {
    const mine = await find(api, 'mine');
    await vscode.commands.executeCommand('engineRoom.clearSecret', about(mine));
    assert.ok(mine);
    assert.equal(await api.services.secrets.get(mine), undefined);
    await assert.rejects(
      api.services.live.sessions.get(mine.id).then((session) => session.client('lain')),
      { kind: 'unauthorized' },
    );
  });

  it('never give their secret to where an argument of a command says', async () => {
    const here = await startServer((_, response) => response.writeHead(404).end());
    const elsewhere = await startServer((_, response) => response.writeHead(404).end());
    const setting = { type: 'lain', name: 'mine', console: here.address, authentication: 'token' };
    await vscode.workspace
      .getConfiguration('engineRoom')
      .update('connections', [setting], vscode.ConfigurationTarget.Global);
    const mine = await find(api, 'mine');
    assert.ok(mine);
    await api.services.secrets.set(mine, { token: 'for here' });
    const connection = { ...mine.connection, console: elsewhere.address };
    try {
      api.answerWith(new Answers());
      await vscode.commands.executeCommand('engineRoom.testConnection', {
        connection: { ...mine, connection },
      });
      assert.deepEqual(
        here.requests.map(({ headers }) => headers['access-token']),
        ['for here'],
      );
      assert.equal(elsewhere.requests.length, 0);
    } finally {
      await api.services.secrets.clear(mine);
      await Promise.all([here.close(), elsewhere.close()]);
      await vscode.workspace
        .getConfiguration('engineRoom')
        .update('connections', [{ ...setting, console: address }], vscode.ConfigurationTarget.Global);
    }
  });

  it('never give their secret to a connection of the same name elsewhere', async () => {
    const mine = await find(api, 'mine');
    assert.ok(mine);
    await api.services.secrets.set(mine, { token: 'for here' });
    await vscode.workspace
      .getConfiguration('engineRoom')
      .update(
        'connections',
        [{ type: 'lain', name: 'mine', console: 'http://elsewhere.example.test', authentication: 'token' }],
        vscode.ConfigurationTarget.Global,
      );
    const other = await find(api, 'mine');
    assert.ok(other);
    assert.equal(await api.services.secrets.get(other), undefined);
    await api.services.secrets.clear(mine);
  });

  it('are reached through the proxy of the setting http.proxy', async () => {
    const console = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"repos":[]}');
    });
    const proxy = await startProxy(console.address);
    const http = vscode.workspace.getConfiguration('http');
    try {
      await http.update('proxy', proxy.address, vscode.ConfigurationTarget.Global);
      const setting = {
        type: 'lain',
        name: 'far',
        console: 'http://console.invalid',
        authentication: 'none',
      };
      await vscode.workspace
        .getConfiguration('engineRoom')
        .update('connections', [setting], vscode.ConfigurationTarget.Global);
      api.answerWith(new Answers());
      await vscode.commands.executeCommand('engineRoom.testConnection', about(await find(api, 'far')));
      assert.match(proxy.forwarded.join(), /^http:\/\/console\.invalid\/api\/v1\//);
    } finally {
      await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
      await vscode.workspace
        .getConfiguration('engineRoom')
        .update(
          'connections',
          [{ type: 'lain', name: 'mine', console: address, authentication: 'token' }],
          vscode.ConfigurationTarget.Global,
        );
      await Promise.all([proxy.close(), console.close()]);
    }
  });

  it('are removed after a question', async () => {
    const mine = await find(api, 'mine');
    assert.ok(mine);
    const asked = async (): Promise<string> => {
      const refuse = new Answers();
      api.answerWith(refuse);
      await vscode.commands.executeCommand('engineRoom.removeConnection', about(mine));
      assert.ok(await find(api, 'mine'));
      return refuse.questions.join();
    };
    const { secrets } = api.services;
    await secrets.clear(mine);
    assert.match(await asked(), /Remove the connection mine\?\nNothing changes at /);
    await secrets.set(mine, { token: 'of mine' });
    assert.match(await asked(), /Remove the connection mine\?\nIts secret is deleted too\. Nothing changes/);
    api.answerWith(new Answers({ confirm: true }));
    await vscode.commands.executeCommand('engineRoom.removeConnection', about(mine));
    assert.equal(await find(api, 'mine'), undefined);
  });

  it('that do not fit are told once, and the others work', async () => {
    const answers = new Answers();
    api.answerWith(answers);
    await vscode.workspace
      .getConfiguration('engineRoom')
      .update('connections', [{ type: 'lain', name: 'bad' }], vscode.ConfigurationTarget.Global);
    await api.services.connections.list();
    await api.services.connections.list();
    assert.equal(answers.messages.length, 1);
    assert.match(answers.messages[0] ?? '', /Entry 1/);
    assert.ok(await find(api, 'Sandbox'));
  });
});

async function find(api: TestApi, name: string) {
  return (await api.services.connections.list()).find(({ connection }) => connection.name === name);
}

/** The text of a document as soon as it has a part: the editor reads pages again some time after they change. */
function textWith(document: vscode.TextDocument, part: string): Promise<string> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!document.getText().includes(part)) return;
      subscription.dispose();
      resolve(document.getText());
    };
    const subscription = vscode.workspace.onDidChangeTextDocument(look);
    look();
  });
}
