import assert from 'node:assert/strict';
import { connect, createServer, type Server } from 'node:net';
import { startSandbox } from '../editor/sandbox';
import { showUntil } from './look-again';
import { useSession } from './session';

const plan = 'Upgrade hello-world on Sandbox';

/** What the sandbox says about its console in its ready line. */
interface ReadyLine {
  readonly lain: string;
  readonly credentials: { readonly lain: { readonly accessToken: string } };
}

describe('in a window with a sandbox', () => {
  const session = useSession();

  describe('a connection, by keyboard', () => {
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
      await workbench.choose('mine', 'Edit Connection: select a connection');
      await workbench.answerAll('ours', 'Name of the connection');
      await workbench.acceptAsIs('Address');
      await workbench.choose('Access token', 'How do you sign in to ours?');
      await workbench.choose('No', 'Protect ours');
      const tree = workbench.tree('Instances');
      // A row that is shown again takes the keyboard back from what has opened meanwhile, and may be closed again.
      const state = tree.row('hello-world', 2).getByText('2 of 2 pods healthy');
      await showUntil(state, async () => void (await tree.expand('ours', 'hello-world')));

      await workbench.runCommand('Engine Room: Remove Connection');
      await workbench.choose('ours', 'Remove Connection: select a connection');
      await workbench.answerDialog('Remove the connection ours?', 'Remove');
      await tree.row('ours', 1).waitFor({ state: 'detached' });
    });
  });

  describe('the trees', () => {
    before(() => session().workbench.openViews('Engine Room'));

    it('shows app, procs and pods of the LAIN console', async () => {
      const { workbench } = session();
      const tree = workbench.tree('Instances');
      const app = await tree.clickOpen('Sandbox', 'hello-world');
      await app.getByText('2 of 2 pods healthy').waitFor();
      const proc = await tree.clickOpen('Sandbox', 'hello-world', 'web');
      await proc.filter({ hasText: /2 of 2 healthy/ }).waitFor();
      for (const instance of ['instance 1', 'instance 2']) await tree.row(instance, 4).waitFor();
      await tree
        .row('instance 1', 4)
        .filter({ hasText: /healthy/ })
        .waitFor();
    });

    it('shows services, versions and instances of the service center', async () => {
      const { workbench } = session();
      const tree = workbench.tree('Microservices');
      await tree.clickOpen('Sandbox', 'production', 'shop', 'cart', '1.1.0');
      for (const host of ['shop-node-1', 'shop-node-2', 'shop-node-3']) await tree.row(host, 7).waitFor();
      await tree.row('shop-node-1', 7).filter({ hasText: /UP/ }).waitFor();
    });

    it('shows what the filter finds while it is typed, by its key, and says that there is one', async () => {
      const { workbench } = session();
      const { page } = workbench;
      const tree = workbench.tree('Microservices');
      await tree.expand('Sandbox');
      await tree.row('testing', 2).waitFor();
      await workbench.pressUntilAsked('Control+Alt+f', tree);
      await workbench.answerAll('payment', 'Filter Microservices');
      await tree.row('testing', 2).waitFor({ state: 'detached' });
      await tree.row('production', 2).waitFor();
      const message = page.locator('.sidebar .message', { hasText: 'Filter: payment' });
      await message.waitFor();
      await tree.press('Clear Filter');
      await tree.row('testing', 2).waitFor();
      await message.waitFor({ state: 'hidden' });
    });

    it('shows the engine of the connection with its version', async () => {
      const { workbench } = session();
      const tree = workbench.tree('Engines');
      await tree.clickOpen('Sandbox', 'Service center');
      await tree
        .row('Service center', 2)
        .filter({ hasText: /2\.3\.0.*healthy/ })
        .waitFor();
      await tree
        .row('Microservices', 3)
        .filter({ hasText: /10, 9 of them online/ })
        .waitFor();
    });
  });

  describe('deploying by the palette', () => {
    /** The version that is deployed. */
    let newest = '';

    it('shows the plan, asks, and follows the pods', async () => {
      const { workbench } = session();
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

    it('can be read about in the log', async () => {
      const { workbench } = session();
      await workbench.showLog();
      await workbench.searchOutput('hello-world is deployed to Sandbox');
    });
  });

  describe('a console that has gone', () => {
    before(() => session().sandbox.stop());

    it('is reported by a test of the connection, and in the log', async () => {
      const { workbench } = session();
      await workbench.runCommand('Engine Room: Test Connection');
      await workbench.choose('Sandbox', 'Test Connection: select a connection');
      await workbench.notification('Nothing is listening at').waitFor();
      await workbench.searchOutput('Nothing is listening at');
    });

    it('is said in its place, with a retry', async () => {
      const tree = session().workbench.tree('Instances');
      await tree.press('Refresh Instances');
      await tree.row('Try again', 2).waitFor();
      await tree.row(/^Nothing is listening at 127\.0\.0\.1:\d+/, 2).waitFor();
    });

    it('is read when it is back and Enter is pressed on the retry', async () => {
      const { workbench, sandbox } = session();
      const tree = workbench.tree('Instances');
      const another = await startSandbox();
      const consolePort = await forward(lainPort(sandbox.ready), lainPort(another.ready));
      try {
        await tree.expand('Sandbox');
        await tree.goTo('Try again', 2);
        await workbench.page.keyboard.press('Enter');
        await tree.row('hello-world', 2).waitFor();
        await tree.row('Try again', 2).waitFor({ state: 'detached' });
      } finally {
        consolePort.close();
        await another.stop();
      }
    });
  });

  /** The port of the LAIN console in a sandbox's ready line. */
  function lainPort(ready: string): number {
    const { lain } = JSON.parse(ready) as { readonly lain: string };
    return Number(new URL(lain).port);
  }

  /** Passes what comes to a port of this machine on to another one. */
  function forward(port: number, target: number): Promise<Server> {
    const server = createServer((inner) => {
      const outer = connect(target, '127.0.0.1');
      inner.on('error', () => outer.destroy()).on('close', () => outer.destroy());
      outer.on('error', () => inner.destroy()).on('close', () => inner.destroy());
      inner.pipe(outer).pipe(inner);
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
    });
  }
});
