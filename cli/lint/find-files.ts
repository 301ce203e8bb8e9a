import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { ignoreFiles, isIgnored, levelsAbove, withLevelOf } from './ignored';
import type { IgnoreLevel } from './ignored';
import { explain } from './path-problem';
import type { Complain } from './path-problem';

/** A file to look at. */
export interface FoundFile {
  /** As it is shown: the given path, and for a folder the way down from it. */
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
  /** Named on the command line, not found in a folder or by a pattern. */
  readonly named: boolean;
}

/** Where to look. */
export interface Search {
  /** Files, folders and, where there is no file of that name, patterns. */
  readonly paths: readonly string[];
  /** The current folder, absolute. */
  readonly folder: string;
  /** What is passed over beside what ignore files say; undefined for nothing, whatever they say. */
  readonly ignore: readonly IgnoreLevel[] | undefined;
}

/** Endings of files that may be manifests; their names and texts decide later. */
const candidate = /\.(?:ya?ml|json)$/i;

/** Folders of others. */
const passedOver = new Set(['node_modules', '.git']);

/**
 * The files under the given paths, each once, one after the other. Folders are walked without following links; ignored
 * files are left out unless they are named; what cannot be read is handed to `complain` and left out.
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
    const outer = await outerLevels(absolute, search, complain);
    // A folder that is named is meant to be looked at, even where it is ignored from above.
    const isMeant = isIgnored(absolute, true, outer);
    yield* walk({ path: given, absolute }, search, isMeant ? [] : outer, complain);
  } else if (found.isFile()) {
    yield { path: given, absolute, bytes: found.size, named: true };
  } else {
    await complain({ path: given, problem: 'is neither a file nor a folder.' });
  }
}

async function outerLevels(
  folder: string,
  { ignore, folder: current }: Search,
  complain: Complain,
): Promise<readonly IgnoreLevel[]> {
  return ignore === undefined ? [] : levelsAbove(folder, current, ignore, complain);
}

/** Goes down a folder itself, because each closed folder must be told and the files come one by one. */
async function* walk(
  folder: Pick<FoundFile, 'path' | 'absolute'>,
  search: Search,
  outer: readonly IgnoreLevel[],
  complain: Complain,
): AsyncGenerator<FoundFile> {
  const entries = await entriesOf(folder.absolute);
  if ('problem' in entries) {
    await complain({ path: folder.path, problem: entries.problem });
    return;
  }
  const hasIgnoreFile = search.ignore !== undefined && entries.some(({ name }) => ignoreFiles.includes(name));
  const levels = hasIgnoreFile ? await withLevelOf(folder.absolute, outer, complain) : outer;
  for (const entry of entries) {
    const isFolder = entry.isDirectory();
    if (isFolder ? passedOver.has(entry.name) : !entry.isFile() || !candidate.test(entry.name)) continue;
    const inner = {
      path: path.join(folder.path, entry.name),
      absolute: path.join(folder.absolute, entry.name),
    };
    if (isIgnored(inner.absolute, isFolder, levels)) continue;
    if (isFolder) yield* walk(inner, search, levels, complain);
    else yield* present(inner, complain);
  }
}

/** The files that match a pattern, those in hidden folders left out as a shell does. */
async function* matching(given: string, search: Search, complain: Complain): AsyncGenerator<FoundFile> {
  const pattern = path.sep === '\\' ? given.replaceAll('\\', '/') : given;
  const options = { cwd: search.folder, followSymbolicLinks: false, expandDirectories: false };
  const found = await glob(pattern, {
    ...options,
    ignore: Array.from(passedOver, (name) => `**/${name}/**`),
  });
  if (found.length === 0) {
    await complain({ path: given, problem: 'matches no file: check the pattern and the current folder.' });
  }
  let folder = '';
  let levels: readonly IgnoreLevel[] = [];
  for (const file of found.sort()) {
    const absolute = path.resolve(search.folder, file);
    if (search.ignore !== undefined && path.dirname(absolute) !== folder) {
      folder = path.dirname(absolute);
      levels = await withLevelOf(folder, await outerLevels(folder, search, complain), complain);
    }
    if (!isIgnored(absolute, false, levels))
      yield* present({ path: path.normalize(file), absolute }, complain);
  }
}

/** The file of an entry, unless it has gone or is no file. */
async function* present(
  file: Pick<FoundFile, 'path' | 'absolute'>,
  complain: Complain,
): AsyncGenerator<FoundFile> {
  const found = await look(file.absolute);
  if ('problem' in found) await complain({ path: file.path, problem: found.problem });
  else if (found.isFile()) yield { ...file, bytes: found.size, named: false };
}

/** The entries of a folder in the order of their names; links are entries of neither sort and so never followed. */
async function entriesOf(folder: string): Promise<Dirent[] | { problem: string }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { problem: explain(error) };
  }
}

/** The path without links; of a file that has gone in the meantime the path as it is, so that reading it tells. */
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
