// Builds what ships: dist/extension.js, dist/server.js, dist/cli.js, dist/sandbox.js, dist/rules*.md. `--watch` rebuilds on change,
// `--outdir` builds elsewhere.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';

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
  exports.Agent = require('./lib/dispatcher/agent');
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

/** Parts up to this many characters share files: hundreds of small files are slow to install and to open. */
const smallPart = 60_000;

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
    onEnd(async ({ outputFiles = [], metafile }) => {
      if (outputFiles.length === 0) return; // the build has failed, and says why
      await mkdir(outdir, { recursive: true });
      const exported = new Map(
        Object.entries(metafile.outputs).map(([file, { exports }]) => [path.basename(file), exports]),
      );
      const parts = outputFiles.map(({ path: file, text }) => {
        const name = path.basename(file);
        return { name, code: text, exports: exported.get(name) };
      });
      const files = filesOfParts(parts, loadedParts(metafile));
      await Promise.all([...files.keys()].map((file) => writeParts(file, files)));
      await removeOldFiles(new Set([...files.keys(), ...libraryFiles]));
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
  // CommonJS has neither; all that the first is for is createRequire, which takes both.
  define: { 'import.meta.url': '__filename', 'import.meta.dirname': '__dirname' },
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
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [filesOfTheirOwn, writeCommonJs],
  },
];

/**
 * Makes plain properties of what a module exports. esbuild makes two getters of each, through which every call from another
 * file would go.
 */
const plainly = 'const plain = (made) => Object.defineProperty({ ...made }, "__esModule", { value: true });';
const plainExports = `${plainly}module.exports = plain(module.exports);`;

/** For each bundle, the names of the parts that its start loads, and of all that it can load. */
function loadedParts({ outputs }) {
  const byName = new Map(Object.entries(outputs).map(([file, output]) => [path.basename(file), output]));
  const importsOf = (part) => byName.get(part).imports.filter(({ external }) => !external);
  const reached = (part, follows, found = new Set()) => {
    if (found.has(part)) return found;
    found.add(part);
    for (const one of importsOf(part).filter(follows)) reached(path.basename(one.path), follows, found);
    return found;
  };
  return Object.keys(cutBundles).map((bundle) => ({
    bundle,
    start: reached(`${bundle}.js`, ({ kind }) => kind === 'import-statement'),
    all: reached(`${bundle}.js`, () => true),
  }));
}

/**
 * The parts of each file: of the small ones, those that several bundles load at the start are together, and those that the
 * same bundles load later.
 */
function filesOfParts(parts, bundles) {
  const fileOf = ({ name, code }) => {
    if (
      code.lastIndexOf('//# sourceMappingURL') > smallPart ||
      bundles.some(({ bundle }) => name === `${bundle}.js`)
    )
      return name;
    const loading = (when) => bundles.filter((one) => one[when].has(name)).map(({ bundle }) => bundle);
    const atStart = loading('start');
    // The editor loads little at its start: what it shares is apart from what the others share.
    if (atStart.length > 1)
      return atStart.includes('extension') ? 'start-extension-shared.js' : 'start-shared.js';
    return atStart.length > 0 ? `start-${atStart.join('-')}.js` : `later-${loading('all').join('-')}.js`;
  };
  const together = new Map();
  for (const part of parts) together.set(fileOf(part), [...(together.get(fileOf(part)) ?? []), part]);
  const named = ([file, members]) => [members.length === 1 ? members[0].name : file, members];
  return new Map([...together].map(named));
}

/** Writes one file: a part as it is, or several as functions by name, each of which runs its part when first called. */
async function writeParts(file, files) {
  const parts = files.get(file);
  const isOne = parts.length === 1;
  const { outputFiles } = await build({
    ...common,
    ...commonJs,
    stdin: {
      contents: isOne ? parts[0].code : [plainly, ...parts.map(runsPart)].join('\n'),
      sourcefile: file,
    },
    footer: isOne ? { js: plainExports } : {},
    outdir: undefined,
    outfile: path.join(outdir, file),
    sourcemap: 'linked',
    write: false,
    logLevel: 'warning',
    plugins: [partsInMemory(file, files)],
  });
  const mode = outputFiles.some(({ text }) => text.startsWith('#!')) ? 0o755 : 0o644;
  await Promise.all(outputFiles.map((output) => writeFile(output.path, output.contents, { mode })));
}

/** Exports a function by the name of a part that runs it at the first call. */
const runsPart = ({ name }, at) =>
  `let part${at}; exports[${JSON.stringify(name)}] = () => (part${at} ??= plain(require('./${name}')));`;

/**
 * Finds the parts that a file imports: those that it holds here, the others in the files that hold them. Of these, what is
 * imported becomes constants: an object of getters, as esbuild makes it, would be asked at every call.
 */
const partsInMemory = (file, files) => ({
  name: 'parts-in-memory',
  setup({ onResolve, onLoad }) {
    const placed = [...files].flatMap(([at, parts]) => parts.map((part) => [part.name, { ...part, at }]));
    const partsByName = new Map(placed);
    const elsewhere = 'part-elsewhere';
    onResolve({ filter: /^\./ }, ({ path: wanted, kind, namespace }) => {
      const part = partsByName.get(path.basename(wanted));
      if (part === undefined || namespace === elsewhere) return { path: wanted, external: true };
      if (part.at !== file && kind === 'import-statement') return { path: part.name, namespace: elsewhere };
      return part.at === part.name
        ? { path: wanted, external: true }
        : { path: part.name, namespace: 'part' };
    });
    onLoad({ filter: /./, namespace: 'part' }, ({ path: name }) => {
      const { at, code } = partsByName.get(name);
      return { contents: at === file ? code : `module.exports = ${partElsewhere(name, at)};` };
    });
    onLoad({ filter: /./, namespace: elsewhere }, ({ path: name }) => {
      const { at, exports } = partsByName.get(name);
      const constants = exports.map((one, index) => `const c${index} = part.${one};`);
      const names = exports.map((one, index) => `c${index} as ${one}`);
      const lines = [
        `const part = ${partElsewhere(name, at)};`,
        ...constants,
        `export { ${names.join(', ')} };`,
      ];
      return { contents: lines.join('\n') };
    });
  },
});

/** What requires a part that another file holds. */
function partElsewhere(name, at) {
  return at === name ? `require('./${at}')` : `require('./${at}')['${name}']()`;
}

/** Removes what earlier builds made and this one does not: parts are named for what is in them. */
async function removeOldFiles(current) {
  const old = (await readdir(outdir)).filter(
    (name) => /\.js(?:\.map)?$/.test(name) && !current.has(name.replace(/\.map$/, '')),
  );
  await Promise.all(old.map((name) => rm(path.join(outdir, name), { force: true })));
}

/** Writes the pages of the rules, one file for each language, by a bundle of the sources that is only for this. */
async function writeRuleBooks() {
  const bundle = path.resolve(outdir, 'rule-book.cjs');
  await build({
    ...common,
    ...commonJs,
    entryPoints: ['docs/rule-book.ts'],
    outdir: undefined,
    outfile: bundle,
    plugins: [],
    logLevel: 'warning',
  });
  const { ruleBookIn } = createRequire(bundle)(bundle);
  await rm(bundle);
  const chinese = JSON.parse(await readFile('l10n/rules.zh-cn.json', 'utf8'));
  await Promise.all([
    writeFile(path.join(outdir, 'rules.md'), ruleBookIn()),
    writeFile(path.join(outdir, 'rules.zh-cn.md'), ruleBookIn(chinese)),
  ]);
}

if (values.watch) {
  await writeRuleBooks();
  await Promise.all(builds.map(async (options) => (await context(options)).watch()));
} else {
  await Promise.all([...builds.map((options) => build(options)), writeRuleBooks()]);
}
