import { join } from 'node:path';
import { openBrowser } from '../test/editor/browser';
import { installEditor, installNewestEditor, type InstalledEditor } from '../test/editor/install';
import { out, root, vsix } from '../test/editor/paths';
import { run } from '../test/editor/processes';
import { installExtension, startEditor } from '../test/editor/server';
import { copySample } from '../test/editor/workspace';
import { startSandbox, type Sandbox } from '../test/editor/sandbox';
import { sandboxVariable } from '../test/variables';
import { Workbench } from '../test/ui/workbench';
import { HostMeter, type HostTime } from './host-meter';
import { median, type Row } from './measure';

const starts = 20;
const folder = join(out, 'bench');

/** What wakes the extension. */
const wakers: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  'a manifest': (workbench) => workbench.openFile('hello-world/lain.yaml'),
  'a view': (workbench) => workbench.openViews('Engine Room'),
};

/**
 * How long loading and activating the packaged extension keeps the extension host busy, measured in the host: in the pinned
 * editor and in the newest one.
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
  const meter = await HostMeter.install(extensions);
  const workspace = await copySample(join(folder, name, 'sample'), ready);
  const dataFolder = join(folder, name, 'editor');
  const env = { [sandboxVariable]: ready };
  const editor = await startEditor({ installed, dataFolder, extensions, env });
  try {
    const rows: Row[] = [];
    for (const [waker, wake] of Object.entries(wakers)) {
      const times: HostTime[] = [];
      while (times.length < starts) {
        times.push(await timeOf(meter, editor.address(workspace), wake));
      }
      const title = `activation by ${waker}, ${name} editor`;
      rows.push(
        { name: `${title}, host's thread`, value: median(times.map(({ thread }) => thread)), unit: 'ms' },
        { name: `${title}, clock`, value: median(times.map(({ clock }) => clock)), unit: 'ms' },
      );
    }
    return rows;
  } finally {
    await editor.stop();
  }
}

/** Wakes the extension in a workbench with an extension host of its own. */
async function timeOf(
  meter: HostMeter,
  address: string,
  wake: (workbench: Workbench) => Promise<void>,
): Promise<HostTime> {
  await meter.reset();
  const { browser, page } = await openBrowser();
  try {
    const workbench = new Workbench(page);
    await workbench.open(address, 'Engine Room');
    await wake(workbench);
    return await meter.read();
  } finally {
    await browser.close();
  }
}
