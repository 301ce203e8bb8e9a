import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Answers } from './answers';
import { activateExtension, openRows } from './editor';
import { findRow, itActs, type Scene } from './scenes';

const items = ['Sandbox', 'Configuration', 'no labels'];

const scenes: readonly Scene[] = [
  {
    command: 'createKieItem',
    row: ['Sandbox', 'Configuration'],
    ask: { 'Key of the item': 'greeting', 'Value of the item': 'hello' },
    choose: { 'Type of the value': 'text' },
    question: /^Create greeting \(no labels\)\?/,
    message: /^greeting is created\.$/,
  },
  {
    command: 'editKieItem',
    row: [...items, 'greeting'],
    ask: { 'New value of greeting': 'good morning' },
    question: /^Change the value of greeting \(no labels\)\?\n• value/,
    message: /^greeting \(no labels\) is changed\.$/,
  },
];

const imported = join(tmpdir(), `engine-room-import-${String(process.pid)}.json`);

const laterScenes: readonly Scene[] = [
  {
    command: 'deleteKieItem',
    row: [...items, 'imported'],
    choose: { 'Delete imported (no labels)?': 'Delete Configuration Item' },
    question: /^Delete imported \(no labels\)\?/,
    message: /^imported \(no labels\) is deleted\.$/,
  },
  {
    command: 'copyKieItem',
    row: [...items, 'greeting'],
    ask: { 'Labels of the copy': 'environment=trial' },
    question: /^Copy greeting \(no labels\) to environment=trial\?/,
    message: /^greeting \(environment=trial\) is created\.$/,
  },
  {
    command: 'deleteKieItem',
    row: ['Sandbox', 'Configuration', 'environment=trial', 'greeting'],
    choose: { 'Delete greeting (environment=trial)?': 'Delete Configuration Item' },
    question: /^Delete greeting \(environment=trial\)\?/,
    message: /^greeting \(environment=trial\) is deleted\.$/,
  },
  {
    command: 'disableKieItem',
    row: [...items, 'greeting'],
    question: /^Disable greeting \(no labels\)\?\n• status/,
    message: /^greeting \(no labels\) is disabled\.$/,
  },
  {
    command: 'enableKieItem',
    row: [...items, 'greeting'],
    question: /^Enable greeting \(no labels\)\?/,
    message: /^greeting \(no labels\) is enabled\.$/,
  },
  {
    command: 'deleteKieItem',
    row: [...items, 'greeting'],
    choose: { 'Delete greeting (no labels)?': 'Delete Configuration Item' },
    question: /^Delete greeting \(no labels\)\?/,
    message: /^greeting \(no labels\) is deleted\.$/,
  },
];

describe('actions on configuration items', () => {
  before(() =>
    writeFile(
      imported,
      JSON.stringify({ data: [{ key: 'imported', value: '1', labels: { app: 'elsewhere' } }] }),
    ),
  );
  after(() => rm(imported, { force: true }));

  itActs(scenes);

  it('restores a revision of the history', async () => {
    const api = await activateExtension();
    const history = await openRows(api.services.views.engines, ...items, 'greeting');
    const answers = new Answers({ confirm: true });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.restoreKieRevision', history.at(-1));
    assert.match(answers.questions.at(-1) ?? '', /^Restore greeting as in revision \d+\?\n• value/);
    assert.deepEqual(answers.messages, ['greeting is restored.']);
  });

  it('imports a file by a plan of its items, and with the labels of the scope that it is called on', async () => {
    const api = await activateExtension();
    const row = await findRow(api, { row: ['Sandbox', 'Configuration', 'no labels'] });
    const answers = new Answers({
      ask: { 'File of configuration items': imported },
      choose: { 'Items that exist already': 'Overwrite' },
      confirm: true,
    });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.importKieItems', row);
    assert.match(answers.questions.at(-1) ?? '', /^Create the configuration item imported\?\n• value: 1\n/);
    assert.deepEqual(answers.messages, ['Config imported on Sandbox: Written and verified.']);
    await vscode.commands.executeCommand('engineRoom.importKieItems', row);
    assert.match(answers.messages.at(-1) ?? '', /^Nothing to import/);
  });

  it('exports the items of a scope, or those that are selected, as a file', async () => {
    const api = await activateExtension();
    const row = await findRow(api, { row: ['Sandbox', 'Configuration', 'no labels'] });
    const answers = new Answers();
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.exportKieItems', row);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('nothing is open');
    assert.match(document.uri.path, /no_labels.*\.kie\.json$/);
    const { data } = JSON.parse(document.getText()) as { data: readonly object[] };
    assert.equal(data.length, (await openRows(api.services.views.engines, ...items)).length);
    assert.deepEqual(answers.messages, []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  itActs(laterScenes);

  it('change nothing when the question is cancelled', async () => {
    const api = await activateExtension();
    const row = await findRow(api, { row: ['Sandbox', 'Configuration'] });
    const scopes = async () =>
      (await openRows(api.services.views.engines, 'Sandbox', 'Configuration')).map(({ id }) => id);
    const before = await scopes();
    const answers = new Answers({
      ask: { 'Key of the item': 'unwanted', 'Value of the item': 'hello' },
      choose: { 'Type of the value': 'text' },
    });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.createKieItem', row);
    assert.deepEqual([answers.questions.length, answers.messages], [4, []]);
    api.services.views.engines.refresh();
    assert.deepEqual(await scopes(), before);
  });
});
