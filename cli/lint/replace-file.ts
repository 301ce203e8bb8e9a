import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FileError, readRegularFile } from '../../api/regular-file';

/** A change of a whole file. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
  /** Called when the new text lies beside the file, ready to take its place. */
  readonly ready?: () => Promise<void>;
}

/**
 * Puts another text in place of a file's in one step: who reads at the same time sees the old or the new, and a failure
 * leaves the old. Keeps the permissions. Answers why, where that is impossible, where the file no longer holds `before`,
 * or where the path is a link, behind which the file may lie anywhere.
 */
export async function replaceFile(
  file: string,
  { before, after, ready }: Replacement,
): Promise<{ problem: string } | undefined> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink())
      return { problem: 'is a link and was not repaired: name the file behind it.' };
    await (await open(file, 'r+')).close(); // Refused for what is read-only, which a rename would pass over.
    const draft = path.join(path.dirname(file), `.engine-room-${randomBytes(8).toString('hex')}`);
    await writeDraft(draft, after, found);
    try {
      await ready?.();
      if (!(await holds(file, before)))
        return { problem: 'was changed in the meantime and was not repaired: run the command again.' };
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true }); // Gone already where it has taken the file's place.
    }
    return undefined;
  } catch (error) {
    return { problem: `was not repaired: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Whether a file still holds a text, to the byte. */
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
