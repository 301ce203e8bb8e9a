import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { editorHistory } from '../../../client/deploy/editor-history';
import type { TestApi } from '../../../client/extension';
import type { ViewName } from '../../../client/views/view-table';
import type { RunStart } from '../../../deploy/history/run-record';
import { ownStateFolder } from '../../../deploy/history/state-folder';
import { sameAddress } from '../../../deploy/run-target';
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

  it('asks where to undo a run whose connection is gone, and refuses another project', async () => {
    const { connection } = await findRow(api, { row: ['Sandbox'] });
    const session = await api.services.live.sessions.get(connection?.id ?? '');
    const address = sameAddress(session.target.addresses.kie ?? '');
    const servers = [{ service: 'kie', address, project: 'alpha' }];
    const run = '29991130T120000000Z-000000';
    const document = { apiVersion: 'kie/v1', kind: 'Config', metadata: { name: 'a' }, value: {} };
    const steps = [
      { apiVersion: 'kie/v1', kind: 'Config', name: 'a', action: 'create', summary: 'Create a' },
    ] satisfies RunStart['steps'];
    const who = { user: 'a', host: 'a', program: 'terminal' };
    const started = '2999-11-30T12:00:00.000Z';
    const target = { name: 'team-a', address, servers };
    const history = editorHistory();
    await history.begin({ format: 'engine-room run 1', run, started, who, verb: 'deploy', target, steps });
    await history.add(run, { step: 0, former: { before: null, after: document, lost: [] } });
    await history.add(run, { step: 0, state: 'done', message: 'done' });
    const answers = new Answers({
      choose: { 'Select a run to undo': 'Create a – team-a', 'which is no longer a connection': 'Sandbox' },
      confirm: true,
    });
    api.answerWith(answers);
    try {
      await vscode.commands.executeCommand('engineRoom.undoRun');
    } finally {
      await rm(path.join(ownStateFolder(process.env), 'runs', `${run}.jsonl`));
    }
    assert.match(
      answers.questions.at(-1) ?? '',
      /^The run was on team-a \(.*\), which is no longer a connection/,
    );
    const [message = ''] = answers.messages;
    assert.match(
      message,
      /The run was on team-a \(.*project alpha\), and this connection is Sandbox \(.*project default\)/,
    );
  });

  it('says why something stays', async () => {
    const ask = { 'Name of the application': 'undone', 'Description of the application': '' };
    const created = await act('createApplication', ['Sandbox', 'ServiceStage'], { ask }, 'instances');
    assert.match(created.messages.at(-1) ?? '', /^undone is created/);
    const undone = await undoLatest();
    assert.match(
      undone.messages.at(-1) ?? '',
      /^Not undone: 1 can’t be put back\. There was none before: delete it/,
    );
  });
});
