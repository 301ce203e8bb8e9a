// Builds what ships: dist/extension.js, dist/server.js, dist/cli.js, dist/sandbox.js. `--watch` rebuilds on change.
import { build, context } from 'esbuild';

/** Libraries that are large and loaded when first needed: each is a file of its own, shared by the bundles. */
const lateLibraries = { undici: 'undici', 'vscode-languageclient': 'vscode-languageclient/node' };

const bundles = {
  extension: 'client/extension.ts',
  server: 'server/main.ts',
  cli: 'cli/main.ts',
  sandbox: 'sandbox/main.ts',
};

/** @type {import('esbuild').Plugin} Points imports of a late library at its file beside the bundle. */
const lateLibraryFiles = {
  name: 'late-library-files',
  setup({ onResolve }) {
    for (const [file, library] of Object.entries(lateLibraries)) {
      onResolve({ filter: new RegExp(`^${library}$`) }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${file}.js`, external: true },
      );
    }
  },
};

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: { ...bundles, ...lateLibraries },
  outdir: 'dist',
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  define: { 'import.meta.url': '__filename' }, // CommonJS has none; all that it is for is createRequire, which takes both
  plugins: [lateLibraryFiles],
  supported: { 'dynamic-import': false }, // becomes require(), which finds the names of a minified library
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
