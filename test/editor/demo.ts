// Opens the sample workspace in an editor with the extension, connected to a sandbox of its own, until Ctrl-C.
import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findDesktop, openDesktop } from './desktop';
import { installEditor } from './install';
import { guide, root, vsix } from './paths';
import { exitOnSignal, run } from './processes';
import { startSandbox } from './sandbox';
import { startEditor } from './server';
import { sandboxVariable } from '../variables';
import { copySample, isEdited } from './workspace';

/** An open editor: how to reach it, and when it is closed. */
interface Opened {
  readonly where: string;
  readonly closed: Promise<string>;
}

async function main(): Promise<void> {
  exitOnSignal();
  await run('npm', ['run', '--silent', 'package'], { cwd: root });
  const folder = await mkdtemp(join(tmpdir(), 'engine-room-demo-'));
  const sandbox = await startSandbox();
  const workspace = await copySample(join(folder, 'sample'), sandbox.ready);
  const env = { [sandboxVariable]: sandbox.ready };
  const code = process.argv.includes('--browser') ? undefined : findDesktop();
  const opened =
    code === undefined ? await serve(folder, workspace, env) : show(code, folder, workspace, env);
  process.once('exit', () => cleanUp(folder, workspace));
  console.log(`\n${opened.where}\n${whatToTry(sandbox.id)}`);

  void sandbox.ended.then((how) =>
    console.log(
      `The sandbox ended (${how}). The editor stays, and shows what it looks like without a server.`,
    ),
  );
  console.log(await opened.closed);
  process.exit(0);
}

/** Leaves nothing behind but a sample that somebody has edited. */
function cleanUp(folder: string, workspace: string): void {
  const kept = isEdited(workspace);
  if (kept) console.log(`Your edited sample is in ${workspace}.`);
  const names = kept ? readdirSync(folder).filter((name) => name !== basename(workspace)) : [''];
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
}

const whatToTry = (sandbox: number | undefined): string => `
  1. Open hello-world/lain.yaml and break something: a wrong key, port: 80800, memory: 1M.
  2. Open Engine Room in the activity bar: hello-world with its procs and pods is under Instances.
  3. F1, "Engine Room: Deploy": see what will change, confirm, watch the pods.
  4. F1, "Engine Room: Use Sandbox in Terminal": a plan or a call is typed in, and Enter runs it.
  5. End the sandbox alone (kill ${sandbox}): the views say what is wrong.

Ctrl-C ends the editor and the sandbox. A sample that you have edited is kept.`;

async function serve(folder: string, workspace: string, env: Record<string, string>): Promise<Opened> {
  const editor = await startEditor({
    installed: await installEditor(),
    dataFolder: join(folder, 'editor'),
    vsix,
    env,
  });
  const guided = [['extensionDevelopmentPath', `vscode-remote://${editor.authority}${guide}`]];
  const address = `${editor.address(workspace)}&payload=${encodeURIComponent(JSON.stringify(guided))}`;
  return {
    where: `Open ${address} in a browser.`,
    closed: editor.process.ended.then((how) => `The editor's server ended (${how}).`),
  };
}

function show(code: string, folder: string, workspace: string, env: Record<string, string>): Opened {
  const window = openDesktop(code, folder, workspace, env);
  return {
    where: 'VS Code opens in a window of its own (`npm run demo -- --browser` serves one instead).',
    closed: window.ended.then((how) => `VS Code was closed (${how}).`),
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
