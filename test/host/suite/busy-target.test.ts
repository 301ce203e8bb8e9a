import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { systemClock } from '../../../api/clock';
import type { TestApi } from '../../../client/extension';
import { ownStateFolder } from '../../../deploy/history/state-folder';
import { takeTarget } from '../../../deploy/lock/target-lock';
import { runTarget } from '../../../deploy/run-target';
import { Answers } from './answers';
import { activateExtension } from './editor';
import { findRow } from './scenes';

describe('an action on a row while a run is on its target', () => {
  let api: TestApi;

  before(async () => void (api = await activateExtension()));
  after(() => api.answerWith());

  async function act(command: string, press?: string): Promise<string> {
    const row = await findRow(api, {
      row: ['Sandbox', 'CSE engines', 'prod-engine', 'Governance', 'checkout', 'bulkhead'],
    });
    assert.ok(row.actions?.includes(command), `the row offers ${row.actions?.join(', ') ?? 'nothing'}`);
    const answers = new Answers({ confirm: true, ...(press !== undefined && { press }) });
    api.answerWith(answers);
    await vscode.commands.executeCommand(`engineRoom.${command}`, row);
    return answers.messages.join(' ');
  }

  it('says who is on it and does nothing, unless one goes on anyway', async () => {
    const row = await findRow(api, {
      row: ['Sandbox', 'CSE engines', 'prod-engine', 'Governance', 'checkout'],
    });
    const { connection } = row;
    assert.ok(connection);
    const session = await api.services.live.sessions.get(connection.id);
    const waiting = { clock: systemClock, onProblem: assert.ifError };
    const target = await runTarget({ session }, ['cse', 'kie', 'registry']);
    const run = await takeTarget(ownStateFolder(process.env), target, 'terminal', waiting);
    try {
      assert.match(
        await act('disablePolicy'),
        /being changed by another run: .*, terminal, process \d+, since/,
      );
      assert.match(await act('disablePolicy', 'Go On Anyway'), / is disabled\.$/);
    } finally {
      await run.release();
    }
    const enabled = await act('enablePolicy');
    assert.match(enabled, / is enabled\.$/);
    assert.doesNotMatch(enabled, /another run/);
  });
});
