import assert from 'node:assert/strict';
import { useSession } from './session';

const plan = 'Upgrade hello-world on Sandbox';

describe('deploying by the palette', () => {
  const session = useSession();

  /** The version that is deployed. */
  let newest = '';

  it('shows the plan, asks, and follows the pods', async () => {
    const { workbench, picture } = session();
    await workbench.openViews('Engine Room');
    await workbench.widenSideBar(470);
    const tree = workbench.tree('Instances');
    await tree.expand('Sandbox', 'hello-world');
    await workbench.openFile('hello-world/lain.yaml');

    await workbench.runCommand('Engine Room: Deploy');
    await workbench.activeChoice('newest').waitFor();
    newest = await workbench.activeChoice('newest').locator('.label-name').first().innerText();
    await workbench.choose('newest', 'Select a pushed version of hello-world');

    await workbench.dialog(plan).waitFor();
    const question = await workbench.dialog(plan).innerText();
    assert.match(question, /web \(web\): restarts with changes in env, logs/);
    assert.match(question, /worker \(worker\): created/);
    await picture('deploy');
    // Both are looked for before the answer: a notification may be gone before a busy test comes to look.
    const shown = [
      workbench.notification('Upgrade hello-world').waitFor(),
      workbench.notification('hello-world is deployed to Sandbox').waitFor({ timeout: 60_000 }),
    ];
    await Promise.all([workbench.answerDialog(plan, 'Deploy'), ...shown]);
  });

  it('shows the new pods in the tree', async () => {
    const tree = session().workbench.tree('Instances');
    assert.notEqual(newest, '');
    for (const proc of ['web', 'worker']) {
      await tree.expand('Sandbox', 'hello-world', proc);
      await tree.row('instance 1', 4).filter({ hasText: newest }).waitFor();
      await tree.collapse();
    }
  });

  it('changes nothing when the question is cancelled', async () => {
    const { workbench } = session();
    const tree = workbench.tree('Instances');
    await workbench.openFile('shop-cart/lain.yaml');
    await workbench.runCommand('Engine Room: Deploy');
    await workbench.answerDialog('Deploy shop-cart to Sandbox for the first time', 'Cancel');
    await tree.expand('Sandbox', 'shop-cart');
    await tree.row(/not deployed/i, 3).waitFor();
  });

  it('can be read about in the log, and so can what goes wrong', async () => {
    const { workbench, sandbox } = session();
    await workbench.showLog();
    await workbench.searchOutput('hello-world is deployed to Sandbox');
    await sandbox.stop();
    await workbench.runCommand('Engine Room: Test Connection');
    await workbench.choose('Sandbox', 'Select a connection');
    await workbench.notification('Nothing is listening at').waitFor();
    await workbench.searchOutput('Nothing is listening at');
  });
});
