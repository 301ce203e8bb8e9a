import assert from 'node:assert/strict';
import { useSession } from './session';

const plan = 'Upgrade hello-world at Sandbox LAIN';

describe('deploying by the palette', () => {
  const session = useSession();

  it('shows the plan, asks, follows the pods, and shows them in the tree', async () => {
    const { workbench, picture } = session();
    await workbench.openViews('Engine Room');
    await workbench.widenSideBar(470);
    const tree = workbench.tree('Instances');
    await tree.expand('Sandbox LAIN', 'hello-world');
    await workbench.openFile('hello-world/lain.yaml');

    await workbench.runCommand('Engine Room: Deploy');
    const newest = await workbench.choice('newest').locator('.label-name').first().innerText();
    await workbench.choose('newest');

    await workbench.dialog(plan).waitFor();
    const question = await workbench.dialog(plan).innerText();
    assert.match(question, /web \(web\): runs now/);
    await picture('deploy');
    await workbench.answerDialog(plan, 'Deploy');
    await workbench.notification('Upgrade hello-world').waitFor();
    await workbench.notification('hello-world is deployed at Sandbox LAIN').waitFor({ timeout: 60_000 });

    for (const proc of ['web', 'worker']) {
      await tree.expand('Sandbox LAIN', 'hello-world', proc);
      await tree.row('instance 1', 4).filter({ hasText: newest }).waitFor();
      await tree.collapse(proc, 3);
    }
  });

  it('changes nothing when the question is turned away', async () => {
    const { workbench } = session();
    const tree = workbench.tree('Instances');
    await workbench.openFile('shop-cart/lain.yaml');
    await workbench.runCommand('Engine Room: Deploy');
    await workbench.answerDialog('Deploy shop-cart at Sandbox LAIN for the first time', 'Cancel');
    await tree.expand('Sandbox LAIN', 'shop-cart');
    await tree.row(/not deployed/i, 3).waitFor();
  });
});
