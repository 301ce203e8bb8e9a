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

/** Folders of other programs; ignore files can't re-include them. */
export const foreignFolders: readonly string[] = ['node_modules', '.git', 'bower_components', '__pycache__'];

/** Hidden folders, which tools use: ignored unless an ignore file re-includes them. */
const hiddenFolders = '.*/';

/** Options for walking a folder. */
export interface Walk {
  /** Patterns from above that apply below the folder; undefined disables all ignore files. */
  readonly ignored: readonly IgnoreLevel[] | undefined;
  /** Receives folders and ignore files that can't be read; the rest is still walked. */
  readonly complain: Complain;
}

/**
 * Yields the paths of the files below a folder that may be manifests, sorted by name. Does not follow links, and reads
 * only folders and ignore files.
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
 * The patterns that apply below a folder that the user has named or opened: hidden folders, `given`, and the ignore
 * files of its repository, or without one, those from the folder `current` on. The folder itself is always searched; if
 * it is ignored from above, nothing from above applies.
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

/** The entries of a folder, sorted by name; links are neither files nor folders. */
async function entriesOf(folder: string, complain: Complain): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    await complain(folder, error);
    return [];
  }
}
