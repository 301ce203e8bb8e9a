// Runs host and ui in the pinned editor, then in the newest one that npm offers; ends with 1 when one of them is not green.
import { join } from 'node:path';
import { installNewestEditor, type InstalledEditor } from './editor/install';
import { out, root } from './editor/paths';
import { exitCode, exitOnSignal } from './editor/processes';

async function main(): Promise<void> {
  exitOnSignal();
  const codes = [await runIn('pinned', undefined)];
  codes.push(await runIn('newest', await installNewestEditor(join(out, 'newest-editor'))));
  if (codes.some((code) => code !== 0)) process.exitCode = 1;
}

/** Runs the layers of the editor in one, or in the pinned one. */
async function runIn(name: string, editor: InstalledEditor | undefined): Promise<number | string> {
  console.log(`\n===== the ${name} editor`);
  const env = { VSCODE_SERVER_MAIN: editor?.main, VSCODE_SERVER_NODE: editor?.node };
  const code = await exitCode(process.execPath, ['--import', 'tsx', 'test/run.ts', 'host', 'ui'], {
    cwd: root,
    env,
  });
  console.log(`===== the ${name} editor: ${code === 0 ? 'green' : `ended with ${code}`}`);
  return code;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
