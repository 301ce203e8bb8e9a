import { existsSync } from 'node:fs';
import { findProgram, run } from './processes';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Gives the path of a Chromium: the one named by the environment variable CHROMIUM, else one that is installed,
 * else the one of the Linux distribution, installed with apt-get where this user may do that.
 */
export async function installChromium(): Promise<string> {
  const given = process.env['CHROMIUM'];
  if (given !== undefined) {
    if (!existsSync(given)) throw new Error(`CHROMIUM names ${given}, which does not exist.`);
    return given;
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;

  await aptInstall('chromium');
  const fresh = findChromium();
  if (fresh === undefined) throw new Error(`apt-get installed chromium, but no browser was found. ${advice}`);
  return fresh;
}

const advice =
  'Install Chromium or Chrome (on Debian and Ubuntu: sudo apt-get install chromium), or name one with the environment ' +
  'variable CHROMIUM=/path/to/chromium.';

function findChromium(): string | undefined {
  const programs = names.map(findProgram).filter((file) => file !== undefined);
  return programs[0] ?? macApplications.find((file) => existsSync(file));
}

async function aptInstall(name: string): Promise<void> {
  if (findProgram('apt-get') === undefined)
    throw new Error(`No Chromium found, and no apt-get to install it. ${advice}`);
  const isRoot = process.getuid?.() === 0;
  const sudo = findProgram('sudo') !== undefined;
  if (!isRoot && !sudo) throw new Error(`No Chromium found, and only root may install it. ${advice}`);

  console.log(`No Chromium found: installing the distribution's with apt-get…`);
  const aptGet = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    for (const step of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
      const [command = 'apt-get', ...args] = [...aptGet, '-qq', ...step];
      await run(command, args, { env });
    }
  } catch (error) {
    throw new Error(`Chromium could not be installed with apt-get. ${advice}`, { cause: error });
  }
}
