import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { candidateEnding } from './candidates';
import {
  ignoreFileNames,
  ignoreLevel,
  isIgnored,
  levelsAbove,
  levelsBelow,
  withLevelOf,
} from './ignore-files';
import type { Complain, IgnoreLevel } from './ignore-files';

/** Folders of other programs, which no ignore file takes back. */
export const foreignFolders: readonly string[] = ['node_modules', '.git', 'bower_components', '__pycache__'];

/** Hidden folders, which tools keep their own in: passed over unless an ignore file takes them back. */
const hiddenFolders = '.*/';

/** How a folder is walked. */
export interface Walk {
  /** What is passed over below the folder by what lies above it; undefined for nothing, whatever ignore files say. */
  readonly ignored: readonly IgnoreLevel[] | undefined;
  /** Receives folders and ignore files that can't be read; the rest is walked all the same. */
  readonly complain: Complain;
}

/**
 * The paths of the files below a folder that may be manifests, one after the other in the order of their names. Links
 * are not followed, and nothing is read but folders and ignore files.
 */
export async function* walkFolder(folder: string, { ignored, complain }: Walk): AsyncGenerator<string> {
  const entries = await entriesOf(folder, complain);
  const hasIgnoreFile = entries.some(({ name }) => ignoreFileNames.includes(name));
  const levels = ignored && hasIgnoreFile ? await withLevelOf(folder, ignored, complain) : ignored;
  for (const entry of entries) {
    const isFolder = entry.isDirectory();
    if (isFolder ? foreignFolders.includes(entry.name) : !isCandidate(entry)) continue;
    const inner = path.join(folder, entry.name);
    if (levels && isIgnored(inner, isFolder, levels)) continue;
    if (isFolder) yield* walkFolder(inner, { ignored: levels && levelsBelow(inner, levels), complain });
    else yield inner;
  }
}

/**
 * What to pass over below a folder that a person has named or opened: hidden folders, what `given` says, and what the
 * ignore files of its repository say, or without one those from the folder `current` on. The folder itself is meant to be
 * looked at, even where it is ignored from above; then nothing from above counts.
 */
export async function ignoredBelow(
  folder: string,
  complain: Complain,
  given: readonly IgnoreLevel[] = [],
  current = folder,
): Promise<readonly IgnoreLevel[]> {
  const hidden = ignoreLevel(folder, [hiddenFolders]);
  const levels = await levelsAbove(folder, current, [hidden, ...given], complain);
  return isIgnored(folder, true, levels) ? [hidden] : levels;
}

function isCandidate(entry: Dirent): boolean {
  return entry.isFile() && candidateEnding.test(entry.name);
}

/** The entries of a folder in the order of their names; links are neither files nor folders. */
async function entriesOf(folder: string, complain: Complain): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    await complain(folder, error);
    return [];
  }
}
