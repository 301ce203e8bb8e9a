import assert from 'node:assert/strict';
import { useSession } from './session';

/** What the sandbox says about its console in its ready line. */
interface ReadyLine {
  readonly lain: string;
  readonly credentials: { readonly lain: { readonly accessToken: string } };
}

describe('a connection, by keyboard', () => {
  const session = useSession();

  it('is added by Enter in each step, with a manifest open that nothing is typed into', async () => {
    const { workbench, sandbox } = session();
    const { lain, credentials } = JSON.parse(sandbox.ready) as ReadyLine;
    await workbench.openFile('hello-world/lain.yaml');

    await workbench.runCommand('Engine Room: Add Connection');
    await workbench.choose('LAIN console', 'Select a connection type');
    await workbench.answerAll('mine', 'Name of the connection');
    await workbench.answerAll(lain, 'Address');
    await workbench.choose('Access token', 'How do you sign in to mine?');
    await workbench.choose('No', 'Protect mine');
    await workbench.answerAll(credentials.lain.accessToken, 'Sign in to mine');

    await workbench.tree('Instances').expand('mine', 'hello-world', 'web');
    assert.equal(await workbench.unsavedTab.count(), 0);
  });

  it('is tested from its context menu', async () => {
    const { workbench } = session();
    const tree = workbench.tree('Engines');
    await tree.focus();
    await tree.goTo('mine', 1);
    await tree.runOnRow('Test Connection');
    await workbench.notification('Connected to mine: LAIN console (registered apps: 10).').waitFor();
  });

  it('is chosen from a list, edited, and removed', async () => {
    const { workbench } = session();
    await workbench.runCommand('Engine Room: Edit Connection');
    await workbench.choose('mine', 'Select a connection');
    await workbench.answerAll('ours', 'Name of the connection');
    await workbench.acceptAsIs('Address');
    await workbench.choose('Access token', 'How do you sign in to ours?');
    await workbench.choose('No', 'Protect ours');
    const tree = workbench.tree('Instances');
    await tree.expand('ours', 'hello-world');

    await workbench.runCommand('Engine Room: Remove Connection');
    await workbench.choose('ours', 'Select a connection');
    await workbench.answerDialog('Remove the connection ours?', 'Remove');
    await tree.row('ours', 1).waitFor({ state: 'detached' });
  });
});
