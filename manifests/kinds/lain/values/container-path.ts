import { posix } from 'node:path';

/** Folder of the container under which relative paths are taken. */
export const appFolder = '/lain/app';

/** Folders that the platform keeps for itself: a volume there is refused. */
const reserved = ['/', '/lain', appFolder];

/** Absolute, normalised path in the container; relative ones are under /lain/app. LAIN manifest reference §6. */
export function containerPath(path: string): string {
  return posix.resolve(appFolder, path.trim());
}

/** Whether the parser refuses a volume at this path. */
export function isReservedFolder(path: string): boolean {
  return reserved.includes(containerPath(path));
}
