import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { root } from './paths';
import { run } from './processes';

const manifests = ['package.json', 'package-lock.json'];
const npmQuiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Gives the path of a VS Code server's main file: the one named by the environment variable VSCODE_SERVER_MAIN,
 * else the one of the code-server package pinned beside this file, which is installed into `.editor` when it is not there yet.
 * Its native modules (log file writer, parent watchdog) stay unbuilt: the server runs without them, so no compiler is needed.
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
  const wanted = await readFile(join(__dirname, 'package-lock.json'), 'utf8');
  if (existsSync(main) && (await readIfThere(stamp)) === wanted) return main;

  console.log('Installing the editor into .editor (once, about 30 seconds)…');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(manifests.map((name) => copyFile(join(__dirname, name), join(folder, name))));
  await run('npm', ['ci', ...npmQuiet], { cwd: folder });
  // `npm install`, not `npm ci`: the package's own shrinkwrap leaves out a peer dependency, which `npm ci` refuses.
  await run('npm', ['install', '--omit=dev', ...npmQuiet], { cwd: vscode });
  await addSearch(folder, vscode);
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

function isRipgrep(module: unknown): module is { readonly rgPath: string } {
  return (
    typeof module === 'object' && module !== null && 'rgPath' in module && typeof module.rgPath === 'string'
  );
}

function readIfThere(file: string): Promise<string> {
  return existsSync(file) ? readFile(file, 'utf8') : Promise.resolve('');
}
