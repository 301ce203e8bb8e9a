// Builds what ships: dist/extension.js, dist/server.js, dist/cli.js, dist/sandbox.js. `--watch` rebuilds on change,
// `--outdir` builds elsewhere.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, context, transform } from 'esbuild';

const { values } = parseArgs({
  options: { watch: { type: 'boolean' }, outdir: { type: 'string', default: 'dist' } },
});
const { outdir } = values;

/**
 * Libraries that are files of their own, shared by the bundles: the large ones are loaded when first needed, and there is
 * one translation for all parts of a process.
 */
const sharedLibraries = {
  undici: 'undici',
  'vscode-languageclient': 'vscode-languageclient/node',
  l10n: '@vscode/l10n',
};

/** What is used of undici, without `fetch`, WebSockets and caches: whoever sends requests loads half as much. */
const partsOfUndici = `
  const { prototype } = require('./lib/dispatcher/dispatcher');
  prototype.request = require('./lib/api/api-request');
  prototype.connect = require('./lib/api/api-connect'); // tunnels of proxies
  exports.Agent = require('./lib/dispatcher/agent');
  exports.ProxyAgent = require('./lib/dispatcher/proxy-agent');
`;

/**
 * Cut at every `await import(…)`: the file itself has what is needed at the start, the parts beside it are loaded when
 * they are first needed, and what several bundles need is shipped once.
 */
const cutBundles = {
  extension: 'client/extension.ts',
  server: 'server/main.ts',
  cli: 'cli/main.ts',
  sandbox: 'sandbox/main.ts',
};

const libraryFiles = Object.keys(sharedLibraries).map((name) => `${name}.js`);

/** @type {import('esbuild').Plugin} Points imports of a shared library at its file beside the bundle. */
const filesOfTheirOwn = {
  name: 'files-of-their-own',
  setup({ onResolve }) {
    for (const [file, library] of Object.entries(sharedLibraries)) {
      onResolve({ filter: new RegExp(`^${library}$`) }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${file}.js`, external: true },
      );
    }
  },
};

/** @type {import('esbuild').Plugin} */
const onlyPartsOfUndici = {
  name: 'only-parts-of-undici',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/]undici[\\/]index\.js$/ }, ({ path: file }) => ({
      contents: partsOfUndici,
      resolveDir: path.dirname(file),
    }));
  },
};

/** @type {import('esbuild').Plugin} Turns modules into CommonJS, which the editor needs and esbuild doesn't cut. */
const writeCommonJs = {
  name: 'write-common-js',
  setup({ onEnd }) {
    onEnd(async ({ outputFiles = [] }) => {
      if (outputFiles.length === 0) return; // the build has failed, and says why
      await mkdir(outdir, { recursive: true });
      await Promise.all(outputFiles.map(writeAsCommonJs));
      const cut = outputFiles.map((file) => path.basename(file.path));
      await removeOldFiles(new Set([...cut, ...libraryFiles]));
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  // Its build for Node asks the environment whether to log at every token, which takes longer than reading many tokens.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  plugins: [filesOfTheirOwn],
  legalComments: 'none',
  mainFields: ['module', 'main'],
  logLevel: 'info',
};

/** What differs between modules and CommonJS. */
const commonJs = {
  format: 'cjs',
  define: { 'import.meta.url': '__filename' }, // CommonJS has none; all that it is for is createRequire, which takes both
  supported: { 'dynamic-import': false }, // becomes require(), which finds the names of a minified library
};

const builds = [
  {
    ...common,
    ...commonJs,
    entryPoints: sharedLibraries,
    sourcemap: 'linked',
    plugins: [filesOfTheirOwn, onlyPartsOfUndici],
  },
  {
    ...common,
    entryPoints: cutBundles,
    format: 'esm',
    splitting: true,
    chunkNames: 'part-[hash]',
    sourcemap: 'inline',
    write: false,
    logLevel: 'warning',
    plugins: [filesOfTheirOwn, writeCommonJs],
  },
];

/**
 * Ends a module: what it exports becomes plain properties. esbuild makes two getters of each, through which every call from
 * another file would go.
 */
const plainExports =
  'module.exports = Object.defineProperty({ ...module.exports }, "__esModule", { value: true });';

async function writeAsCommonJs({ path: file, text }) {
  const name = path.basename(file);
  const options = { ...commonJs, minify: true, platform: 'node', target: 'node20', legalComments: 'none' };
  const { code, map } = await transform(text, {
    ...options,
    footer: plainExports,
    sourcemap: 'external',
    sourcefile: name,
  });
  const mode = code.startsWith('#!') ? 0o755 : 0o644;
  await writeFile(file, `${code}//# sourceMappingURL=${name}.map\n`, { mode });
  await writeFile(`${file}.map`, map);
}

/** Removes what earlier builds made and this one does not: parts are named for what is in them. */
async function removeOldFiles(current) {
  const old = (await readdir(outdir)).filter(
    (name) => /\.js(?:\.map)?$/.test(name) && !current.has(name.replace(/\.map$/, '')),
  );
  await Promise.all(old.map((name) => rm(path.join(outdir, name), { force: true })));
}

if (values.watch) {
  await Promise.all(builds.map(async (options) => (await context(options)).watch()));
} else {
  await Promise.all(builds.map((options) => build(options)));
}
