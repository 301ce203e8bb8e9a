import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledEditor } from './install';
import { start, type Running } from './processes';

/** Settings of the person at the editor: nothing that asks, downloads, opens or moves by itself. */
const userSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'files.autoSave': 'off',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
};

export interface EditorOptions {
  readonly installed: InstalledEditor;
  /** Where this editor keeps settings, state and extensions; emptied first. */
  readonly dataFolder: string;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** A folder that extensions have been installed into, instead of one of its own. */
  readonly extensions?: string;
  /** Lets a page run a test suite (`extensionTestsPath`); the editor then refuses to show modal dialogs. */
  readonly testDriver?: boolean;
  /** Opens folders in restricted mode until the user trusts them; otherwise all are trusted. */
  readonly restricted?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A VS Code server on a free port of 127.0.0.1. */
export interface Editor {
  /** host:port, also the authority of `vscode-remote://` URIs. */
  readonly authority: string;
  readonly process: Running;
  /** The address that opens a folder of this machine. */
  address(folder: string): string;
  stop(): Promise<void>;
}

/** Starts a VS Code server with its own data folder and waits until it listens. */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const extensions = options.extensions ?? join(options.dataFolder, 'extensions');
  await rm(options.dataFolder, { recursive: true, force: true });
  await mkdir(join(options.dataFolder, 'data/User'), { recursive: true });
  await writeFile(join(options.dataFolder, 'data/User/settings.json'), JSON.stringify(userSettings, null, 2));
  const folders = ['--server-data-dir', options.dataFolder, '--extensions-dir', extensions];
  if (options.vsix !== undefined) {
    await runInstaller(options.installed, [...folders, '--install-extension', options.vsix]);
  }

  const server = start(
    options.installed.node,
    [
      options.installed.main,
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        '0',
        '--without-connection-token',
        '--accept-server-license-terms',
      ],
      '--disable-telemetry',
      ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
      ...(options.testDriver === true ? ['--enable-smoke-test-driver'] : []),
      ...folders,
    ],
    { env: options.env },
  );
  const line = await server.line(/Extension host agent listening on (\d+)/, 30_000);
  const port = /\d+$/.exec(line)?.[0] ?? '';
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    process: server,
    address: (folder) => `http://${authority}/?folder=${encodeURI(folder)}`,
    stop: () => server.stop(),
  };
}

/** Installs a packaged extension into a folder that editors can be started with, one after the other or at once. */
export async function installExtension(
  installed: InstalledEditor,
  vsix: string,
  folder: string,
): Promise<string> {
  const extensions = join(folder, 'extensions');
  await mkdir(extensions, { recursive: true });
  const folders = ['--server-data-dir', folder, '--extensions-dir', extensions];
  await runInstaller(installed, [...folders, '--install-extension', vsix]);
  return extensions;
}

/** Runs the server's own installer, whose output is shown only when it fails. */
async function runInstaller({ main, node }: InstalledEditor, args: readonly string[]): Promise<void> {
  const installer = start(node, [main, '--accept-server-license-terms', ...args]);
  const how = await installer.ended;
  const output = installer.output();
  if (how !== 0 || !output.includes('successfully installed')) {
    throw new Error(`The editor did not install the extension (${how}):\n${output}`);
  }
}
