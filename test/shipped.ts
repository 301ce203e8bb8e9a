import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './editor/paths';
import { builtVariable } from './variables';

/** The folder of the bundles that ship. */
export const dist = join(root, 'dist');

let built = process.env[builtVariable] !== undefined;

/**
 * The path of a bundle that ships, built anew once for each test run (`run.ts` does it before the first layer). Building
 * takes a while: call it when the test file is loaded, outside of the time that a test has.
 */
export function shipped(name: 'cli' | 'extension' | 'server'): string {
  if (!built) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'pipe' });
  built = true;
  return join(dist, `${name}.js`);
}
