import assert from 'node:assert/strict';
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
    command: 'disableKieItem',
    row: [...items, 'greeting'],
    question: /^Disable greeting \(no labels\)\?\n• status/,
    message: /^greeting is disabled\.$/,
  },
  {
    command: 'enableKieItem',
    row: [...items, 'greeting'],
    question: /^Enable greeting \(no labels\)\?/,
    message: /^greeting is enabled\.$/,
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
  itActs(scenes);

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
