import { stat } from 'node:fs/promises';
import path from 'node:path';
import { findFiles, type FoundFile, type Search } from './find-files';
import type { Complain, PathProblem } from './path-problem';

/** The files under the given paths, and where they could not be found, in the order in which both are reported. */
export interface Listing {
  readonly entries: readonly (FoundFile | PathProblem)[];
  readonly files: readonly FoundFile[];
  /** Whether only folders were given and all could be read: no single files, which others may belong to. */
  readonly isComplete: boolean;
}

/** Lists the files to check. */
export async function listFiles(search: Search): Promise<Listing> {
  const areFolders = await Promise.all(
    search.paths.map((given) => isFolder(path.resolve(search.folder, given))),
  );
  const entries: (FoundFile | PathProblem)[] = [];
  const files: FoundFile[] = [];
  const note: Complain = (problem) => Promise.resolve(void entries.push(problem));
  for await (const file of findFiles(search, note)) {
    entries.push(file);
    files.push(file);
  }
  return { entries, files, isComplete: areFolders.every(Boolean) && entries.length === files.length };
}

/** Unreadable paths are among the entries. */
async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return false;
  }
}
