import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './paths';
import { run } from './processes';

const manifests = ['package.json', 'package-lock.json'];
const logWriter = 'log-writer.ts';
const npmQuiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Gives the path of a VS Code server's main file: the one named by the environment variable VSCODE_SERVER_MAIN,
 * else the one of the code-server package pinned beside this file, which is installed into `.editor` when it is not there yet.
 * Its native modules stay unbuilt, so that no compiler is needed: the server runs without a parent watchdog, and its log
 * files are written by `log-writer.ts`.
 */
export async function installEditor(): Promise<string> {
  const given = process.env['VSCODE_SERVER_MAIN'];
  if (given !== undefined) {
    if (!existsSync(given)) throw new Error(`VSCODE_SERVER_MAIN names ${given}, which does not exist.`);
    return given;
  }

  const folder = join(root, '.editor');
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  const main = join(vscode, 'out/server-main.js');
  const stamp = join(folder, 'installed.txt');
  const sources = await Promise.all(
    ['package-lock.json', logWriter].map((name) => readFile(join(__dirname, name), 'utf8')),
  );
  const wanted = sources.join('\n');
  if (existsSync(main) && (await readIfThere(stamp)) === wanted) return main;

  console.log('Installing the editor into .editor (once, about 30 seconds)…');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(manifests.map((name) => copyFile(join(__dirname, name), join(folder, name))));
  await run('npm', ['ci', ...npmQuiet], { cwd: folder });
  // `npm install`, not `npm ci`: the package's own shrinkwrap leaves out a peer dependency, which `npm ci` refuses.
  await run('npm', ['install', '--omit=dev', ...npmQuiet], { cwd: vscode });
  await addSearch(folder, vscode);
  await addLogWriter(vscode);
  await writeFile(stamp, wanted);
  return main;
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
