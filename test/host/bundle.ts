import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { out, root } from '../editor/paths';

/**
 * Bundles the suite and its mocha for the extension host, and gives the path of the test module.
 *
 * @param names Names of the files to run, such as `trees`; all of them when there are none.
 */
export async function bundleSuite(names: readonly string[] = []): Promise<string> {
  const outdir = join(out, 'host/bundle');
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', ...globSync(patternsOf(names), { cwd: root })],
    outbase: 'test/host',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    // Mocha's parallel runner, which stays unused here, resolves files by name.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  return join(outdir, 'index.js');
}

function patternsOf(names: readonly string[]): string[] {
  return (names.length > 0 ? names : ['**/*']).map((name) => `test/host/suite/${name}.test.ts`);
}
