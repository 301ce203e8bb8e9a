import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { median } from './measure';
import type { Row } from './measure';
import { startServer } from './start-server';

const starts = 5;

/** How long the sandbox takes to answer with an engine of 2000 services of 10 instances, and its memory then. */
export async function sandboxStart(): Promise<readonly Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  try {
    return await startsOf(await bundle(path.join(folder, 'server.cjs')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startsOf(program: string): Promise<readonly Row[]> {
  const times: number[] = [];
  const peaks: number[] = [];
  for (let count = 0; count < starts; count++) {
    const begin = performance.now();
    const server = await startServer('scale:2000x10', program);
    times.push(performance.now() - begin);
    peaks.push(await peakMemory(server.pid));
    await server.stop();
  }
  const start = { name: 'scale:2000x10: start', value: median(times), unit: 'ms' };
  if (peaks.some(Number.isNaN)) return [start];
  return [start, { name: 'scale:2000x10: largest memory', value: median(peaks), unit: 'MB' }];
}

/** The server in one file, as it is shipped. */
async function bundle(outfile: string): Promise<string> {
  const entry = path.join(import.meta.dirname, 'server.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
}

/** In megabytes; NaN where the system does not report it. */
async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
