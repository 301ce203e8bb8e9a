import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sample } from '../editor/paths';
import { showUntil } from './look-again';
import { useSession } from './session';

describe('in a window that begins without a sandbox', () => {
  const session = useSession({ knowsSandbox: false });

  describe('a sandbox, by keyboard', () => {
    it('is started by the button of an empty view, whose rows have the focus then', async () => {
      const { workbench, picture } = session();
      await workbench.openViews('Engine Room');
      await picture('connect');
      const tree = workbench.tree('Instances');
      await tree.pressWelcome('Start Sandbox');
      await tree.row('hello-world', 2).waitFor({ timeout: 45_000 });
      await tree.row('Sandbox', 1).waitFor();
      await tree.focusedList.waitFor();
    });

    it('ends the first step of the walkthrough', async () => {
      const { workbench } = session();
      await workbench.runCommand('Engine Room: Get Started');
      await workbench.page.getByRole('checkbox', { name: 'Connect', checked: true }).first().waitFor();
    });
  });

  describe('configuration items', () => {
    const file = 'shop/production.kie.json';
    const valueLine = 6;
    const beforePeriod = String.raw`      "value": "rate: 100\nlimitRefreshPeriod: `;

    it('show a mistake of a policy inside the JSON text that holds it', async () => {
      const { workbench } = session();
      await workbench.openFile(file, valueLine, beforePeriod.length + 1);
      await workbench.typeOverRestOfLine(String.raw`100ms\n",`);
      await workbench.goTo(valueLine, beforePeriod.length + 2);
      await workbench.hover('is not a valid duration for', 'Length of a period');
      await workbench.goTo(valueLine, beforePeriod.length + 1);
      await workbench.typeOverRestOfLine(String.raw`1S\n",`);
      await workbench.noErrors();
    });
  });

  describe('a cloud manifest', () => {
    const file = 'shop/checkout.governance.yaml';
    const rateLine = 27;
    const periodLine = 28;

    it('shows a mistake in its place, and explains the key', async () => {
      const { workbench, picture } = session();
      await workbench.openFile(file, periodLine, '  limitRefreshPeriod: '.length + 1);
      await workbench.typeOverRestOfLine('100ms');
      await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 2);
      await workbench.hover('is not a valid duration for', 'Length of a period');
      await picture('cloud-manifest');
      await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 1);
      await workbench.typeOverRestOfLine('1S');
      await workbench.noErrors();
    });

    it('repairs the mistake by a quick fix', async () => {
      const { workbench } = session();
      await workbench.openFile(file, periodLine, '  limitRefreshPeriod: '.length + 1);
      await workbench.typeOverRestOfLine('100ms');
      await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 2);
      await workbench.quickFixes('Change to "100"');
      await workbench.takeQuickFix();
      await workbench.noErrors();
      await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 1);
      await workbench.typeOverRestOfLine('1S');
    });

    it('completes a key of a policy', async () => {
      const { workbench, picture } = session();
      await workbench.openFile(file, rateLine, '  rate: 100'.length + 1);
      await workbench.type('\n');
      await workbench.goTo(rateLine + 1, 1);
      await workbench.typeOverRestOfLine('  time');
      await workbench.suggest('timeoutDuration');
      await picture('completion');
      await workbench.acceptSuggestion('timeoutDuration');
      await workbench.type('500');
      await workbench.noErrors();
    });
  });

  describe('a lain.yaml', () => {
    const file = 'hello-world/lain.yaml';
    const portLine = 21;
    const endOfWeb = 28;

    it('shows a mistake under the text and in the Problems view, until it is put right', async () => {
      const { workbench } = session();
      await workbench.openFile(file, portLine, '  port: '.length + 1);
      await workbench.typeOverRestOfLine('80800');
      const problem = await workbench.problem('80800 is not a port; write a number from 1 to 65535.');
      await problem.waitFor();

      await workbench.openFile(file, portLine, '  port: '.length + 1);
      await workbench.typeOverRestOfLine('8080');
      await problem.waitFor({ state: 'detached' });
      await workbench.noErrors();
    });

    it('opens the page of a rule from the Problems view', async () => {
      const { workbench } = session();
      await workbench.openFile(file, portLine, '  port: '.length + 1);
      await workbench.typeOverRestOfLine('80800');
      const problem = await workbench.problem('80800 is not a port');
      await problem.locator('a', { hasText: 'lain/port' }).click();
      await workbench.page.getByRole('tab', { name: /Preview port\.md/ }).waitFor();

      await workbench.openFile(file, portLine, '  port: '.length + 1);
      await workbench.typeOverRestOfLine('8080');
      await problem.waitFor({ state: 'detached' });
    });

    it('says in the hover what is wrong and what the key means', async () => {
      const { workbench, picture } = session();
      await workbench.openViews('Engine Room');
      await workbench.widenSideBar(470);
      await workbench.tree('Instances').clickOpen('Sandbox', 'hello-world', 'web');
      await workbench.openFile(file, portLine, '  port: '.length + 1);
      await workbench.typeOverRestOfLine('80800');
      await workbench.goTo(portLine, '  port: '.length + 2);
      await workbench.hover('80800 is not a port', 'Port that the container listens on');
      await picture('workbench');
      await workbench.goTo(portLine, '  port: '.length + 1);
      await workbench.typeOverRestOfLine('8080');
    });

    it('completes a key of a proc', async () => {
      const { workbench, workspace } = session();
      await workbench.openFile(file, endOfWeb, '    - access.log'.length + 1);
      await workbench.type('\n');
      await workbench.goTo(endOfWeb + 1, 1);
      await workbench.typeOverRestOfLine('  https');
      await workbench.acceptSuggestion('https_only');
      await workbench.acceptSuggestion('true');
      await workbench.save();

      const before = await readFile(join(sample, file), 'utf8');
      const after = await readFile(join(workspace, file), 'utf8');
      assert.equal(after, before.replace('    - access.log\n', '    - access.log\n  https_only: true\n'));
    });
  });

  describe('the sandbox, by keyboard', () => {
    it('is stopped, and its rows go', async () => {
      const { workbench } = session();
      const tree = workbench.tree('Instances');
      await tree.row('Sandbox', 1).waitFor();
      await workbench.runCommand('Engine Room: Stop Sandbox');
      await tree.row('Sandbox', 1).waitFor({ state: 'detached' });
    });

    it('can’t be stopped twice', async () => {
      const { workbench } = session();
      await workbench.runCommand('Engine Room: Stop Sandbox');
      await workbench.notification('This window has not started a sandbox.').waitFor();
    });
  });

  describe('the last connection', () => {
    it('leaves the focus in the view when it is removed', async () => {
      const { workbench, workspace } = session();
      const connection = {
        type: 'lain',
        name: 'last',
        console: 'http://127.0.0.1:1',
        authentication: 'none',
      };
      await mkdir(join(workspace, '.vscode'), { recursive: true });
      await writeFile(
        join(workspace, '.vscode/settings.json'),
        JSON.stringify({ 'engineRoom.connections': [connection] }),
      );
      const tree = workbench.tree('Instances');
      await tree.row('last', 1).waitFor();
      await tree.focus();
      await tree.goTo('last', 1);
      const question = 'Remove the connection last?';
      await showUntil(workbench.dialog(question), () => workbench.page.keyboard.press('Delete'));
      await workbench.answerDialog(question, 'Remove');
      await tree.focusedWelcome.waitFor();
    });
  });
});
