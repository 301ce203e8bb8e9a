import { stat } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { FileError, readRegularText } from '../../../api/regular-file';

/** What is passed over below a folder. */
export interface IgnoreLevel {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** Receives what can't be read; the rest is read all the same. */
export type Complain = (path: string, error: unknown) => void | Promise<void>;

/** Files that say what to pass over; the later may take back what the earlier says. */
export const ignoreFileNames: readonly string[] = ['.gitignore', '.engine-room-ignore'];

/** Patterns that count from a folder, in the syntax of `.gitignore`. */
export function ignoreLevel(folder: string, patterns: readonly string[]): IgnoreLevel {
  return { folder, matcher: ignore({ ignorecase: false }).add(patterns.join('\n')) };
}

/** Whether a path is passed over. The level nearest to it decides, as in Git. */
export function isIgnored(file: string, isFolder: boolean, levels: readonly IgnoreLevel[]): boolean {
  for (const level of levels.toReversed()) {
    const { ignored, unignored } = verdictOf(level, file, isFolder);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The levels that count below a folder: not those that pass it over, where a nearer one has taken it back. */
export function levelsBelow(folder: string, levels: readonly IgnoreLevel[]): readonly IgnoreLevel[] {
  return levels.filter((level) => !verdictOf(level, folder, true).ignored);
}

function verdictOf(level: IgnoreLevel, file: string, isFolder: boolean) {
  const way = path.relative(level.folder, file).replaceAll(path.sep, '/');
  if (way === '' || way.startsWith('../') || path.isAbsolute(way))
    return { ignored: false, unignored: false };
  return level.matcher.test(isFolder ? `${way}/` : way);
}

/** The given levels and, where a folder has ignore files, its own. */
export async function withLevelOf(
  folder: string,
  levels: readonly IgnoreLevel[],
  complain: Complain,
): Promise<readonly IgnoreLevel[]> {
  const patterns: string[] = [];
  for (const name of ignoreFileNames) {
    const file = path.join(folder, name);
    try {
      patterns.push(await readRegularText(file));
    } catch (error) {
      if (!holdsNoPatterns(error)) await complain(file, error);
    }
  }
  return patterns.length === 0 ? levels : [...levels, ignoreLevel(folder, patterns)];
}

/** No such file, or something else of that name: Git takes nothing from it either. */
function holdsNoPatterns(error: unknown): boolean {
  return error instanceof FileError && (error.problem === 'missing' || error.problem === 'not-a-file');
}

/**
 * The levels that reach into a folder from above it: those of its repository, or without one those from `current` on,
 * where that is a folder above.
 */
export async function levelsAbove(
  folder: string,
  current: string,
  base: readonly IgnoreLevel[],
  complain: Complain,
): Promise<readonly IgnoreLevel[]> {
  let levels = base;
  for (const above of await foldersAbove(folder, current))
    levels = await withLevelOf(above, levels, complain);
  return levels;
}

/** The folders above a folder up to its repository's or the current one, the uppermost first. */
async function foldersAbove(folder: string, current: string): Promise<readonly string[]> {
  const ancestors = withAncestors(folder);
  const repository = await firstWithRepository(ancestors);
  const top = repository ?? ancestors.find((ancestor) => ancestor === current) ?? folder;
  return ancestors.slice(1, ancestors.indexOf(top) + 1).toReversed();
}

async function firstWithRepository(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) if (await exists(path.join(folder, '.git'))) return folder;
  return undefined;
}

function withAncestors(folder: string): readonly string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...withAncestors(above)];
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false; // Absent or closed to us: either way nothing to go by.
  }
}
