import assert from 'node:assert/strict';
import { showUntil } from './look-again';
import { useSession } from './session';
import type { Workbench } from './workbench';

const gateway = ['Sandbox', 'ServiceStage', 'shop', 'gateway', 'gateway-test'];
const image = 'swr.eu-west-101.myhuaweicloud.com/lakeside-shop/gateway:2.1.0';
const engine = ['Sandbox', 'CSE engines', 'prod-engine'];
const stock = [...engine, 'Governance', 'stock-query'];
const rules = [...engine, 'Route rules', 'cart'];

/** One action by keyboard: the row, the item of its menu, the answers, and what the row or the editor says afterwards. */
interface Scene {
  readonly title: string;
  readonly view: string;
  readonly row: readonly string[];
  readonly answers?: (workbench: Workbench) => Promise<void>;
  /** How the question begins. */
  readonly question: string;
  /** Whether the question is a list, which is asked where something goes. */
  readonly removes?: boolean;
  readonly message: string | RegExp;
  /** What the row says afterwards; none when it has gone. */
  readonly shown?: RegExp;
}

const onInstance = { view: 'Instances', row: gateway };

const scenes: readonly Scene[] = [
  {
    ...onInstance,
    title: 'Stop Component Instance',
    question: 'Stop gateway-test?',
    message: 'gateway-test is stopped.',
    shown: /stopped/,
  },
  {
    ...onInstance,
    title: 'Start Component Instance',
    question: 'Start gateway-test?',
    message: 'gateway-test is started: 1 of 1 replicas run.',
    shown: /1 of 1/,
  },
  {
    ...onInstance,
    title: 'Restart Component Instance',
    question: 'Restart gateway-test?',
    message: 'gateway-test is restarted: 1 of 1 replicas run.',
    shown: /1 of 1/,
  },
  {
    ...onInstance,
    title: 'Scale Component Instance…',
    answers: (workbench) => workbench.answerAll('2', 'Number of replicas'),
    question: 'Scale gateway-test from 1 to 2 replicas?',
    message: 'gateway-test is scaled: 2 of 2 replicas run.',
    shown: /2 of 2/,
  },
  {
    ...onInstance,
    title: 'Upgrade Component Instance…',
    answers: async (workbench) => {
      await workbench.answerAll('2.1.0', 'New version');
      await workbench.answerAll(image, 'Image of gateway');
    },
    question: 'Upgrade gateway-test to 2.1.0?',
    message: 'gateway-test is upgraded to 2.1.0: 2 of 2 replicas run.',
    shown: /2\.1\.0/,
  },
  {
    ...onInstance,
    title: 'Roll Back Component Instance…',
    answers: (workbench) => workbench.choose('2.0.1', 'Version to roll'),
    question: 'Roll back gateway-test to 2.0.1?',
    message: /gateway-test is rolled back to 2\.0\.1/,
    shown: /2\.0\.1/,
  },
  {
    title: 'Delete Microservice',
    view: 'Microservices',
    row: ['Sandbox', 'production', 'shop', 'search', '1.4.0'],
    answers: (workbench) => workbench.answerDialog('It is called by: gateway 2.0.1.', 'Continue…'),
    question: 'Delete search 1.4.0',
    removes: true,
    message: /search 1\.4\.0 .*is deleted\./,
  },
  {
    title: 'Edit Value…',
    view: 'Engines',
    row: ['Sandbox', 'Configuration', 'public=shop', 'shop.support'],
    answers: (workbench) => workbench.answerAll('{ "hours": 24 }', 'New value of shop.support'),
    question: 'Change the value of shop.support',
    message: /shop\.support .*is changed\./,
    shown: /"hours": 24/,
  },
  {
    title: 'Disable Policy',
    view: 'Engines',
    row: [...stock, 'retry'],
    question: 'Disable stock-query',
    message: /stock-query .*is disabled\./,
    shown: /disabled/,
  },
  {
    title: 'Change Weights…',
    view: 'Engines',
    row: [...rules, 'All requests'],
    answers: async (workbench) => {
      await workbench.answerAll('80', 'Weight of version=1.0.0');
      await workbench.answerAll('20', 'Weight of version=1.1.0');
    },
    question: 'Change the weights of cart',
    message: 'The weights of cart are changed.',
    shown: /80.*20/,
  },
];

describe('actions by keyboard', () => {
  const session = useSession({ pace: 0.1 });

  before(async () => {
    const { workbench } = session();
    await workbench.openViews('Engine Room');
    // While the rows above it show what was counted below them, the editor does not know a row.
    const tree = workbench.tree('Instances');
    await tree.expand(...onInstance.row);
    await tree
      .row('shop', 3)
      .filter({ hasText: /\d+ of \d+ instances running/ })
      .waitFor();
  });

  it('opens documents beside the row that keeps the focus while rows are selected, and goes into one with Enter', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.openViews('Engine Room');
    const tree = workbench.tree('Engines');
    await tree.expand(...engine, 'Governance', 'checkout');
    await tree.row('rate-limiting', 6).waitFor();
    // Two selected rows open nothing: each try begins without a selection, at the row above.
    await showUntil(page.locator('.tabs-container .tab.active'), async () => {
      await page.keyboard.press('Escape');
      await tree.goTo('checkout', 5);
      await page.keyboard.press('Shift+ArrowDown');
    });
    await page.locator('.editor-instance .view-line').first().waitFor();
    await page.locator('.sidebar .monaco-list:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await workbench.runCommand('View: Close All Editors');
  });

  it('goes into a configuration item with Enter, and back into it when its draft is applied', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const tree = workbench.tree('Engines');
    const row = await tree.expand('Sandbox', 'Configuration', 'shop / search');
    const item = await tree.goTo('search.synonyms', 4);
    await page.keyboard.press('Enter');
    const focused = page.locator('.editor-instance .monaco-editor.focused');
    await focused.waitFor();
    assert.equal(await item.getAttribute('aria-expanded'), 'false', 'its history stays folded');
    await row.waitFor();
    await page.keyboard.press('Control+Home');
    await workbench.type('x');
    await page.keyboard.press('Control+S');
    await page.keyboard.press('Control+Alt+Enter');
    const told = workbench.notification(/search\.synonyms.* is changed\./).waitFor({ timeout: 60_000 });
    await Promise.all([workbench.answerDialog('Change the value of', 'Apply'), told]);
    await focused.waitFor();
    await workbench.type('again ');
    await focused.locator('.view-line', { hasText: 'again' }).first().waitFor();
    await workbench.runCommand('File: Revert File');
    await workbench.runCommand('View: Close All Editors');
  });

  it('acts from the palette on the row that is selected: Enter or Ctrl+Shift+Enter selects the one with the focus', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const tree = workbench.tree('Instances');
    const row = await tree.expand(...onInstance.row);
    const selected = row.and(page.locator('.selected'));
    await row.and(page.locator('.focused')).waitFor();
    assert.equal(await selected.count(), 0, 'the arrow keys move the focus alone');
    await page.keyboard.press('Control+Shift+Enter');
    await selected.waitFor();
    await page.keyboard.press('Control+Shift+Enter');
    await selected.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await selected.waitFor();
    await workbench.runCommand('Engine Room: Restart Component Instance');
    const told = workbench.notification('gateway-test is restarted').waitFor({ timeout: 60_000 });
    await Promise.all([workbench.answerDialog('Restart gateway-test?', 'Restart Component Instance'), told]);
  });

  it('deletes the row that has the focus with the Delete key, after a question', async () => {
    const { workbench } = session();
    const tree = workbench.tree('Engines');
    const items = ['Sandbox', 'Configuration', 'shop / search'];
    const row = await tree.expand(...items, 'search.synonyms');
    await workbench.pressUntilAsked('Delete', tree);
    const told = workbench.notification(/search\.synonyms .*is deleted\./).waitFor({ timeout: 60_000 });
    await Promise.all([workbench.choose('Delete Configuration Item', 'Delete search.synonyms'), told]);
    await row.waitFor({ state: 'detached' });
  });

  for (const { title, view, row, answers, question, removes, message, shown } of scenes) {
    const agreement = title.replace('…', '');

    it(`${agreement}: from the menu of the row to what the row says afterwards`, async () => {
      const { workbench } = session();
      const tree = workbench.tree(view);
      await tree.expand(...row);
      await tree.runOnRow(title);
      await answers?.(workbench);
      const told = workbench.notification(message).waitFor({ timeout: 60_000 });
      const agree = removes
        ? workbench.choose(agreement, question)
        : workbench.answerDialog(question, agreement);
      await Promise.all([agree, told]);
      const after = tree.row(row.at(-1) ?? '', row.length);
      if (shown) await after.filter({ hasText: shown }).waitFor();
      else await after.waitFor({ state: 'detached' });
    });
  }
});
