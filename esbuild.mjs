// Builds what ships: dist/extension.js, dist/server.js, dist/cli.js, dist/sandbox.js. `--watch` rebuilds on change.
import { build, context } from 'esbuild';

const bundles = {
  extension: 'client/extension.ts',
  server: 'server/main.ts',
  cli: 'cli/main.ts',
  sandbox: 'sandbox/main.ts',
};

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: bundles,
  outdir: 'dist',
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  legalComments: 'none',
  mainFields: ['module', 'main'],
  logLevel: 'info',
};

if (process.argv.includes('--watch')) {
  const watcher = await context(options);
  await watcher.watch();
} else {
  await build(options);
}
