import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { out, root } from './editor/paths';

const transpiled = join(out, 'transpiled');

/** Folders that tests import from. */
const rooms =
  '{api,bench,cli,client,connections,deploy,docs,manifests,parser,resources,sandbox,server,snippets,test}';

/** Begins a module: it is strict, and knows its source and the folder of that as its own. */
const sourcePlaces = `"use strict";
const __sourceFolder = __dirname.replace(${JSON.stringify(transpiled)}, ${JSON.stringify(root)});
const __sourceFile = __filename.replace(${JSON.stringify(transpiled)}, ${JSON.stringify(root)}).replace(/js$/, 'ts');`;

/**
 * Ends a module: what it exports becomes plain properties. esbuild makes two getters of each, through which every call from
 * another module would go. Modules that import each other, and so are seen before their ends, keep the getters.
 */
const plainExports =
  'module.exports = Object.defineProperty({ ...module.exports }, "__esModule", { value: true });';

/**
 * Translates all TypeScript once, for every process that runs tests: left to each of them, it takes longer than many tests.
 * The files keep their places below one folder, know the folder of their sources as their own, and carry source maps.
 */
export async function transpile(): Promise<void> {
  rmSync(transpiled, { recursive: true, force: true });
  const ignore = ['**/*.d.ts', '**/node_modules/**'];
  const files = globSync(`${rooms}/**/*.ts`, { cwd: root, ignore });
  await Promise.all([transpileFiles(files), bundleYaml()]);
}

async function transpileFiles(files: readonly string[]): Promise<void> {
  await build({
    entryPoints: [...files],
    absWorkingDir: root,
    outbase: root,
    outdir: transpiled,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    // Modules that are imported late are files without endings, too, which `require` alone finds.
    supported: { 'dynamic-import': false },
    banner: { js: sourcePlaces },
    footer: { js: plainExports },
    define: {
      'import.meta.dirname': '__sourceFolder',
      'import.meta.filename': '__sourceFile',
      __dirname: '__sourceFolder',
      __filename: '__sourceFile',
    },
    logLevel: 'warning',
  });
}

/** Puts the build of the YAML library that ships, see `esbuild.mjs`, where the translated files find it first. */
async function bundleYaml(): Promise<void> {
  await build({
    entryPoints: ['yaml'],
    absWorkingDir: root,
    outfile: join(transpiled, 'node_modules/yaml/index.js'),
    bundle: true,
    platform: 'neutral',
    format: 'cjs',
    target: 'node20',
    footer: { js: plainExports },
    logLevel: 'warning',
  });
}

/** Where the translation of a source of the repository is. */
export function transpiledPath(source: string): string {
  return join(transpiled, source.replace(/\.ts$/, '.js'));
}

/** The source of a file that may be a translation; both as seen from the folder of the repository. */
export function sourcePath(file: string): string {
  const folder = `${relative(root, transpiled)}/`;
  return file.startsWith(folder) ? file.slice(folder.length).replace(/\.js$/, '.ts') : file;
}
