import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sandboxVariable } from '../variables';
import { openBrowser } from './browser';
import { installEditor } from './install';
import { startSandbox, type Sandbox } from './sandbox';
import { startEditor, type Editor, type EditorOptions } from './server';
import { copySample } from './workspace';

/** What a test in the editor plays on: a sandbox, an editor connected to it, a workspace, and a browser's empty page. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly editor: Editor;
  /** A fresh copy of the sample workspace; not open yet. */
  readonly workspace: string;
  readonly page: Page;
  close(): Promise<void>;
}

export interface StageOptions extends Pick<
  EditorOptions,
  'extensions' | 'testDriver' | 'restricted' | 'env'
> {
  /** False for an editor that is not told of the sandbox. */
  readonly knowsSandbox?: boolean;
  /** How long jobs of the sandbox take, as `startSandbox` takes it. */
  readonly pace?: number;
}

/** Sets a stage up in a folder; what was started already is ended again when something fails. */
export async function openStage(
  folder: string,
  { knowsSandbox = true, pace, env: given, ...options }: StageOptions,
): Promise<Stage> {
  const started: { stop(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const one of started.splice(0).reverse()) await one.stop();
  };
  try {
    const installed = await installEditor();
    const sandbox = await startSandbox(pace);
    started.push(sandbox);
    const workspace = await copySample(join(folder, 'sample'), sandbox.ready);
    // The history of runs is not that of whoever runs the tests.
    const state = { XDG_STATE_HOME: join(folder, 'state') };
    const env = { ...state, ...given, ...(knowsSandbox && { [sandboxVariable]: sandbox.ready }) };
    const editor = await startEditor({ installed, dataFolder: join(folder, 'editor'), env, ...options });
    started.push(editor);
    const { browser, page } = await openBrowser();
    started.push({ stop: () => browser.close() });
    return { sandbox, editor, workspace, page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
