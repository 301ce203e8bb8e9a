// Runs the host suite in a desktop VS Code: the one that @vscode/test-electron downloads, or VSCODE_EXECUTABLE.
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { out, root } from '../editor/paths';
import { exitOnSignal, run } from '../editor/processes';
import { startSandbox } from '../editor/sandbox';
import { copySample } from '../editor/workspace';
import { sandboxVariable } from '../variables';
import { bundleSuite } from './bundle';

async function main(): Promise<void> {
  exitOnSignal();
  const executable = process.env['VSCODE_EXECUTABLE'] ?? (await download());
  await run(process.execPath, ['esbuild.mjs'], { cwd: root });
  const tests = await bundleSuite();
  const sandbox = await startSandbox();
  try {
    const workspace = await copySample(join(out, 'host/workspace'), sandbox.ready);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      extensionTestsEnv: { [sandboxVariable]: sandbox.ready },
      launchArgs: [
        workspace,
        '--disable-workspace-trust',
        '--disable-extensions',
        '--user-data-dir',
        join(out, 'host/electron'),
      ],
    });
  } finally {
    await sandbox.stop();
  }
}

async function download(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(root, '.editor/electron'), timeout: 60_000 });
  } catch (error) {
    throw new Error(
      'VS Code could not be downloaded. Name an installed one with the environment variable VSCODE_EXECUTABLE, ' +
        'or run the same suite in a served VS Code with `npm run test:host`.',
      { cause: error },
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
