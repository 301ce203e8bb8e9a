import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { systemClock } from '../../../api/clock';
import type { TestApi } from '../../../client/extension';
import { ownStateFolder } from '../../../deploy/history/state-folder';
import { takeTarget } from '../../../deploy/lock/target-lock';
import { runTarget } from '../../../deploy/run-target';
import { Answers } from './answers';
import { activateExtension } from './editor';

describe('Engine Room: Destroy', () => {
  let api: TestApi;

  before(async () => {
    api = await activateExtension();
  });

  after(() => api.answerWith());

  it('destroys what a manifest names, after a question that opens on Cancel', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'gone.servicestage.yaml');
    await vscode.workspace.fs.writeFile(
      file,
      Buffer.from(
        'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: gone }\nspec: {}\n---\n' +
          'apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: gone, application: gone }\n' +
          'spec: { runtime: Docker, category: Webapp, sub_category: Web }\n',
      ),
    );
    const onSandbox = { 'select a connection': 'Sandbox' };
    const deploy = () => run('deploy', { choose: onSandbox, confirm: true });
    const destroy = (answer: string) =>
      run('destroy', { choose: { ...onSandbox, 'Destroy on Sandbox?': answer }, confirm: true });
    try {
      await vscode.window.showTextDocument(file);
      const sandbox = (await api.services.live.list()).find(
        ({ connection }) => connection.name === 'Sandbox',
      );
      assert.ok(sandbox);
      const other = await takeTarget(
        ownStateFolder(process.env),
        await runTarget({ session: await api.services.live.sessions.get(sandbox.id) }, ['servicestage']),
        'terminal',
        { clock: systemClock, onProblem: assert.ifError },
      );
      assert.match((await deploy()).messages.at(-1) ?? '', /another run: .*, terminal, process \d+/);
      await other.release();
      await deploy();
      const cancelled = await destroy('preselected');
      assert.deepEqual(cancelled.messages, []);
      assert.match(cancelled.choices.at(-1)?.[1]?.description ?? '', /removes: gone, gone/);
      const destroyed = await destroy('Destroy');
      assert.match(destroyed.messages.at(-1) ?? '', /^Destroyed on Sandbox – 2 removed/);
      const title = 'destroy: Delete Component gone and 1 more – Sandbox';
      await run('showDeploymentHistory', { choose: { 'Select a run': title } });
      const page = vscode.window.visibleTextEditors.find(({ document }) =>
        document.uri.path.startsWith('/Run '),
      );
      assert.match(page?.document.getText() ?? '', /Delete Component gone\n {4}done: /);
      assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /^\/Run /, 'it has the focus');
      await vscode.window.showTextDocument(file);
      const undone = await run('undoRun', { choose: { 'Select a run to undo': title }, confirm: true });
      assert.match(undone.messages.at(-1) ?? '', /2 created/);
      assert.match((await destroy('Destroy')).messages.at(-1) ?? '', /2 removed/);
      assert.match((await destroy('Destroy')).messages.at(-1) ?? '', /has nothing of what the file names/);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });

  /** Runs a command, answering by script. */
  async function run(command: string, script: ConstructorParameters<typeof Answers>[0]): Promise<Answers> {
    const answers = new Answers(script);
    api.answerWith(answers);
    await vscode.commands.executeCommand(`engineRoom.${command}`);
    return answers;
  }
});
