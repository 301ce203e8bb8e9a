import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { isIgnored, levelsAbove, withLevelOf } from '../../manifests/engine/workspace/ignore-files';
import type { IgnoreLevel } from '../../manifests/engine/workspace/ignore-files';
import { foreignFolders, ignoredBelow, walkFolder } from '../../manifests/engine/workspace/walk-folder';
import { explain } from './path-problem';
import type { Complain } from './path-problem';

/** A file to check. */
export interface FoundFile {
  /** The displayed path: the given one, extended by the path inside the given folder. */
  readonly path: string;
  readonly absolute: string;
  /** Whether the file was named on the command line rather than found in a folder or by a pattern. */
  readonly named: boolean;
}

/** What to search. */
export interface Search {
  /** Files, folders and, when no file has that name, patterns. */
  readonly paths: readonly string[];
  /** The current folder, absolute. */
  readonly folder: string;
  /** Ignore patterns beside those of ignore files; undefined disables all of them. */
  readonly ignore: readonly IgnoreLevel[] | undefined;
}

/**
 * Yields the files under the given paths, each once. Folders are walked without following links; ignored files are left
 * out unless they are named; unreadable paths are passed to `complain` and left out.
 */
export async function* findFiles(search: Search, complain: Complain): AsyncGenerator<FoundFile> {
  if (search.paths.length === 1) {
    yield* filesOf(search.paths[0] ?? '.', search, complain);
    return;
  }
  const seen = new Set<string>();
  for (const given of search.paths) {
    for await (const file of filesOf(given, search, complain)) {
      const real = await realOf(file.absolute);
      if (seen.has(real)) continue;
      seen.add(real);
      yield file;
    }
  }
}

async function* filesOf(given: string, search: Search, complain: Complain): AsyncGenerator<FoundFile> {
  const absolute = path.resolve(search.folder, given);
  const found = await look(absolute);
  if ('problem' in found) {
    if (isDynamicPattern(given)) yield* matching(given, search, complain);
    else await complain({ path: given, problem: found.problem });
  } else if (found.isDirectory()) {
    yield* inFolder(given, absolute, search, complain);
  } else if (found.isFile()) {
    yield { path: given, absolute, named: true };
  } else {
    await complain({ path: given, problem: 'is neither a file nor a folder.' });
  }
}

async function* inFolder(
  given: string,
  folder: string,
  search: Search,
  complain: Complain,
): AsyncGenerator<FoundFile> {
  const shown = (inner: string): string => path.join(given, path.relative(folder, inner));
  const report = (inner: string, error: unknown): Promise<void> =>
    complain({ path: shown(inner), problem: explain(error) });
  const ignored = search.ignore && (await ignoredBelow(folder, report, search.ignore, search.folder));
  for await (const absolute of walkFolder(folder, { ignored, complain: report }))
    yield { path: shown(absolute), absolute, named: false };
}

/** Yields the files that match a pattern; like a shell, skips hidden folders. */
async function* matching(given: string, search: Search, complain: Complain): AsyncGenerator<FoundFile> {
  const pattern = path.sep === '\\' ? given.replaceAll('\\', '/') : given;
  const options = { cwd: search.folder, followSymbolicLinks: false, expandDirectories: false };
  const found = await glob(pattern, {
    ...options,
    ignore: Array.from(foreignFolders, (name) => `**/${name}/**`),
  });
  if (found.length === 0) {
    await complain({ path: given, problem: 'matches no file: check the pattern and the current folder.' });
  }
  const report = (file: string, error: unknown): Promise<void> =>
    complain({ path: file, problem: explain(error) });
  let folder = '';
  let levels: readonly IgnoreLevel[] = [];
  for (const file of found.sort()) {
    const absolute = path.resolve(search.folder, file);
    if (search.ignore !== undefined && path.dirname(absolute) !== folder) {
      folder = path.dirname(absolute);
      levels = await withLevelOf(
        folder,
        await levelsAbove(folder, search.folder, search.ignore, report),
        report,
      );
    }
    if (isIgnored(absolute, false, levels)) continue;
    const entry = await look(absolute);
    if ('problem' in entry) await complain({ path: path.normalize(file), problem: entry.problem });
    else if (entry.isFile()) yield { path: path.normalize(file), absolute, named: false };
  }
}

/** The path with links resolved; the path itself for a file that has been deleted, so that reading it reports that. */
async function realOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return file;
  }
}

async function look(file: string): Promise<Stats | { problem: string }> {
  try {
    return await stat(file);
  } catch (error) {
    return { problem: explain(error) };
  }
}
