import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { startServer, type FakeServer } from '../api/client/servers';
import { out } from '../editor/paths';
import { showUntil } from './look-again';
import { useSession } from './session';

/** What the sandbox says about its console in its ready line. */
interface ReadyLine {
  readonly lain: string;
  readonly credentials: { readonly lain: { readonly accessToken: string } };
}

/** A git in front of the real one, which leaves a trace. */
const programs = join(out, 'ui/untrusted-programs');
const trace = join(programs, 'git-ran');

describe('in a workspace that is not trusted', () => {
  let planted: FakeServer;

  before(async () => {
    planted = await startServer((_, response) => void response.writeHead(404).end());
    await rm(programs, { recursive: true, force: true });
    await mkdir(programs, { recursive: true });
    await writeFile(join(programs, 'git'), `#!/bin/sh\ntouch '${trace}'\nexit 1\n`, { mode: 0o755 });
  });
  after(() => planted.close());

  const session = useSession({
    restricted: true,
    knowsSandbox: false,
    // Without the second the editor takes the path of a login shell.
    env: { PATH: [programs, process.env['PATH']].join(delimiter), VSCODE_CLI: '1' },
    prepare: async ({ workspace }) => {
      const connection = { type: 'lain', name: 'planted', console: planted.address, authentication: 'none' };
      await mkdir(join(workspace, '.vscode'));
      await writeFile(
        join(workspace, '.vscode/settings.json'),
        JSON.stringify({ 'engineRoom.connections': [connection] }),
      );
    },
  });

  it('checks manifests, and completes them', async () => {
    const { workbench } = session();
    const file = 'hello-world/lain.yaml';
    await workbench.openFile(file);
    await workbench.type('nonsense: 1\n');
    await (await workbench.problem('nonsense')).waitFor();
    await workbench.openFile(file, 2);
    await workbench.suggest('use_services');
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('File: Revert File');
  });

  it('says so in the views, and reads no connection of its settings', async () => {
    const { workbench } = session();
    await workbench.openViews('Engine Room');
    const welcome = workbench.page.locator('.sidebar .welcome-view', {
      hasText: 'This workspace is not trusted',
    });
    await welcome.first().waitFor();
    assert.equal(planted.requests.length, 0);
  });

  it('reads what the user has added, and runs no git for a plan', async () => {
    const { workbench, sandbox } = session();
    const { lain, credentials } = JSON.parse(sandbox.ready) as ReadyLine;
    await workbench.runCommand('Engine Room: Add Connection');
    await workbench.choose('LAIN console', 'Select a connection type');
    await workbench.answerAll('mine', 'Name of the connection');
    await workbench.answerAll(lain, 'Address');
    await workbench.choose('Access token', 'How do you sign in to mine?');
    await workbench.choose('No', 'Protect mine');
    await workbench.answerAll(credentials.lain.accessToken, 'Sign in to mine');
    const tree = workbench.tree('Instances');
    await tree.row('mine', 1).waitFor();
    await planToDeploy('mine');
    assert.ok(!existsSync(trace), 'git was run');
    assert.equal(planted.requests.length, 0);
    assert.equal(await tree.row('planted', 1).count(), 0);
  });

  it('reads and runs them once it is trusted', async () => {
    const { workbench } = session();
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await workbench.page.locator('.workspace-trust-editor').first().waitFor();
    const tree = workbench.tree('Instances');
    await showUntil(tree.row('planted', 1), () => workbench.page.keyboard.press('Control+Enter'));
    await tree.expand('planted');
    await tree.row('Try again', 2).waitFor();
    assert.notEqual(planted.requests.length, 0);
    await rm(join(session().workspace, '.vscode'), { recursive: true }); // its list takes the place of the user's
    await tree.row('mine', 1).waitFor();
    await planToDeploy('mine');
    assert.ok(existsSync(trace), 'git was not run: the test before proves nothing');
  });

  /** Goes as far as the question of a deployment, which looks for the manifest of the version. */
  async function planToDeploy(connection: string): Promise<void> {
    const { workbench } = session();
    await workbench.openFile('hello-world/lain.yaml');
    await workbench.runCommand('Engine Room: Deploy');
    await workbench.choose('newest', 'Select a pushed version of hello-world');
    await workbench.answerDialog(`hello-world on ${connection}`, 'Cancel');
  }
});
