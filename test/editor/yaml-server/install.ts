import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const manifests = ['package.json', 'package-lock.json'];

/**
 * Gives the program of yaml-language-server, installed on first use and again when the pinned version changes. It asks
 * for a newer Node than this repository, which it runs on nevertheless: among the repository's own packages it would
 * make every `npm install` warn.
 *
 * @param folder Where it is installed.
 */
export function installYamlLanguageServer(folder: string): string {
  const program = path.join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server');
  if (existsSync(program) && manifests.every((name) => isSame(name, folder))) return program;
  mkdirSync(folder, { recursive: true });
  for (const name of manifests) copyFileSync(path.join(import.meta.dirname, name), path.join(folder, name));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['ci', ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return program;
}

function isSame(name: string, folder: string): boolean {
  const installed = path.join(folder, name);
  return (
    existsSync(installed) &&
    readFileSync(installed, 'utf8') === readFileSync(path.join(import.meta.dirname, name), 'utf8')
  );
}
