import { randomBytes } from 'node:crypto';
import { access, constants, lstat, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './exit-code';

/** Permissions of a saved file: answers of servers may hold secrets. */
const ownerOnly = 0o600;

/**
 * Writes content to a file, which only its owner may read. An existing file is replaced in one step, so that a failure
 * leaves it as it was; a link, a pipe or a device is written to.
 *
 * @param mode Permissions of the file, unless the process has taken them away (umask).
 * @throws UsageError with the reason on failure.
 */
export async function save(file: string, content: string | Uint8Array, mode = ownerOnly): Promise<void> {
  try {
    await ((await isReplaceable(file)) ? replace(file, content, mode) : writeFile(file, content));
  } catch (error) {
    throw unwritable(error);
  }
}

function unwritable(error: unknown): UsageError {
  return new UsageError(
    `The file can't be written: ${error instanceof Error ? error.message : String(error)}`,
  );
}

/**
 * Fails early for a file that `save` could not write: what is sent can't be taken back.
 * @throws UsageError with the reason.
 */
export async function requireWritable(file: string): Promise<void> {
  try {
    const found = await stat(file).catch(() => undefined); // most files do not exist yet
    if (found?.isDirectory()) throw new Error(`${file} is a folder.`);
    await access((await isReplaceable(file)) ? path.dirname(file) : file, constants.W_OK);
  } catch (error) {
    throw unwritable(error);
  }
}

/** Whether a path is free or that of a regular file. */
async function isReplaceable(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}

async function replace(file: string, content: string | Uint8Array, mode: number): Promise<void> {
  const draft = path.join(path.dirname(file), `.engine-room-${randomBytes(8).toString('hex')}`);
  try {
    await writeFile(draft, content, { flag: 'wx', mode });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
