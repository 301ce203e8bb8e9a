import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { root } from './paths';
import { run } from './processes';

const manifests = ['package.json', 'package-lock.json'];
const logWriter = 'log-writer.ts';
const npmQuiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** A VS Code server that is installed. */
export interface InstalledEditor {
  /** Its main file. */
  readonly main: string;
  /** The program of the Node that runs it. */
  readonly node: string;
}

/**
 * Gives a VS Code server: the one whose main file the environment variable VSCODE_SERVER_MAIN names (VSCODE_SERVER_NODE
 * names its Node, when it needs another than this one), else the one of the code-server package pinned beside this file,
 * which is installed into `.editor` when it is not there yet. Its native modules stay unbuilt, so that no compiler is needed: the server runs without a parent watchdog, and its log
 * files are written by `log-writer.ts`.
 */
export async function installEditor(): Promise<InstalledEditor> {
  const given = process.env['VSCODE_SERVER_MAIN'];
  if (given !== undefined) {
    if (!existsSync(given)) throw new Error(`VSCODE_SERVER_MAIN names ${given}, which does not exist.`);
    return { main: given, node: process.env['VSCODE_SERVER_NODE'] ?? process.execPath };
  }

  const folder = join(root, '.editor');
  const { vscode, main } = filesOf(folder);
  const editor = { main, node: process.execPath };
  const stamp = join(folder, 'installed.txt');
  const sources = await Promise.all(
    ['package-lock.json', logWriter].map((name) => readFile(join(__dirname, name), 'utf8')),
  );
  const wanted = sources.join('\n');
  if (existsSync(main) && (await readIfThere(stamp)) === wanted) return editor;

  console.log('Installing the editor into .editor (once, about 30 seconds)…');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(manifests.map((name) => copyFile(join(__dirname, name), join(folder, name))));
  await run('npm', ['ci', ...npmQuiet], { cwd: folder });
  await complete(vscode);
  await addSearch(folder, vscode);
  await writeFile(stamp, wanted);
  return editor;
}

/** Installs the newest code-server that npm offers into a folder, which is emptied first, with the Node that it asks for. */
export async function installNewestEditor(folder: string): Promise<InstalledEditor> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  await run('npm', ['install', 'code-server@latest', ...npmQuiet], { cwd: folder });
  const manifest: unknown = JSON.parse(
    await readFile(join(folder, 'node_modules/code-server/package.json'), 'utf8'),
  );
  if (!Value.Check(EditorManifest, manifest))
    throw new Error('code-server does not say which Node it needs.');
  console.log(`code-server ${manifest.version} with Node ${manifest.engines.node}`);
  // `node` on npm fetches one of these in an install script; each holds a program of Node.
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const nodePackage = `${prefix}-${process.platform}-${process.arch}`;
  await run('npm', ['install', `${nodePackage}@${manifest.engines.node}`, ...npmQuiet], { cwd: folder });
  const { vscode, main } = filesOf(folder);
  await complete(vscode);
  return { main, node: join(folder, 'node_modules', nodePackage, 'bin/node') };
}

const EditorManifest = Type.Object({
  version: Type.String(),
  engines: Type.Object({ node: Type.String() }),
});

/** The editor in a folder that code-server is installed in, and its main file. */
function filesOf(folder: string): { readonly vscode: string; readonly main: string } {
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  return { vscode, main: join(vscode, 'out/server-main.js') };
}

/** Installs what the editor itself needs, which code-server's own install script would. */
async function complete(vscode: string): Promise<void> {
  // `npm install`, not `npm ci`: the package's own shrinkwrap leaves out a peer dependency, which `npm ci` refuses.
  await run('npm', ['install', '--omit=dev', ...npmQuiet], { cwd: vscode });
  await addLogWriter(vscode);
}

/**
 * The editor's own ripgrep (quick open, search, `findFiles`) is downloaded by an install script; a newer release of the
 * same package carries the program itself.
 */
async function addSearch(folder: string, vscode: string): Promise<void> {
  const ripgrep: unknown = createRequire(join(folder, 'package.json'))('@vscode/ripgrep');
  const program = isRipgrep(ripgrep) ? ripgrep.rgPath : undefined;
  if (program === undefined) throw new Error('@vscode/ripgrep does not say where its program is.');
  const bin = join(vscode, 'node_modules/@vscode/ripgrep/bin');
  await mkdir(bin, { recursive: true });
  await copyFile(program, join(bin, basename(program)));
}

/** Output channels and logs are files that the editor writes and then shows: without a writer they stay empty. */
async function addLogWriter(vscode: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, logWriter)],
    outfile: join(vscode, 'node_modules/@vscode/spdlog/index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
}

function isRipgrep(module: unknown): module is { readonly rgPath: string } {
  return (
    typeof module === 'object' && module !== null && 'rgPath' in module && typeof module.rgPath === 'string'
  );
}

function readIfThere(file: string): Promise<string> {
  return existsSync(file) ? readFile(file, 'utf8') : Promise.resolve('');
}
