import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bookshop, type BookshopState } from '../bookshop';
import { useSession } from './session';

const file = 'shop/bookshop.servicestage.yaml';

describe('an application of three components by keyboard', function () {
  const session = useSession({ pace: 0.05 });
  const failing = { searchImage: 'missing' };
  const mended = { searchVersion: '1.0.1' };
  const newer = { ...mended, web: '1.1.0' };
  const replaced = { ...newer, webRuntime: 'Java8' };

  before(async () => {
    const { workbench } = session();
    await workbench.openViews('Engine Room');
    await workbench.widenSideBar(420);
  });

  /** Writes the manifest and asks to deploy it, where nothing is shown any more of runs before. */
  async function plan(state: BookshopState): Promise<void> {
    const { workbench, workspace } = session();
    await writeFile(join(workspace, file), bookshop(state));
    await workbench.openFile(file);
    await workbench.clearNotifications();
    await workbench.runCommand('Engine Room: Deploy');
  }

  /** Agrees to the plan, and waits for what is told at its end. */
  async function deploy(told: string | RegExp): Promise<void> {
    const { workbench } = session();
    const ended = workbench.notification(told).waitFor({ timeout: 120_000 });
    await Promise.all([workbench.answerDialog('Deploy to Sandbox?', 'Deploy'), ended]);
  }

  const step = (label: string, text: RegExp) =>
    session().workbench.tree('Plan for Sandbox').row(label, 2).filter({ hasText: text }).waitFor();

  it('is created with its environment, but for the component whose job fails', async () => {
    const { workbench } = session();
    await plan(failing);
    await workbench.tree('Plan for Sandbox').row('8 to create', 1).waitFor();
    await deploy(/Failed to pull image "swr\.example\.com\/books\/search:missing"/);
    await step('Instance search-test', /Failed to pull image/);
    await step('Instance web-test', /1 of 1/);
  });

  it('is completed by the next deployment, which does the rest only', async () => {
    const { workbench } = session();
    await plan(mended);
    await workbench.tree('Plan for Sandbox').row('1 to change', 1).waitFor();
    await deploy(/Deployed to Sandbox/);
    await step('Instance search-test', /1 of 1/);
  });

  it('is rolled back to the version before, after an upgrade', async () => {
    const { workbench } = session();
    await plan(newer);
    await deploy(/Deployed to Sandbox/);
    const tree = workbench.tree('Instances');
    const row = await tree.expand('Sandbox', 'ServiceStage', 'bookshop', 'web', 'web-test');
    await row.filter({ hasText: '1.1.0' }).waitFor();
    await tree.runOnRow('Roll Back Component Instance…');
    await workbench.choose('1.0.0', 'Version to roll');
    const told = workbench.notification(/web-test is rolled back to 1\.0\.0/).waitFor({ timeout: 120_000 });
    await Promise.all([workbench.answerDialog('Roll back web-test', 'Roll Back Component Instance'), told]);
    await row.filter({ hasText: '1.0.0' }).waitFor();
  });

  it('has a component replaced only when its name is typed', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const again = { ...replaced, web: '1.2.0' };
    await plan(again);
    await workbench.step('Delete web and create it again?');
    await page.keyboard.press('Escape');
    const shown = workbench.tree('Plan for Sandbox');
    await shown.row('1 not possible', 1).waitFor();
    await plan(again);
    await workbench.answerAll('web', 'Delete web and create it again?');
    const told = workbench.notification(/Deployed to Sandbox/).waitFor({ timeout: 120_000 });
    await Promise.all([workbench.choose('Deploy', 'Deploy to Sandbox?'), told]);
    await step('Component web', /verified/);
    await step('Instance web-test', /1 of 1/);
  });
});
