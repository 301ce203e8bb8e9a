import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file to look at. */
export interface FoundFile {
  /** As it is shown: the given path, and for a folder the way down from it. */
  readonly path: string;
  readonly bytes: number;
  /** Named on the command line, not found in a folder. */
  readonly named: boolean;
}

/** A path that cannot be looked at, and why. */
export interface PathProblem {
  readonly path: string;
  readonly problem: string;
}

/** Endings of files that may be manifests; their names and texts decide later. */
const candidate = /\.(?:ya?ml|json)$/i;

/** Folders of others. */
const passedOver = new Set(['node_modules', '.git']);

/**
 * The files under the given paths, each once, one after the other. Folders are walked without following links;
 * what cannot be read is handed to `complain` and left out.
 */
export async function* findFiles(
  paths: readonly string[],
  complain: (problem: PathProblem) => Promise<void>,
): AsyncGenerator<FoundFile> {
  const seen = new Set<string>();
  for (const given of paths) {
    for await (const file of filesOf(given, complain)) {
      const real = await realpath(file.path);
      if (seen.has(real)) continue;
      seen.add(real);
      yield file;
    }
  }
}

async function* filesOf(
  given: string,
  complain: (problem: PathProblem) => Promise<void>,
): AsyncGenerator<FoundFile> {
  const found = await look(given);
  if ('problem' in found) {
    await complain({ path: given, problem: found.problem });
  } else if (found.isDirectory()) {
    yield* walk(given, complain);
  } else if (found.isFile()) {
    yield { path: given, bytes: found.size, named: true };
  } else {
    await complain({ path: given, problem: 'is neither a file nor a folder.' });
  }
}

/** Goes down a folder itself, because each closed folder must be told and the files come one by one. */
async function* walk(
  folder: string,
  complain: (problem: PathProblem) => Promise<void>,
): AsyncGenerator<FoundFile> {
  const entries = await entriesOf(folder);
  if ('problem' in entries) {
    await complain({ path: folder, problem: entries.problem });
    return;
  }
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !passedOver.has(entry.name)) yield* walk(file, complain);
    if (!entry.isFile() || !candidate.test(entry.name)) continue;
    const found = await look(file);
    if ('problem' in found) await complain({ path: file, problem: found.problem });
    else yield { path: file, bytes: found.size, named: false };
  }
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

async function look(file: string): Promise<Stats | { problem: string }> {
  try {
    return await stat(file);
  } catch (error) {
    return { problem: explain(error) };
  }
}

/** Why a path cannot be opened, for the person who named it. */
export function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist: check the spelling of the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: you have no permission for it.';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
