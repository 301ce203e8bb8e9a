// Builds what ships: dist/extension.js, dist/server.js, dist/cli.js, dist/sandbox.js. `--watch` rebuilds on change.
import { build, context } from 'esbuild';

/**
 * Libraries that are files of their own, shared by the bundles: the large ones are loaded when first needed, and there is
 * one translation for all parts of a process.
 */
const sharedLibraries = {
  undici: 'undici',
  'vscode-languageclient': 'vscode-languageclient/node',
  l10n: '@vscode/l10n',
};

const bundles = {
  extension: 'client/extension.ts',
  server: 'server/main.ts',
  'server-late': 'server/late.ts',
  cli: 'cli/main.ts',
  sandbox: 'sandbox/main.ts',
};

/** @type {import('esbuild').Plugin} Points imports of what is a file of its own at that file beside the bundle. */
const filesOfTheirOwn = {
  name: 'files-of-their-own',
  setup({ onResolve }) {
    onResolve({ filter: /\/late$/ }, () => ({ path: './server-late.js', external: true }));
    for (const [file, library] of Object.entries(sharedLibraries)) {
      onResolve({ filter: new RegExp(`^${library}$`) }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${file}.js`, external: true },
      );
    }
  },
};

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: { ...bundles, ...sharedLibraries },
  outdir: 'dist',
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  define: { 'import.meta.url': '__filename' }, // CommonJS has none; all that it is for is createRequire, which takes both
  plugins: [filesOfTheirOwn],
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
