import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Bundles the server from its sources into one minified file, which ships in parts (`esbuild.mjs`). Answers its path. */
export async function bundleServer(): Promise<string> {
  const outfile = join(root, 'out/lsp/server.js');
  await build({
    entryPoints: [join(root, 'server/main.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
}
