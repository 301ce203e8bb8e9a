import { stat } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { FileError, readRegularText } from '../../../api/regular-file';

/** The ignore patterns that apply below a folder. */
export interface IgnoreLevel {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** Receives what can't be read; everything else is still read. */
export type Complain = (path: string, error: unknown) => void | Promise<void>;

/** Names of ignore files; later ones may re-include what earlier ones ignore. */
export const ignoreFileNames: readonly string[] = ['.gitignore', '.engine-room-ignore'];

/** Patterns relative to a folder, in `.gitignore` syntax. */
export function ignoreLevel(folder: string, patterns: readonly string[]): IgnoreLevel {
  return { folder, matcher: ignore({ ignorecase: false }).add(patterns.join('\n')) };
}

/** Whether a path is ignored. The nearest level decides, as in Git. */
export function isIgnored(file: string, isFolder: boolean, levels: readonly IgnoreLevel[]): boolean {
  for (const level of levels.toReversed()) {
    const { ignored, unignored } = verdictOf(level, file, isFolder);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The levels that apply below a folder: not those that ignore it, if a nearer one has re-included it. */
export function levelsBelow(folder: string, levels: readonly IgnoreLevel[]): readonly IgnoreLevel[] {
  return levels.filter((level) => !verdictOf(level, folder, true).ignored);
}

function verdictOf(level: IgnoreLevel, file: string, isFolder: boolean) {
  const way = wayFrom(level.folder, file);
  if (way === '' || way.startsWith('../') || path.isAbsolute(way))
    return { ignored: false, unignored: false };
  return level.matcher.test(isFolder ? `${way}/` : way);
}

/** The path of a file from a folder, with `/`; mostly it is below it, which is quicker seen than asked. */
function wayFrom(folder: string, file: string): string {
  const isBelow = file.startsWith(folder) && file.startsWith(path.sep, folder.length);
  const way = isBelow ? file.slice(folder.length + 1) : path.relative(folder, file);
  return way.replaceAll(path.sep, '/');
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

/** No such file, or not a file: Git also reads no patterns from it. */
function holdsNoPatterns(error: unknown): boolean {
  return error instanceof FileError && (error.problem === 'missing' || error.problem === 'not-a-file');
}

/**
 * The levels that reach into a folder from above: those of its repository, or without one, those from `current` on if
 * that is an ancestor.
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

/** The ancestors of a folder up to its repository's or the current one, outermost first. */
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
    return false; // Absent or not readable: no information either way.
  }
}
