import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { explain } from './path-problem';
import type { Complain } from './path-problem';

/** What is passed over below a folder, by the ignore files that lie in it. */
export interface IgnoreLevel {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** Files that say what to pass over; the later may take back what the earlier says. */
export const ignoreFiles: readonly string[] = ['.gitignore', '.engine-room-ignore'];

/** Patterns that count from a folder, in the syntax of `.gitignore`. */
export function ignoreLevel(folder: string, patterns: readonly string[]): IgnoreLevel {
  return { folder, matcher: ignore({ ignorecase: false }).add(patterns.join('\n')) };
}

/** Whether a path is passed over. The level nearest to it decides, as in Git. */
export function isIgnored(file: string, isFolder: boolean, levels: readonly IgnoreLevel[]): boolean {
  for (const { folder, matcher } of levels.toReversed()) {
    const way = path.relative(folder, file).replaceAll(path.sep, '/');
    if (way === '' || way.startsWith('../') || path.isAbsolute(way)) continue;
    const { ignored, unignored } = matcher.test(isFolder ? `${way}/` : way);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The given levels and, where a folder has ignore files, its own. What can't be read is complained about. */
export async function withLevelOf(
  folder: string,
  levels: readonly IgnoreLevel[],
  complain: Complain,
): Promise<readonly IgnoreLevel[]> {
  const patterns: string[] = [];
  for (const name of ignoreFiles) {
    const file = path.join(folder, name);
    try {
      patterns.push((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
    } catch (error) {
      if (!isAbsent(error)) await complain({ path: file, problem: explain(error) });
    }
  }
  return patterns.length === 0 ? levels : [...levels, ignoreLevel(folder, patterns)];
}

/**
 * The levels that reach into a folder from above it: those of its repository, or without one those from the current
 * folder on.
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

/** No such file, or something else of that name that holds no patterns. */
function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
