import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { median, type Row } from './measure';

const root = path.join(import.meta.dirname, '..');
const starts = 20;
const run = promisify(execFile);

/**
 * Loads the extension as the editor does, where a stand-in for the editor's module is found, and prints how long that takes
 * and how many bytes of scripts it reads.
 */
const loader = `
  const started = performance.now();
  require(process.env.EXTENSION);
  const milliseconds = performance.now() - started;
  const { statSync } = require('node:fs');
  const files = Object.keys(require.cache).filter((file) => !file.includes('node_modules'));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log(JSON.stringify({ milliseconds, bytes }));
`;

interface Load {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** What loading the shipped extension takes before it can be activated, in a process of its own each time. */
export async function activation(): Promise<readonly Row[]> {
  execFileSync(process.execPath, [path.join(root, 'esbuild.mjs')], { cwd: root, stdio: 'ignore' });
  const modules = await mkdtemp(path.join(tmpdir(), 'bench-'));
  try {
    const anything = 'const anything = new Proxy(function () {}, { get: () => anything });';
    await writeFile(path.join(modules, 'vscode.js'), `${anything}\nmodule.exports = anything;\n`);
    const env = { ...process.env, NODE_PATH: modules, EXTENSION: path.join(root, 'dist/extension.js') };
    const loads: Load[] = [];
    for (let count = 0; count < starts; count++) {
      const { stdout } = await run(process.execPath, ['--eval', loader], { env });
      loads.push(JSON.parse(stdout) as Load);
    }
    return [
      { name: 'load of the extension', value: median(loads.map((load) => load.milliseconds)), unit: 'ms' },
      { name: 'scripts that it reads', value: median(loads.map((load) => load.bytes)) / 1000, unit: 'kB' },
    ];
  } finally {
    await rm(modules, { recursive: true });
  }
}
