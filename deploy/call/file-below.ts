import { realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where a file really is, with links followed, when that is below one of the folders; undefined otherwise, and for a
 * file that is not there. Folders may be reached through links too.
 */
export async function realFileBelow(file: string, folders: readonly string[]): Promise<string | undefined> {
  const [real, ...reals] = await Promise.all([file, ...folders].map(realPathOf));
  return reals.some((folder) => real !== undefined && folder !== undefined && isBelow(real, folder))
    ? real
    : undefined;
}

function isBelow(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** Undefined for a path that leads nowhere. */
function realPathOf(file: string): Promise<string | undefined> {
  return realpath(file).catch(() => undefined);
}
