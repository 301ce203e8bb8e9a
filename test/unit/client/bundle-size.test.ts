import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { root } from '../../editor/paths';
import { dist, shipped } from '../../shipped';

shipped('extension');
/** Where a stand-in for the editor's module is found. */
const modules = path.join(root, 'out/bundle-size/node_modules');
const run = promisify(execFile);

/** Budgets in bytes; what outgrows them is loaded when it is first needed, or shared by the bundles. */
const extensionBudget = 60_000;
const activationBudget = 100_000;
const compressedBudget = 1_100_000;

/** Loads the extension as the editor does and prints every file that this takes. */
const loader = `
  require('./extension.js');
  console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !file.includes('node_modules'))));
`;

describe('what ships', () => {
  before(async () => {
    const editor = path.join(modules, 'vscode');
    await mkdir(editor, { recursive: true });
    const anything = 'const anything = new Proxy(function () {}, { get: () => anything });';
    await writeFile(path.join(editor, 'index.js'), `${anything}\nmodule.exports = anything;\n`);
  });

  async function loadedAtActivation(): Promise<string[]> {
    const env = { ...process.env, NODE_PATH: modules };
    const { stdout } = await run(process.execPath, ['--eval', loader], { cwd: dist, env });
    const files = JSON.parse(stdout) as string[];
    return files.map((file) => path.basename(file));
  }

  async function sizeOf(names: readonly string[]): Promise<number> {
    const contents = await Promise.all(names.map((name) => readFile(path.join(dist, name))));
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
    const names = (await readdir(dist)).filter((name) => name.endsWith('.js'));
    const contents = await Promise.all(names.map((name) => readFile(path.join(dist, name))));
    const size = contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
    assert.ok(size <= compressedBudget, `compressed, the bundles have ${size} bytes`);
  });
});
