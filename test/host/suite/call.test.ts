import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { Script } from './answers';
import { activateExtension, openSample, wrapping } from './editor';
import { answerOf, answerWhere, closeCalls, openCall, runCall } from './live-calls';

const item = (value: string) =>
  `operation: createKieKv\nconnection: Sandbox\nbody:\n  key: called.level\n  value: ${value}\n  status: enabled\n`;
const removal =
  'operation: deleteMicroservice\nconnection: Sandbox\nparameters:\n  service_id: none\n  force: false\n';

describe('call documents', () => {
  let api: TestApi;

  before(async () => {
    api = await activateExtension();
    await api.services.languageServer.start();
  });

  after(async () => {
    api.answerWith();
    await closeCalls();
  });

  const open = openCall;
  const run = (command: string, script: Script = {}) => runCall(api, command, script);

  it('are opened with what the operation requires, and completed', async () => {
    const answers = await run('callApi', { choose: { 'Select an operation': 'getMicroservice' } });
    const [choices = []] = answers.choices;
    assert.ok(choices.length > 180);
    const [preselected, ...others] = choices.filter((choice) => choice.preselected);
    assert.match(preselected?.description ?? '', /^GET /);
    assert.deepEqual(others, []);
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.ok(document);
    assert.equal(document.languageId, 'call-document');
    assert.match(
      document.getText(),
      /^operation: getMicroservice\nconnection: Sandbox\nparameters:\n {2}service_id: /,
    );
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 'operation: '.length),
    );
    assert.ok(list.items.some(({ label }) => label === 'listMicroservices'));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Send', 'Copy as curl'],
    );
  });

  it('send a read, and show the answer with its status', async () => {
    await open('operation: listProjects\nconnection: Sandbox\n');
    const { messages, questions } = await run('sendCall');
    assert.deepEqual([messages, questions], [[], []]);
    assert.match(
      answerOf('listProjects') ?? '',
      /^\/\/ listProjects — GET \/v3\/projects\n\/\/ 200 · \d+ ms · /,
    );
    assert.match(answerOf('listProjects') ?? '', /\n{\n {2}"projects": \[\n/);
    const page = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'engine-room-answer');
    assert.ok(page);
    assert.equal(wrapping(page), 'on', 'long lines are wrapped');
  });

  it('send a write with what was asked for, which neither the answer nor the history shows', async () => {
    await open(item('${input:Value}'));
    const { questions } = await run('sendCall', {
      ask: { 'createKieKv: Value': 'word-of-the-day' },
      confirm: true,
    });
    assert.match(questions.join('\n'), /^createKieKv: Value\n[^]*\$\{input:Value\}|createKieKv/);
    const answer = answerOf('createKieKv') ?? '';
    assert.match(answer, /"key": "called\.level"/);
    assert.doesNotMatch(answer, /word-of-the-day/);
    const history = JSON.stringify(api.services.context.globalState.get('calls'));
    assert.match(history, /called\.level/);
    assert.doesNotMatch(history, /word-of-the-day/);
  });

  it('ask before they send variables of the environment, and only then for inputs', async () => {
    const before = answerOf('listKieKvs');
    await open(
      'operation: listKieKvs\nconnection: Sandbox\nparameters:\n  key: "${env:HOME}${input:Rest}"\n',
    );
    const { questions } = await run('sendCall', { ask: { 'listKieKvs: Rest': 'a' } });
    assert.equal(questions.length, 1);
    assert.match(questions.join(), /variables of the environment: HOME/);
    assert.equal(answerOf('listKieKvs'), before);
  });

  it('show the meaning of a refusal and what to do', async () => {
    await open(item('warn'));
    await run('sendCall', { confirm: true });
    await answerWhere('createKieKv', /\n\/\/ 409 409001 · [^]*What to do: /);
  });

  it('are not sent with errors', async () => {
    await open('operation: listProject\nconnection: Sandbox\n');
    const { messages } = await run('sendCall');
    assert.match(messages.join('\n'), /not sent because of its errors \(1\): line 1: There is no operation/);
  });

  it('ask before they delete something', async () => {
    await open(removal);
    const declined = await run('sendCall');
    assert.match(declined.questions.join('\n'), /^deleteMicroservice: /);
    assert.equal(answerOf('deleteMicroservice'), undefined);
    await run('sendCall', { choose: { deleteMicroservice: 'Send' } });
    assert.match(answerOf('deleteMicroservice') ?? '', /\n\/\/ 4\d\d /);
  });

  it('of a file ask once for each text before they change something', async () => {
    const folder = (await openSample('README.md')).document.uri;
    const uri = vscode.Uri.joinPath(folder, '../item.call.yaml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(item('warn')));
    try {
      await vscode.window.showTextDocument(uri);
      const declined = await run('sendCall');
      assert.match(declined.questions.join('\n'), /^createKieKv: [^]*Connection: Sandbox \(http/);
      assert.equal((await run('sendCall', { confirm: true })).questions.length, 1);
      assert.deepEqual((await run('sendCall')).questions, []);
      await vscode.workspace.fs.writeFile(uri, Buffer.from(item('error')));
      await vscode.commands.executeCommand('workbench.action.files.revert');
      assert.match((await run('sendCall')).questions.join('\n'), /^createKieKv: /, 'for another text');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('are offered by what was used last', async () => {
    const { choices } = await run('callApi');
    const labels = (choices[0] ?? []).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 2).sort(), ['createKieKv', 'deleteMicroservice']);
    assert.ok(labels.indexOf('listProjects') < 5);
  });

  it('are opened again from the history', async () => {
    await run('showCallHistory', { choose: { 'open again': 'listProjects' } });
    const text = vscode.window.activeTextEditor?.document.getText();
    assert.equal(text, 'operation: listProjects\nconnection: Sandbox\n');
  });

  it('are copied as curl without secrets', async () => {
    await open(
      'operation: obtainServiceCombToken\nconnection: Sandbox\nbody:\n  name: root\n  password: A-secret-1\n',
    );
    const { messages } = await run('copyCallAsCurl');
    assert.match(messages.join('\n'), /was copied/);
    const command = await vscode.env.clipboard.readText();
    assert.match(command, /^curl -X POST http:\S+\/v4\/token /);
    assert.match(command, /"password":"REDACTED"/);
  });
});
