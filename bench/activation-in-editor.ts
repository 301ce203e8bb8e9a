import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/editor/browser';
import { installEditor, installNewestEditor, type InstalledEditor } from '../test/editor/install';
import { out, root, vsix } from '../test/editor/paths';
import { run } from '../test/editor/processes';
import { installExtension, startEditor } from '../test/editor/server';
import { copySample } from '../test/editor/workspace';
import { startSandbox, type Sandbox } from '../test/editor/sandbox';
import { sandboxVariable } from '../test/variables';
import { Workbench } from '../test/ui/workbench';
import { median, type Row } from './measure';

const starts = 20;
const folder = join(out, 'bench');

/** What wakes the extension. */
const wakers: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  'a manifest': (workbench) => workbench.openFile('hello-world/lain.yaml'),
  'a view': (workbench) => workbench.openViews('Engine Room'),
};

/**
 * How long loading and activating the packaged extension keeps the extension host busy, as the editor itself has measured
 * and shows among the running extensions: in the pinned editor and in the newest one.
 */
export async function activationInEditor(): Promise<readonly Row[]> {
  await run('npm', ['run', '--silent', 'package'], { cwd: root });
  const sandbox = await startSandbox();
  try {
    return [
      ...(await rowsOf('pinned', await installEditor(), sandbox)),
      ...(await rowsOf('newest', await installNewestEditor(join(out, 'newest-editor')), sandbox)),
    ];
  } finally {
    await sandbox.stop();
  }
}

async function rowsOf(name: string, installed: InstalledEditor, { ready }: Sandbox): Promise<Row[]> {
  const extensions = await installExtension(installed, vsix, join(folder, name, 'installer'));
  const workspace = await copySample(join(folder, name, 'sample'), ready);
  const dataFolder = join(folder, name, 'editor');
  const env = { [sandboxVariable]: ready };
  const editor = await startEditor({ installed, dataFolder, extensions, env });
  try {
    const rows: Row[] = [];
    for (const [waker, wake] of Object.entries(wakers)) {
      const times: number[] = [];
      while (times.length < starts) times.push(await timeOf(editor.address(workspace), wake));
      rows.push({ name: `activation by ${waker}, ${name} editor`, value: median(times), unit: 'ms' });
    }
    return rows;
  } finally {
    await editor.stop();
  }
}

/** Starts a workbench with a new extension host, and gives the milliseconds that its activation took there. */
async function timeOf(address: string, wake: (workbench: Workbench) => Promise<void>): Promise<number> {
  const { browser, page } = await openBrowser();
  try {
    await page.setViewportSize({ width: 1280, height: 3000 }); // the list draws no rows out of sight
    const workbench = new Workbench(page);
    await workbench.open(address, 'Engine Room');
    await wake(workbench);
    await workbench.runCommand('Developer: Show Running Extensions');
    return await shownTime(page);
  } finally {
    await browser.close();
  }
}

async function shownTime(page: Page): Promise<number> {
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Engine Room' });
  const shown = row.locator('.activation-time', { hasText: /\d+ms/ });
  await shown.waitFor({ timeout: 60_000 });
  return Number(/(\d+)ms/.exec(await shown.innerText())?.[1]);
}
