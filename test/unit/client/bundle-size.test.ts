import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '../../..');
const shipped = path.join(root, 'out/bundle-size');
const run = promisify(execFile);

/** Budgets in bytes; what outgrows them is loaded when it is first needed, or shared by the bundles. */
const extensionBudget = 60_000;
const activationBudget = 100_000;
const compressedBudget = 1_530_000;

/** Loads the extension as the editor does and prints every file that this takes. */
const loader = `
  require('./extension.js');
  console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !file.includes('node_modules'))));
`;

describe('what ships', () => {
  before(async function () {
    this.timeout(60_000); // builds everything
    await rm(shipped, { recursive: true, force: true });
    await run(process.execPath, ['esbuild.mjs', '--outdir', shipped], { cwd: root });
    const editor = path.join(shipped, 'node_modules/vscode');
    await mkdir(editor, { recursive: true });
    const anything = 'const anything = new Proxy(function () {}, { get: () => anything });';
    await writeFile(path.join(editor, 'index.js'), `${anything}\nmodule.exports = anything;\n`);
  });

  async function loadedAtActivation(): Promise<string[]> {
    await writeFile(path.join(shipped, 'loader.cjs'), loader);
    const { stdout } = await run(process.execPath, ['loader.cjs'], { cwd: shipped });
    const files = JSON.parse(stdout) as string[];
    return files.map((file) => path.basename(file)).filter((name) => name !== 'loader.cjs');
  }

  async function sizeOf(names: readonly string[]): Promise<number> {
    const contents = await Promise.all(names.map((name) => readFile(path.join(shipped, name))));
    return contents.reduce((sum, content) => sum + content.length, 0);
  }

  it('activates with little', async () => {
    const files = await loadedAtActivation();
    assert.ok(files.includes('extension.js'));
    assert.ok(files.length > 1, 'parts are counted too');
    const size = await sizeOf(files);
    assert.ok(size <= activationBudget, `activation loads ${size} bytes: ${files.join(', ')}`);
    const own = await sizeOf(['extension.js']);
    assert.ok(own <= extensionBudget, `extension.js has ${own} bytes`);
  });

  it('ships what several bundles need once', async () => {
    const names = (await readdir(shipped)).filter((name) => name.endsWith('.js'));
    const contents = await Promise.all(names.map((name) => readFile(path.join(shipped, name))));
    const size = contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
    assert.ok(size <= compressedBudget, `compressed, the bundles have ${size} bytes`);
  });
});
