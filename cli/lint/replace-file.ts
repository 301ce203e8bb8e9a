import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Puts another text in place of a file's in one step: who reads at the same time sees the old or the new, and a failure
 * leaves the old. Keeps the permissions. Answers why, where that is impossible or the path is a link, behind which the
 * file may lie anywhere.
 */
export async function replaceFile(file: string, text: string): Promise<{ problem: string } | undefined> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink())
      return { problem: 'is a link and was not repaired: name the file behind it.' };
    await (await open(file, 'r+')).close(); // Refused for what is read-only, which a rename would pass over.
    const draft = path.join(path.dirname(file), `.engine-room-${randomBytes(8).toString('hex')}`);
    await writeDraft(draft, text, found);
    await moveInPlace(draft, file);
    return undefined;
  } catch (error) {
    return { problem: `was not repaired: ${error instanceof Error ? error.message : String(error)}` };
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

async function moveInPlace(draft: string, file: string): Promise<void> {
  try {
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
