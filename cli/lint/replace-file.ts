import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FileError, readRegularFile } from '../../api/regular-file';

/** A change of a whole file. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
  /** Called when the new text is written beside the file, before it replaces it. */
  readonly ready?: () => Promise<void>;
}

/**
 * Replaces the text of a file atomically: concurrent readers see the old or the new text, and a failure leaves the old.
 * Keeps the permissions. Returns the reason when the file can't be replaced, no longer holds `before`, or is a link,
 * whose target may be anywhere.
 */
export async function replaceFile(
  file: string,
  { before, after, ready }: Replacement,
): Promise<{ problem: string } | undefined> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink())
      return { problem: 'is a link and was not fixed: name the file that it points to.' };
    await (await open(file, 'r+')).close(); // Fails for a read-only file, which a rename would replace.
    const draft = path.join(path.dirname(file), `.engine-room-${randomBytes(8).toString('hex')}`);
    await writeDraft(draft, after, found);
    try {
      await ready?.();
      if (!(await holds(file, before)))
        return { problem: 'was changed in the meantime and was not fixed: run the command again.' };
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true }); // Already gone if it has replaced the file.
    }
    return undefined;
  } catch (error) {
    return { problem: `was not fixed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Whether a file still holds a text, byte for byte. */
async function holds(file: string, text: string): Promise<boolean> {
  const wanted = Buffer.from(text);
  try {
    return (await readRegularFile(file, wanted.length)).equals(wanted);
  } catch (error) {
    if (error instanceof FileError && error.problem === 'too-large') return false;
    throw error;
  }
}

async function writeDraft(draft: string, text: string, { mode, uid, gid }: Stats): Promise<void> {
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    const own = await handle.stat();
    if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid);
    await handle.chmod(mode & 0o7777);
    await handle.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}
