import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { sandboxCommandLine } from '../../../client/commands/sandbox-terminal';
import { activateExtension, openSample } from './editor';

const run = promisify(execFile);

describe('a terminal for the sandbox', function () {
  this.timeout(60_000);

  /** Runs the command as a terminal of the editor would, with the environment that terminals get. */
  async function runWith(uri: vscode.Uri | undefined): Promise<string> {
    const { context } = (await activateExtension()).services;
    const { value } = context.environmentVariableCollection.get('ENGINE_ROOM_SANDBOX') ?? {};
    const env = { PATH: process.env['PATH'], ENGINE_ROOM_SANDBOX: value };
    const typed = sandboxCommandLine(context.asAbsolutePath('dist/cli.js'), uri);
    return (await run('sh', ['-c', typed], { env })).stdout;
  }

  it('has the plan of the manifest in the editor typed in, else a call', async () => {
    const { document } = await openSample('shop/production.kie.json');
    assert.match(await runWith(document.uri), /^Sandbox \(http[^]*configuration item/);
    assert.match(await runWith(undefined), /"appname": "hello-world"/);
  });

  it('never has a file typed in whose name a shell would run', () => {
    for (const name of ['$(id).kie.yaml', '`id`.kie.yaml', '";id;".kie.yaml', 'a\nb.kie.yaml']) {
      const uri = vscode.Uri.file(path.join('/tmp', name));
      assert.equal(
        sandboxCommandLine('cli.js', uri),
        'node "cli.js" call listApps --connection sandbox',
        name,
      );
    }
  });

  it('opens', async () => {
    await vscode.commands.executeCommand('engineRoom.useSandboxInTerminal');
    const opened = vscode.window.terminals.find(({ name }) => name === 'Sandbox');
    assert.ok(opened);
    opened.dispose();
  });
});
