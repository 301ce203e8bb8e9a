import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { ViewName } from '../../../client/views/view-table';
import { Answers } from './answers';
import { activateExtension } from './editor';
import { findRow, type Scene } from './scenes';

const checkout = ['Sandbox', 'CSE engines', 'prod-engine', 'Governance', 'checkout'];

describe('Engine Room: Undo Run after a single action', () => {
  let api: TestApi;

  before(async () => void (api = await activateExtension()));
  after(() => api.answerWith());

  /** Runs the command of an action on a row. */
  async function act(
    command: string,
    row: Scene['row'],
    script: ConstructorParameters<typeof Answers>[0] = {},
    view: ViewName = 'engines',
  ): Promise<Answers> {
    const answers = new Answers({ confirm: true, ...script });
    api.answerWith(answers);
    await vscode.commands.executeCommand(`engineRoom.${command}`, await findRow(api, { view, row }));
    return answers;
  }

  /** Undoes the run that is listed first. */
  async function undoLatest(): Promise<Answers> {
    const looking = new Answers();
    api.answerWith(looking);
    await vscode.commands.executeCommand('engineRoom.undoRun');
    const answers = new Answers({
      choose: { 'Select a run to undo': looking.choices[0]?.[0]?.label ?? '' },
      confirm: true,
    });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.undoRun');
    return answers;
  }

  it('puts back what a policy was before it was disabled, and says when that is done already', async () => {
    await act('disablePolicy', [...checkout, 'bulkhead']);
    const undone = await undoLatest();
    assert.match(
      undone.questions.at(-1) ?? '',
      /^Change Bulkhead checkout .*\?\n• status: disabled → enabled/,
    );
    assert.match(undone.messages.at(-1) ?? '', /Written and verified/);
    api.services.views.engines.refresh();
    const row = await findRow(api, { row: [...checkout, 'bulkhead'] });
    assert.ok(row.actions?.includes('disablePolicy'));
  });

  it('creates again what was deleted', async () => {
    const rows = [...checkout, 'bulkhead'];
    await act('deletePolicy', rows, { choose: { 'Delete checkout (bulkhead': 'Delete Policy' } });
    const undone = await undoLatest();
    assert.match(undone.questions.at(-1) ?? '', /^Create Bulkhead checkout/);
    assert.match(undone.messages.at(-1) ?? '', /Written and verified/);
  });

  it('says why something stays', async () => {
    const ask = { 'Name of the application': 'undone', 'Description of the application': '' };
    const created = await act('createApplication', ['Sandbox', 'ServiceStage'], { ask }, 'instances');
    assert.match(created.messages.at(-1) ?? '', /^undone is created/);
    const undone = await undoLatest();
    assert.match(
      undone.messages.at(-1) ?? '',
      /^Nothing of the run is left that can be undone\. There was none before: delete it/,
    );
  });
});
