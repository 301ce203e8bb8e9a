import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long loading and activating the extension kept the extension host busy, in milliseconds. */
export interface HostTime {
  /** Of the host's thread: what the machine does besides hardly changes it. On Linux only, else as the clock. */
  readonly thread: number;
  /** Of the clock. */
  readonly clock: number;
}

const meter = 'dist/meter.js';
const timesFile = 'dist/times.txt';

/** Loaded in place of the extension: loads and activates it, and writes down the time of both together. */
const source = (main: string) => `
  const { appendFileSync, readFileSync } = require('node:fs');
  const onThread = () => {
    const clock = performance.now();
    if (process.platform !== 'linux') return { clock, thread: clock };
    return { clock, thread: Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6 };
  };
  const since = (before, now = onThread()) => ({ clock: now.clock - before.clock, thread: now.thread - before.thread });
  const beforeLoad = onThread();
  const extension = require(${JSON.stringify(`./${main}`)});
  const load = since(beforeLoad);
  exports.activate = (context) => {
    const before = onThread();
    const api = extension.activate(context);
    const call = since(before);
    const times = { clock: load.clock + call.clock, thread: load.thread + call.thread };
    appendFileSync(require('node:path').join(__dirname, 'times.txt'), JSON.stringify(times) + '\\n');
    return api;
  };
  exports.deactivate = extension.deactivate;
`;

/** Measures the extension that was installed into a folder, each time an editor activates it. */
export class HostMeter {
  private constructor(private readonly extension: string) {}

  /** Puts the meter between the editor and the extension. */
  static async install(extensions: string): Promise<HostMeter> {
    const name = (await readdir(extensions)).find((entry) => entry.includes('engine-room'));
    if (name === undefined) throw new Error(`The extension is not installed in ${extensions}.`);
    const extension = join(extensions, name);
    const manifest = join(extension, 'package.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(join(extension, meter), source('extension.js'));
    await writeFile(manifest, text.replace(/"main": *"[^"]*"/, `"main": "./${meter}"`));
    return new HostMeter(extension);
  }

  /** Forgets activations so far. */
  async reset(): Promise<void> {
    await rm(join(this.extension, timesFile), { force: true });
  }

  /** The time of the activation since the last reset, for which it waits a minute. */
  async read(): Promise<HostTime> {
    const file = join(this.extension, timesFile);
    for (let look = 0; look < 600; look++) {
      const text = await readFile(file, 'utf8').catch(() => '');
      if (text.endsWith('\n')) return JSON.parse(text) as HostTime;
      await sleep(100);
    }
    throw new Error('The extension was not activated within a minute.');
  }
}
