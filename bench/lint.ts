import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { besideKubeconform } from './kubeconform';
import { instances, items, policies } from './language/files';
import type { Row } from './measure';

const root = path.join(import.meta.dirname, '..');
const cli = path.join(root, 'dist/cli.js');

/** Writes the most memory that a process has had when it ends. */
const recorder = `process.on('exit', () => {
  const status = require('node:fs').readFileSync('/proc/self/status', 'utf8');
  require('node:fs').writeFileSync(process.env.PEAK_FILE, /^VmHWM:\\s*(\\d+)/m.exec(status)[1]);
});`;

/**
 * \`engine-room lint\` over folders of files of 10 KB: with ten times the files the memory grows by that of the threads and of
 * the names; and beside a program that checks the same files.
 */
export function lintFolders(): Promise<readonly Row[]> {
  execFileSync(process.execPath, [path.join(root, 'esbuild.mjs')], { cwd: root, stdio: 'ignore' });
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-room-bench-'));
  try {
    writeFileSync(path.join(folder, 'recorder.cjs'), recorder);
    const rows = [200, 2000].flatMap((count) => measure(folder, count));
    return Promise.resolve([...rows, ...besideKubeconform(cli, folder)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder: string, count: number): readonly Row[] {
  const files = path.join(folder, String(count));
  mkdirSync(files);
  const bytes = writeFiles(files, count);
  const peakFile = path.join(folder, 'peak');
  const start = performance.now();
  const lint = [cli, 'lint', files, '--format', 'json'];
  const printed = execFileSync(process.execPath, ['-r', path.join(folder, 'recorder.cjs'), ...lint], {
    env: { ...process.env, PEAK_FILE: peakFile },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - start) / 1000;
  const findings = printed.split('"rule"').length - 1;
  const name = `${count} files, ${Math.round(bytes / 1e6)} MB, ${findings} findings`;
  return [
    { name, value: count / seconds, unit: 'files/s' },
    { name: `${name}: peak memory`, value: Number(readFileSync(peakFile, 'utf8')) / 1024, unit: 'MB' },
  ];
}

/** Writes files of several kinds in turn; answers their bytes. */
function writeFiles(folder: string, count: number): number {
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const { name, text } = fileOf(index);
    writeFileSync(path.join(folder, name), text);
    bytes += text.length;
  }
  return bytes;
}

function fileOf(index: number): { readonly name: string; readonly text: string } {
  switch (index % 3) {
    case 0:
      return { name: `shop-${index}.servicestage.yaml`, text: instances(index * 12, 12) };
    case 1:
      return { name: `application-${index}.yaml`, text: policies(6) };
    default:
      return { name: `shop-${index}.kie.json`, text: items(index * 36, 36) };
  }
}
