import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { showUntil } from './look-again';
import { useSession } from './session';

describe('deploying a manifest by keyboard', function () {
  const session = useSession();
  const manifest = 'shop/cart.servicestage.yaml';

  it('shows the plan as a view, which stays when the question is cancelled', async () => {
    const { workbench } = session();
    await workbench.openViews('Engine Room');
    await workbench.widenSideBar(470);
    await workbench.openFile(manifest);
    await workbench.runCommand('Engine Room: Deploy');
    await workbench.answerDialog('Deploy to Sandbox?', 'Cancel');
    const plan = workbench.tree('Plan for Sandbox');
    await plan.row('2 to change', 1).waitFor();
    await plan.row('Instance cart-dev', 2).waitFor();
  });

  it('compares what is there with the manifest, one resource or all of them', async () => {
    const { workbench } = session();
    const plan = workbench.tree('Plan for Sandbox');
    const compared = workbench.activeTab('Instance cart-dev: live ↔ manifest');
    await showUntil(compared, () => plan.row('Instance cart-dev', 2).click());
    await workbench.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await workbench.runCommand('Engine Room: Compare Plan with Live State');
    await workbench.activeTab('Live ↔ manifests').waitFor();
    await workbench.page.locator('.monaco-component.multiDiffEditor', { hasText: 'cart-dev' }).waitFor();
  });

  it('applies the plan from its view, and says how far each step has come', async () => {
    const { workbench, picture } = session();
    const plan = workbench.tree('Plan for Sandbox');
    await workbench.runCommand('Engine Room: Apply Plan');
    const done = workbench.notification(/Deployed to Sandbox/).waitFor({ timeout: 60_000 });
    await Promise.all([workbench.answerDialog('Deploy to Sandbox?', 'Deploy'), done]);
    await plan
      .row('Instance cart-dev', 2)
      .filter({ hasText: /The job is done: 2 of 2/ })
      .waitFor();
    await picture('deploy');
  });

  it('shows problems first, and forgets the plan when it is discarded', async () => {
    const { workbench, workspace } = session();
    const file = join(workspace, manifest);
    const text = await readFile(file, 'utf8');
    assert.match(text, /environment: dev\n/);
    await writeFile(file, text.replace('environment: dev\n', 'environment: staging\n'));
    try {
      await workbench.openFile(manifest);
      await workbench.runCommand('Engine Room: Deploy');
      await workbench.notification('There is no Environment staging').waitFor();
      const plan = workbench.tree('Plan for Sandbox');
      await plan.row('1 not possible', 1).waitFor();
      await plan
        .row('Instance cart-dev', 2)
        .filter({ hasText: /There is no Environment staging/ })
        .waitFor();
      await workbench.runCommand('Engine Room: Discard Plan');
      await plan.row('1 not possible', 1).waitFor({ state: 'hidden' });
    } finally {
      await writeFile(file, text);
    }
  });
});
