import { execFile } from 'node:child_process';
import { readlink } from 'node:fs/promises';
import { FileError, readRegularText } from '../../api/regular-file';

/**
 * When a process of this machine began, as a text that tells it from a later one with its id; undefined when it has ended, and
 * on Windows, which has no quick way to ask. Source: proc_pid_stat(5), ps(1) of macOS.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  switch (process.platform) {
    case 'linux':
      return startInProc(pid);
    case 'darwin':
      return startByPs(pid);
    default:
      return undefined;
  }
}

/**
 * The namespace in which the ids of processes are those that this process sees, such as that of its container; undefined where
 * a system has only one. Source: pid_namespaces(7).
 */
export function processSpace(): Promise<string | undefined> {
  return readlink('/proc/self/ns/pid').catch(() => undefined);
}

/** Field 22 is counted from the start of the machine. */
async function startInProc(pid: number): Promise<string | undefined> {
  try {
    const boot = await readRegularText('/proc/sys/kernel/random/boot_id');
    const fields = (await readRegularText(`/proc/${pid}/stat`)).replace(/^.*\)/s, '').trim().split(' ');
    return `${boot.trim()} ${fields[19] ?? ''}`; // the first two fields are cut off: a name may hold anything
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

function startByPs(pid: number): Promise<string | undefined> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'lstart=', '-p', String(pid)], { env }, (error, out) =>
      resolve(error ? undefined : out.trim()),
    );
  });
}
